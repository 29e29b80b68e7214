// What a window asks about rooms, and the menu of one.
#include "core/chat/direct_room.h"
#include "ui/main_window.h"
#include "ui/room_details_dialog.h"
#include "ui/room_dialog.h"
#include "ui/room_question.h"
#include "ui/room_words.h"
#include "ui/side_bar.h"

#include <QMenu>
#include <QMenuBar>

namespace tincan {

void MainWindow::askRoom()
{
    if (!workspace()->isOpen())
        return;
    QSet<QString> taken;
    for (const RoomSummary &row : workspace()->rooms())
        taken.insert(row.room.id);
    auto *dialog = new RoomDialog(taken, workspace()->isSignedIn(), this);
    dialog->endWith(*workspace());
    dialog->ask([this, dialog] { conversation()->createRoom(dialog->room()); });
}

const RoomSummary *MainWindow::findRoom(const QString &room) const
{
    const QString id = room.isEmpty() ? conversation()->room() : room;
    return workspace()->isOpen() ? sideBar()->model()->find(id) : nullptr;
}

void MainWindow::askRoomDetails(const QString &room)
{
    if (const RoomSummary *row = findRoom(room); row && !question())
        (new RoomDetailsDialog(*workspace(), *row, this))->open();
}

void MainWindow::askLeaveRoom(const QString &room)
{
    const RoomSummary *row = findRoom(room);
    if (!row || question())
        return;
    RoomQuestion *dialog = RoomQuestion::leave(row->room, this);
    dialog->endWith(*workspace());
    dialog->ask([this, id = row->room.id] { conversation()->leaveRoom(id); });
}

QMenu *MainWindow::makeRoomMenu(const QString &room)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const RoomSummary *row = findRoom(room);
    if (!row)
        return menu;
    menu->addAction(tr("&Open"), conversation(), [this, room] { conversation()->showRoom(room); });
    QAction *read = menu->addAction(tr("&Mark as read"), workspace(), [this, room] {
        if (workspace()->isOpen())
            workspace()->markRead(room);
    });
    read->setEnabled(row->unread > 0);
    menu->addSeparator();
    addMark(menu, tr("M&ute"), Mark::Muted, room);
    if (!RoomListModel::isDirect(row->room)) {
        addMark(menu, tr("&Favourite"), Mark::Favourite, room);
        menu->addAction(tr("Move &up"), this, [this, room] { moveRoom(room, -1); });
        menu->addAction(tr("Move dow&n"), this, [this, room] { moveRoom(room, 1); });
    }
    menu->addSeparator();
    menu->addAction(tr("&Details…"), this, [this, room] { askRoomDetails(room); });
    if (row->left)
        menu->addAction(tr("&Come back"), conversation(), [this, room] { conversation()->comeBackTo(room); });
    else if (workspace()->isSignedIn() && room != QStringLiteral("lobby"))
        menu->addAction(tr("&Leave…"), this, [this, room] { askLeaveRoom(room); });
    return menu;
}

void MainWindow::moveRoom(const QString &room, int places)
{
    workspace()->marks()->setOrder(sideBar()->model()->orderWith(room, places));
}

QMenu *MainWindow::makeArchiveMenu()
{
    auto *menu = new QMenu(tr("&Bring back an archived room"), menuBar());
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        for (const RoomSummary &row : workspace()->rooms()) {
            if (row.room.archived && !RoomListModel::isDirect(row.room))
                menu->addAction(RoomWords::heading(row.room).replace(u'&', QStringLiteral("&&")), conversation(),
                                [this, room = row.room] { conversation()->bringBack(room); });
        }
        if (menu->isEmpty())
            menu->addAction(tr("None is archived"))->setEnabled(false);
    });
    return menu;
}

QMenu *MainWindow::makePersonMenu(const Person &person)
{
    QMenu *menu = makeRoomMenu(directRoomOf(workspace()->people()->self(), person.id));
    if (menu->isEmpty()) // none was made yet
        menu->addAction(tr("&Open"), conversation(), [this, person] { conversation()->talkTo(person); });
    menu->addSeparator();
    addMark(menu, tr("&Block: fold their messages away here"), Mark::Blocked, person.id);
    return menu;
}

void MainWindow::addMark(QMenu *menu, const QString &words, Mark mark, const QString &id)
{
    RoomMarks *marks = workspace()->marks();
    QAction *action = menu->addAction(words, marks, [marks, mark, id](bool on) { marks->set(mark, id, on); });
    action->setCheckable(true);
    action->setChecked(marks->has(mark, id));
}

} // namespace tincan
