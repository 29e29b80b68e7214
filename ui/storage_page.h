// The settings of what is kept on this computer: how much it is and for how long, copies of it, one of them taken in
// again, and an end to it. GUI thread.
#pragma once

#include "ui/history_export.h"
#include "ui/history_import.h"
#include "ui/settings_page.h"

namespace tincan {

class StoragePage : public SettingsPage
{
    Q_OBJECT
public:
    explicit StoragePage(Workspace &workspace);
    ~StoragePage() override;

    // What somebody does here that takes a while: one at a time.
    struct Deed
    {
        SettingsRow *row = nullptr;
        QPushButton *button = nullptr;
        QString name = {}; // on the button, while it does not run
    };
    void exportTo(const QString &path, HistoryExport::Format format);
    void importFrom(const QString &path);
    const Deed &exporting(HistoryExport::Format format) const
    {
        return format == HistoryExport::Format::Html ? m_html : m_json;
    }
    const Deed &importing() const { return m_take; }
    QComboBox *keepBox() const { return m_keep; }
    QPushButton *clearButton() const { return m_clear; }

private:
    Deed addDeed(const QString &label, const QString &hint, const QString &button);
    void addKeep();
    void showSize();
    void follow(); // whether there is a server
    void begin(Deed &deed);
    void end(const QString &hint);
    void stop();
    void askForExport(HistoryExport::Format format);
    void askForImport();
    void askClear();

    SettingsRow *m_sizeRow;
    QComboBox *m_keep = nullptr;
    Deed m_json;
    Deed m_html;
    Deed m_take;
    QPushButton *m_clear;
    Deed *m_running = nullptr; // one of them
    std::unique_ptr<HistoryExport> m_export;
    std::unique_ptr<HistoryImport> m_import;
};

} // namespace tincan
