// The left column: who you are, the jump box, the rooms. GUI thread.
#pragma once

#include "ui/room_list_model.h"

#include <QLineEdit>
#include <QListView>
#include <QToolButton>

class QLabel;

namespace tincan {

class Avatar;

class SideBar : public QWidget
{
    Q_OBJECT
public:
    explicit SideBar(QWidget *parent = nullptr);

    void setName(const QString &name);
    void setAccountMenu(QMenu *menu);
    void setRooms(const QList<RoomSummary> &rooms);
    void setCurrentRoom(const QString &room);
    void jump();          // Ctrl+K
    void step(int rooms); // Alt+↑/↓
    RoomListModel *model() const { return m_model; }
    QListView *list() const { return m_list; }
    QLineEdit *jumpBox() const { return m_jump; }
    QList<QWidget *> stops() const; // of the Tab key

Q_SIGNALS:
    void roomChosen(const QString &room);
    void newRoomChosen();
    void left(); // Esc in the jump box

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeAccount();
    QWidget *makeRoomsHeading();
    void choose(const QModelIndex &index);
    void refreshIcons();

    RoomListModel *m_model;
    QListView *m_list;
    QLineEdit *m_jump;
    QToolButton *m_accountButton;
    QToolButton *m_newRoom;
    QLabel *m_name;
    Avatar *m_avatar;
    QString m_current;
};

} // namespace tincan
