#include "ui/server_menu.h"

#include "ui/main_window.h"
#include "ui/server_rail.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace tincan {

namespace {

QString shown(const MainWindow *window, const QUrl &server)
{
    return window->servers()->profile().wordsOf(server).replace(u'&', QStringLiteral("&&"));
}

class ServerMenu
{
    Q_DECLARE_TR_FUNCTIONS(ServerMenu)
public:
    static QMenu *make(MainWindow *window)
    {
        auto *menu = new QMenu(tr("Ser&vers"), window->menuBar());
        menu->setObjectName(QStringLiteral("servers"));
        QObject::connect(menu, &QMenu::aboutToShow, menu, [menu, window] { fill(menu, window); });
        // Its keys work without opening it. Queued: what was chosen in it is what changes them.
        const auto again = [menu, window] { fill(menu, window); };
        QObject::connect(window->servers(), &ServerSet::changed, menu, again, Qt::QueuedConnection);
        QObject::connect(&window->servers()->known(), &KnownServers::changed, menu, again, Qt::QueuedConnection);
        fill(menu, window);
        return menu;
    }

    static QMenu *makeForRail(MainWindow *window, Workspace *workspace)
    {
        auto *menu = new QMenu(window);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(leaveWords(*window, *workspace), window, [window, workspace] {
            window->showWorkspace(workspace);
            window->leaveServer();
        });
        addAccount(menu, window, workspace);
        if (!workspace->hosted().running)
            addForget(menu, window, workspace->profile().server());
        return menu;
    }

    static QString leaveWords(const MainWindow &window, const Workspace &workspace)
    {
        return window.isShownElsewhere(workspace) ? tr("&Leave this server in all windows") : tr("&Leave this server");
    }

private:
    static void fill(QMenu *menu, MainWindow *window)
    {
        menu->clear();
        qDeleteAll(menu->findChildren<QMenu *>(Qt::FindDirectChildrenOnly));
        const auto &open = window->servers()->all();
        for (size_t place = 0; place < open.size(); ++place) {
            Workspace *workspace = open[place].get();
            if (workspace->isOpen())
                addOpen(menu, window, workspace, qsizetype(place));
        }
        QList<QUrl> others;
        for (const QUrl &server : window->servers()->known().all()) {
            if (!window->servers()->find(server))
                others.append(server);
        }
        if (menu->isEmpty() && others.isEmpty())
            menu->addAction(tr("None joined yet"))->setEnabled(false);
        if (open.size() > 1) {
            menu->addSeparator();
            menu->addAction(tr("&Previous server"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Up), window,
                            [window] { window->stepServer(-1); });
            menu->addAction(tr("&Next server"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Down), window,
                            [window] { window->stepServer(1); });
        }
        if (window->workspace()->isOpen())
            addAccount(menu, window, window->workspace());
        if (!others.isEmpty())
            menu->addSection(tr("Joined before"));
        for (const QUrl &server : others) {
            QMenu *one = menu->addMenu(shown(window, server));
            one->addAction(tr("&Join again"), window, [window, server] { window->goToServer(server); });
            if (server.userName().isEmpty()) // nothing else leads back to another account
                addTakeOff(one, window, server);
            addForget(one, window, server);
        }
    }

    static void addTakeOff(QMenu *menu, MainWindow *window, const QUrl &server)
    {
        QAction *off = menu->addAction(tr("&Take off this list"), window,
                                       [window, server] { window->servers()->known().remove(server); });
        off->setToolTip(tr("Its messages stay on this computer."));
        menu->setToolTipsVisible(true);
    }

    static void addOpen(QMenu *menu, MainWindow *window, Workspace *workspace, qsizetype place)
    {
        QAction *go = menu->addAction(shown(window, workspace->profile().server()), ServerRail::keyOf(place), window,
                                      [window, workspace] { window->showWorkspace(workspace); });
        go->setCheckable(true);
        go->setChecked(workspace == window->workspace());
    }

    static void addAccount(QMenu *menu, MainWindow *window, Workspace *beside)
    {
        menu->addAction(tr("&Another account on %1…").arg(shown(window, beside->profile().address())), window,
                        [window, beside] { window->askAccount(beside); });
    }

    static void addForget(QMenu *menu, MainWindow *window, const QUrl &server)
    {
        menu->addAction(tr("&Forget it…"), window, [window, server] { window->askForget(server); });
    }
};

} // namespace

QMenu *makeServerMenu(MainWindow *window)
{
    return ServerMenu::make(window);
}

QMenu *makeRailMenu(MainWindow *window, Workspace *workspace)
{
    return ServerMenu::makeForRail(window, workspace);
}

QString leaveWords(const MainWindow &window, const Workspace &workspace)
{
    return ServerMenu::leaveWords(window, workspace);
}

} // namespace tincan
