// The settings: pages at the left, the one that is chosen at the right, and a box on top that shows only what has the
// word typed there. Everything applies at once; the window stays open beside the conversation, and speaks another
// language as soon as one is chosen. Deletes itself when it is closed. GUI thread.
#pragma once

#include "ui/dialog.h"
#include "ui/settings_page.h"

class QListWidget;
class QStackedWidget;

namespace tincan {

class SettingsWindow : public Dialog
{
    Q_OBJECT
public:
    enum class Page
    {
        General,
        Line,
        Appearance,
        Language,
        Keys,
        Notifications,
        Privacy,
        Storage,
        Network,
        Advanced,
    };

    SettingsWindow(Workspace &workspace, QWidget *parent);

    void showPage(Page page);
    Page page() const;
    SettingsPage *pageOf(Page page) const { return m_pages.value(int(page)); }
    QLineEdit *searchEdit() const { return m_search; }
    QListWidget *list() const { return m_list; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void buildAgain(); // in other words, or letters of another size
    void addPage(SettingsPage *page);
    void find(const QString &word);

    Workspace &m_workspace;
    QWidget *m_whole = nullptr;
    QLineEdit *m_search = nullptr;
    QListWidget *m_list = nullptr;
    QStackedWidget *m_stack = nullptr;
    QList<SettingsPage *> m_pages;
};

} // namespace tincan
