#include "ui/go_menu.h"

#include "ui/chat_page.h"
#include "ui/main_window.h"

#include <QCoreApplication>
#include <QMenuBar>

namespace tincan {

namespace {

class GoMenu
{
    Q_DECLARE_TR_FUNCTIONS(GoMenu)
public:
    static QMenu *make(MainWindow *window)
    {
        auto *menu = new QMenu(tr("&Go to"), window->menuBar());
        TimelineView *view = window->page()->view();
        Conversation *conversation = window->conversation();
        menu->addAction(tr("First &unread message"), QKeySequence(Qt::ALT | Qt::Key_PageUp), conversation,
                        &Conversation::goToFirstUnread);
        menu->addAction(tr("&Date…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), window, &MainWindow::askDate);
        menu->addSeparator();
        menu->addAction(tr("&First message"), QKeySequence(Qt::ALT | Qt::Key_Home), view,
                        [view] { view->jump(false); });
        menu->addAction(tr("&Newest message"), QKeySequence(Qt::ALT | Qt::Key_End), view, [view] { view->jump(true); });
        menu->addSeparator();
        QAction *back = menu->addAction(tr("&Back to where you were"), QKeySequence(Qt::ALT | Qt::Key_Left), view,
                                        &TimelineView::goBack);
        const auto follow = [back, view] { back->setEnabled(view->hasTrail()); };
        QObject::connect(view, &TimelineView::trailChanged, back, follow);
        follow();
        return menu;
    }
};

} // namespace

QMenu *makeGoMenu(MainWindow *window)
{
    return GoMenu::make(window);
}

} // namespace tincan
