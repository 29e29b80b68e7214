#include "ui/server_menu.h"

#include "ui/main_window.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace tincan {

namespace {

class ServerMenu
{
    Q_DECLARE_TR_FUNCTIONS(ServerMenu)
public:
    static QMenu *make(MainWindow *window)
    {
        auto *menu = new QMenu(tr("Ser&vers"), window->menuBar());
        QObject::connect(menu, &QMenu::aboutToShow, menu, [menu, window] { fill(menu, window); });
        fill(menu, window); // for who looks before it was opened: a screen reader
        return menu;
    }

private:
    static void fill(QMenu *menu, MainWindow *window)
    {
        menu->clear();
        KnownServers &known = window->workspace()->servers();
        const QUrl here = window->isOnStartPage() ? QUrl() : window->workspace()->profile().server();
        QList<QUrl> others;
        for (const QUrl &server : known.all()) {
            QAction *go = menu->addAction(server.authority().replace(u'&', QStringLiteral("&&")), window,
                                          [window, server] { window->goToServer(server); });
            go->setCheckable(true);
            go->setChecked(server == here);
            if (server != here)
                others.append(server);
        }
        if (known.all().isEmpty())
            menu->addAction(tr("None joined yet"))->setEnabled(false);
        menu->addSeparator();
        QAction *clear = menu->addAction(tr("Take the &others off this list"), window, [&known, others] {
            for (const QUrl &server : others)
                known.remove(server);
        });
        clear->setEnabled(!others.isEmpty());
        clear->setToolTip(tr("Their messages stay on this computer."));
        menu->setToolTipsVisible(true);
    }
};

} // namespace

QMenu *makeServerMenu(MainWindow *window)
{
    return ServerMenu::make(window);
}

} // namespace tincan
