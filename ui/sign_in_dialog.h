// Asks a server's question who one is: a name and a password, and an invite where the name is new there. Who followed
// an invite's link is asked for a new account. Stays open until the server has answered. GUI thread.
#pragma once

#include "ui/form_dialog.h"

class QLabel;
class QLineEdit;

namespace tincan {

class Workspace;

class SignInDialog : public FormDialog
{
    Q_OBJECT
public:
    // The workspace must outlive it; the dialog closes when its server goes.
    SignInDialog(Workspace *workspace, QWidget *parent);

    QLineEdit *nameEdit() const { return m_name; }
    QLineEdit *passwordEdit() const { return m_password; }
    QLineEdit *inviteEdit() const { return m_invite; }
    QString placeWords() const;

protected:
    void tryAccept() override;

private:
    SignInDialog(Workspace *workspace, bool invited, QWidget *parent);
    void showPlace();
    void wait(bool waits);
    void complainOf(QLineEdit *field, const QString &sentence);

    Workspace *m_workspace;
    QString m_word; // on the button
    QLineEdit *m_name;
    QLineEdit *m_password;
    QLineEdit *m_invite;
    QLabel *m_place; // where it is kept, what signs in the next time
};

} // namespace tincan
