#include "ui/sign_in_dialog.h"

#include "ui/failure_text.h"
#include "ui/server_address.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"
#include "ui/workspace.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace tincan {

namespace {

QString wordsFor(const Failure &failure)
{
    switch (failure.kind) {
    case Failure::Kind::SignIn:
        return SignInDialog::tr("The name, the password or the invite is wrong.");
    case Failure::Kind::Refused:
        if (failure.status == 409)
            return SignInDialog::tr("Somebody else has this name here. Choose another one.");
        if (failure.status == 422)
            return SignInDialog::tr("Choose a password of 8 characters or more, and a name of 64 at most.");
        return FailureText::happened(failure);
    case Failure::Kind::Busy:
        return failure.status == 429 ? SignInDialog::tr("Too many tries. Wait a minute, then try again.")
                                     : FailureText::happened(failure);
    default:
        return FailureText::happened(failure) + u' ' + FailureText::toDo(failure);
    }
}

QString sentenceOf(const QString &server, bool invited)
{
    return invited ? SignInDialog::tr("You are invited to %1. Choose the name that others will see, and a "
                                      "password for the next time.")
                         .arg(server)
                   : SignInDialog::tr("%1 wants to know who you are.").arg(server);
}

// Who has one account there is somebody else with the next.
QString nameFor(const Profile &profile)
{
    return profile.isFirstAccount() ? profile.name() : profile.accountName();
}

} // namespace

SignInDialog::SignInDialog(Workspace *workspace, QWidget *parent)
    : SignInDialog(workspace, workspace->isInvited(), parent)
{}

SignInDialog::SignInDialog(Workspace *workspace, bool invited, QWidget *parent)
    : FormDialog(invited ? tr("Make your account") : tr("Sign in"),
                 sentenceOf(ServerAddress::words(workspace->profile().server()), invited),
                 invited ? tr("Join") : tr("Sign in"), parent),
      m_workspace(workspace),
      m_word(acceptButton()->text()),
      m_name(new QLineEdit(invited ? QString() : nameFor(workspace->profile()))),
      m_password(new QLineEdit),
      m_invite(new QLineEdit(workspace->inviteCode())),
      m_place(new QLabel)
{
    m_name->setMaxLength(64);
    m_password->setEchoMode(QLineEdit::Password);
    addField(tr("&Name"), m_name);
    addField(tr("&Password"), m_password, invited ? tr("8 characters or more.") : QString());
    addField(tr("&Invite"), m_invite,
             tr("Only where you are new: the code that you were given. It makes your account."));
    m_place->setWordWrap(true);
    m_place->setFont(fontFor(Type::Hint));
    setLook(m_place, QStringLiteral("dim"));
    addWidget(m_place);
    showPlace();
    connect(&workspace->profile().secrets(), &Secrets::placeChanged, this, &SignInDialog::showPlace);
    workspace->profile().secrets().look();
    if (!m_name->text().isEmpty())
        m_password->setFocus();
    endWith(*workspace);
    connect(workspace, &Workspace::signedIn, this, &QDialog::accept);
    connect(workspace->lines(), &LineState::changed, this, [this] {
        if (m_workspace->lines()->status().state == ConnectionStatus::State::Connected)
            reject(); // it asks nobody
    });
    connect(workspace, &Workspace::signInFailed, this, [this](const Failure &failure) {
        wait(false);
        complainOf(failure.status == 409 ? m_name : m_password, wordsFor(failure));
    });
}

void SignInDialog::showPlace()
{
    switch (m_workspace->profile().secrets().place()) {
    case Secrets::Place::Unknown:
        m_place->clear();
        break;
    case Secrets::Place::Keychain:
        m_place->setText(tr("What keeps you signed in is in the system's keychain; your password is kept nowhere."));
        break;
    case Secrets::Place::File:
        m_place->setText(
            tr("No keychain answers here, so that what keeps you signed in is in a file that only you may read; "
               "your password is kept nowhere."));
        break;
    }
    m_place->setVisible(!m_place->text().isEmpty());
    fit();
}

QString SignInDialog::placeWords() const
{
    return m_place->text();
}

void SignInDialog::wait(bool waits)
{
    for (QWidget *field : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_password),
                           static_cast<QWidget *>(m_invite), static_cast<QWidget *>(acceptButton())})
        field->setEnabled(!waits);
    acceptButton()->setText(waits ? tr("Signing in…") : m_word);
}

void SignInDialog::complainOf(QLineEdit *field, const QString &sentence)
{
    complain(sentence, field);
    field->selectAll();
}

void SignInDialog::tryAccept()
{
    if (m_name->text().trimmed().isEmpty())
        return complainOf(m_name, tr("Type your name."));
    if (m_password->text().isEmpty())
        return complainOf(m_password, tr("Type your password."));
    complain({});
    wait(true);
    const QString invite = m_invite->text().trimmed();
    const QString inLink = ServerAddress::inviteOf(invite).code; // invites are handed on as links
    m_workspace->signIn(m_name->text().trimmed(), m_password->text(), inLink.isEmpty() ? invite : inLink);
}

} // namespace tincan
