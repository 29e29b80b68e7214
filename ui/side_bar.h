// The left column: who you are, the jump box, the rooms, the people. GUI thread.
#pragma once

#include "ui/people_list.h"
#include "ui/room_marks.h"

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
    void setServer(const QString &address); // below the name; empty: there is one alone
    void setAccountMenu(QMenu *menu);
    void setRooms(const QList<RoomSummary> &rooms);
    void setPeople(const ServerPeople &people);
    void setMarks(const RoomMarks &marks);
    void setCurrentRoom(const QString &room);
    void jump();          // Ctrl+K
    void step(int rooms); // Alt+↑/↓
    RoomListModel *model() const { return m_model; }
    QListView *list() const { return m_list; }
    PeopleList *people() const { return m_people; }
    QLineEdit *jumpBox() const { return m_jump; }
    QList<QWidget *> stops() const; // of the Tab key

Q_SIGNALS:
    void roomChosen(const QString &room);
    void personChosen(const tincan::Person &person); // to talk to
    void menuWanted(const QString &room, const QPoint &where);
    void personMenuWanted(const tincan::Person &person, const QPoint &where);
    void orderWanted(const QStringList &rooms);
    void newRoomChosen();
    void left(); // Esc in the jump box

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeAccount();
    QWidget *makeRoomsHeading();
    void choose(const QModelIndex &index);
    void askMenu(const QListView *list, const QPoint &at); // of a room, or of a person
    void fit();                                            // as high as what is in the lists, as far as there is room
    QStringList roomsInOrder() const;
    void refreshIcons();

    RoomListModel *m_model;
    QListView *m_list;
    PeopleList *m_people;
    QLineEdit *m_jump;
    QToolButton *m_accountButton;
    QToolButton *m_newRoom;
    QLabel *m_name;
    QLabel *m_server;
    Avatar *m_avatar;
    QString m_current;
};

} // namespace tincan
