// What a room is called and about, and who is in it; changed here by who may, and left. It asks the server when it
// opens, and says so until the answer comes. GUI thread.
#pragma once

#include "core/session/session.h"
#include "ui/dialog.h"
#include "ui/room_words.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace tincan {

class MemberList;
class Workspace;

class RoomDetailsDialog : public Dialog
{
    Q_OBJECT
public:
    // Goes with the workspace's server.
    RoomDetailsDialog(Workspace &workspace, const RoomSummary &room, QWidget *parent);

    QString state() const; // what is loading or was refused; empty: all is well
    QLineEdit *titleEdit() const { return m_title; }
    QLineEdit *topicEdit() const { return m_topic; }
    MemberList *members() const { return m_members; }
    QPushButton *saveButton() const { return m_save; }
    QPushButton *archiveButton() const { return m_archive; }
    QPushButton *leaveButton() const { return m_leave; } // or comes back
    QPushButton *againButton() const { return m_again; }

private:
    void makeFields();
    void makeButtons();
    void load();
    void setDetails(const RoomDetails &details, const std::optional<Failure> &failure);
    void showRights();
    void ask(RoomDeed deed); // something of the engine, which answers by taken()
    void taken(const std::optional<Failure> &failure);
    void save();
    void archive();
    void invite();
    void remove(const Person &person);
    void leaveOrComeBack();
    void say(const QString &sentence, bool bad, bool again = false);
    bool isEdited() const;

    Workspace &m_workspace;
    RoomDetails m_details;
    bool m_left;
    bool m_loaded = false;
    std::optional<RoomDeed> m_asked;
    QLineEdit *m_title;
    QLineEdit *m_topic;
    QLabel *m_kind;
    QLabel *m_state;
    MemberList *m_members;
    QPushButton *m_save;
    QPushButton *m_archive;
    QPushButton *m_leave;
    QPushButton *m_again;
};

} // namespace tincan
