#include "ui/quiet_sign_in.h"

#include "ui/network_hosting.h"

#include <QRandomGenerator>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// Of the secret; no server's address looks like it.
QString passwordKey()
{
    return u"owner-password"_s;
}

// Nobody has to type it.
QString madeUpPassword()
{
    QByteArray bytes(32, Qt::Uninitialized);
    QRandomGenerator::system()->generate(bytes.begin(), bytes.end());
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

bool asks(const ConnectionStatus &status)
{
    return status.state == ConnectionStatus::State::NeedsYou && status.failure &&
           status.failure->kind == Failure::Kind::SignIn;
}

} // namespace

QuietSignIn::QuietSignIn(Profile &profile) : m_profile(profile)
{
    connect(&profile.secrets(), &Secrets::answered, this, &QuietSignIn::takeSecret);
}

void QuietSignIn::begin(Engine *engine, const std::shared_ptr<NetworkHosting> &own)
{
    end();
    m_engine = engine;
    m_own = own;
    connect(engine, &Engine::signedIn, this, [this] { m_signsIn = false; });
    connect(engine, &Engine::signInFailed, this, [this](const Failure &failure) {
        if (!std::exchange(m_signsIn, false))
            return;
        if (failure.kind == Failure::Kind::Refused) { // that name will not do
            m_profile.secrets().set(passwordKey(), {});
            m_profile.setOwner({});
        }
        Q_EMIT gaveUp(m_own->ownerInvite());
    });
}

void QuietSignIn::end()
{
    if (m_engine)
        m_engine->disconnect(this);
    m_engine = nullptr;
    m_own.reset();
    m_signsIn = m_tried = m_isAsked = false;
}

bool QuietSignIn::sees(const ConnectionStatus &status)
{
    m_isAsked = asks(status);
    if (status.state == ConnectionStatus::State::Connected)
        m_tried = false;
    if (!m_isAsked)
        return false;
    return m_signsIn || m_profile.secrets().isAwaited(m_profile.serverKey()) || signInAsOwner();
}

// Like anybody: by the invite that makes the first one the owner, and from then on by name and password. They are kept
// before they are sent, since the answer may be lost.
bool QuietSignIn::signInAsOwner()
{
    Secrets &secrets = m_profile.secrets();
    if (!m_own || !m_engine || m_tried)
        return false;
    if (secrets.isAwaited(passwordKey()))
        return true;
    QString password = QString::fromLatin1(secrets.value(passwordKey()));
    if (password.isEmpty() && m_own->ownerInvite().isEmpty())
        return false;
    if (password.isEmpty()) {
        password = madeUpPassword();
        secrets.set(passwordKey(), password.toLatin1());
    }
    if (m_profile.owner().isEmpty())
        m_profile.setOwner(m_profile.name());
    m_tried = m_signsIn = true;
    m_engine->signIn(m_profile.owner(), password, m_own->ownerInvite());
    return true;
}

void QuietSignIn::takeSecret(const QString &key)
{
    const bool isToken = key == m_profile.serverKey();
    if (!m_engine || (!isToken && key != passwordKey()))
        return;
    if (isToken && !m_profile.token().isEmpty()) {
        m_isAsked = false; // it is answered with this
        m_engine->setOptions(m_profile.transport(), m_profile.reconnect());
        m_engine->tryNow();
    } else if (m_isAsked) {
        Q_EMIT gaveUp({});
    }
}

} // namespace tincan
