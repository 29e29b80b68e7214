// Which of the servers that are open a window shows.
#include "ui/chat_page.h"
#include "ui/forget_dialog.h"
#include "ui/main_window.h"

#include <QStackedWidget>

#include <algorithm>

namespace tincan {

void MainWindow::showWorkspace(Workspace *shown)
{
    if (shown == workspace())
        return;
    // What floats, and the settings, speak of the one before.
    closeFloating();
    std::optional<SettingsWindow::Page> settingsPage;
    if (auto *settings = findChild<SettingsWindow *>()) {
        settingsPage = settings->isVisible() ? std::optional(settings->page()) : std::nullopt;
        delete settings;
    }
    m_view->remember();
    m_view = viewOf(shown);
    m_servers->setShown(shown);
    buildMenus();
    showServer();
    if (settingsPage)
        openSettings(settingsPage);
    else if (shown->isOpen())
        page()->composer()->edit()->setFocus();
    signInWhereAsked();
}

// Left, and another one is open: which the set shows now.
void MainWindow::dropView(const Workspace *gone)
{
    const auto at = std::find_if(m_views.begin(), m_views.end(),
                                 [gone](const ServerView *view) { return view->workspace() == gone; });
    if (at == m_views.end())
        return;
    if (*at == m_view)
        showWorkspace(m_servers->shown());
    ServerView *view = *std::find_if(m_views.begin(), m_views.end(),
                                     [gone](const ServerView *one) { return one->workspace() == gone; });
    m_views.erase(std::find(m_views.begin(), m_views.end(), view));
    m_stack->removeWidget(view);
    view->deleteLater(); // what was clicked may be in it
}

void MainWindow::stepServer(int servers)
{
    const auto &all = m_servers->all();
    const auto here =
        std::find_if(all.begin(), all.end(), [this](const auto &one) { return one.get() == workspace(); });
    const auto count = std::ptrdiff_t(all.size());
    showWorkspace(all[size_t((here - all.begin() + servers + count) % count)].get());
}

void MainWindow::goToServer(const QUrl &server)
{
    Workspace *place = m_servers->placeFor(server);
    showWorkspace(place);
    if (!place->isOpen())
        place->join(server);
    signInWhereAsked();
}

void MainWindow::leaveServer()
{
    remember();
    if (workspace()->hosted().running)
        onceHostingMayStop([this] { workspace()->leave(); });
    else
        workspace()->leave();
}

void MainWindow::askForget(const QUrl &server)
{
    auto *dialog = new ForgetDialog(*m_servers, server, this);
    dialog->ask([this, server] { m_servers->forget(server); });
}

} // namespace tincan
