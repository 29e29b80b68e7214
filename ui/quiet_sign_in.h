// Answers a server's question who one is where nobody need be asked: the keychain still looks for the token, or the
// server is hosted here, and its owner signs in with a password that was made up for it and is kept with the tokens.
// One server at a time. GUI thread.
#pragma once

#include "core/session/engine.h"
#include "ui/profile.h"

#include <QPointer>

namespace tincan {

class QuietSignIn : public QObject
{
    Q_OBJECT
public:
    explicit QuietSignIn(Profile &profile);

    // `own`: null where the server is not hosted here for others.
    void begin(Engine *engine, const std::shared_ptr<NetworkHosting> &own);
    void end();

    // The server asks, and it is seen to here: nobody need hear of it, unless gaveUp() comes.
    bool sees(const ConnectionStatus &status);

Q_SIGNALS:
    // Whoever sits here has to say who they are; with this invite they become the owner. Mostly there is none.
    void gaveUp(const QString &invite);

private:
    bool signInAsOwner();
    void takeSecret(const QString &key);

    Profile &m_profile;
    QPointer<Engine> m_engine;
    std::shared_ptr<NetworkHosting> m_own;
    bool m_signsIn = false; // as the owner
    bool m_tried = false;   // that, since the server let us in
    bool m_isAsked = false; // the last that was heard
};

} // namespace tincan
