// The settings of what is kept on this computer: how much it is, a copy of it as JSON, and an end to it. GUI thread.
#pragma once

#include "ui/settings_page.h"

namespace tincan {

class HistoryExport;

class StoragePage : public SettingsPage
{
    Q_OBJECT
public:
    explicit StoragePage(Workspace &workspace);
    ~StoragePage() override;

    void exportTo(const QString &path);
    SettingsRow *exportRow() const { return m_exportRow; }
    QPushButton *clearButton() const { return m_clear; }

private:
    void showSize();
    void pressExport(); // or stop it
    void stopExport();
    void askClear();

    QPushButton *m_export;
    QPushButton *m_clear;
    SettingsRow *m_sizeRow;
    SettingsRow *m_exportRow;
    std::unique_ptr<HistoryExport> m_running;
};

} // namespace tincan
