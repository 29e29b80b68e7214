// Who is in a room, in its details: how many, their names, and buttons to invite and to remove. GUI thread.
#pragma once

#include "core/chat/person.h"

#include <QList>
#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace tincan {

class MemberList : public QWidget
{
    Q_OBJECT
public:
    explicit MemberList(QWidget *parent = nullptr);

    // `self` is marked, and not removed.
    void setMembers(const QList<Person> &members, const QString &self);
    void setRights(bool mayInvite, bool mayRemove);
    void setBusy(bool busy); // something was asked, and is not answered yet
    const QList<Person> &members() const { return m_members; }
    QListWidget *list() const { return m_list; }
    QPushButton *inviteButton() const { return m_invite; }
    QPushButton *removeButton() const { return m_remove; }

Q_SIGNALS:
    void inviteChosen();
    void removeChosen(const tincan::Person &person);

private:
    Person current() const;
    void refreshButtons();

    QList<Person> m_members;
    QString m_self;
    bool m_busy = false;
    QLabel *m_heading;
    QListWidget *m_list;
    QPushButton *m_invite;
    QPushButton *m_remove;
};

} // namespace tincan
