#include "core/server/accounts.h"

#include "core/server/address_count.h"
#include "core/server/follower.h"
#include "core/server/request.h"

#include <QDateTime>
#include <QSet>

#include <limits>

namespace tincan {

namespace {

// Each takes a core for a tenth of a second: who comes when so many wait is asked to come again.
constexpr int mostSigningIn = 64;

} // namespace

Accounts::Accounts(std::unique_ptr<AccountFile> file, asio::io_context &io) : m_io(io), m_file(std::move(file))
{
    for (const Account &account : m_file->people())
        m_people.emplace(account.person.id, account);
    for (const SignIn &signIn : m_file->signIns())
        m_signIns.insert(signIn.tokenHash, signIn);
}

void Accounts::begin()
{
    asio::co_spawn(m_io, sweep(), asio::detached);
}

void Accounts::stop()
{
    m_stopped = true;
    if (m_sweep)
        m_sweep->cancel();
}

template<class T>
asio::awaitable<T> Accounts::run(std::function<T(AccountFile &)> work)
{
    // What waits when the server goes is not begun any more: each may take a tenth of a second.
    std::function<T()> bound = [this, work = std::move(work)]() -> T {
        if (m_stopped)
            return refusal(503, QStringLiteral("The server is going away."), 1);
        return work(*m_file);
    };
    co_return co_await offloaded<T>(m_io, m_keeper, std::move(bound));
}

Result<Caller, Refusal> Accounts::caller(QByteArrayView token) const
{
    const auto found = m_signIns.constFind(AccountFile::hashOfToken(token));
    const bool good = found != m_signIns.constEnd() && found->expires > QDateTime::currentMSecsSinceEpoch();
    const auto account = good ? m_people.find(found->person) : m_people.end();
    if (account == m_people.end())
        return refusal(401, QStringLiteral("Sign in: this token is not, or no longer, good."));
    return Caller{account->second.person, found->session};
}

qint64 Accounts::expiryOf(QByteArrayView token) const
{
    return m_signIns.value(AccountFile::hashOfToken(token)).expires;
}

asio::awaitable<Result<Admitted, Refusal>> Accounts::signIn(Credentials who, QString address)
{
    const auto now = std::chrono::steady_clock::now();
    // Who may try no more for now does not use up the tries of others for a name.
    qint64 wait = m_triesOfAddress.count(networkOf(address).toUtf8(), now);
    if (wait == 0)
        wait = m_triesOfName.count(AccountFile::keyOf(who.name).toUtf8(), now);
    if (wait > 0)
        co_return refusal(429, QStringLiteral("Too many tries. Wait a minute."), wait);
    if (m_signingIn >= mostSigningIn)
        co_return refusal(503, QStringLiteral("Too many are signing in just now."), 2);
    ++m_signingIn;
    std::function<Result<Admitted, Refusal>(AccountFile &)> work = [who = std::move(who)](AccountFile &file) {
        return file.signIn(who);
    };
    auto admitted = co_await run(std::move(work));
    --m_signingIn;
    if (admitted)
        take(*admitted);
    co_return admitted;
}

asio::awaitable<Result<Admitted, Refusal>> Accounts::renew(QByteArray token)
{
    const QByteArray hash = AccountFile::hashOfToken(token);
    const QByteArray session = m_signIns.value(hash).session;
    if (const qint64 wait = m_renewals.count(session, std::chrono::steady_clock::now()))
        co_return refusal(429, QStringLiteral("A session is not renewed that often."), wait);
    std::function<Result<Admitted, Refusal>(AccountFile &)> work = [hash](AccountFile &file) {
        return file.renew(hash);
    };
    auto admitted = co_await run(std::move(work));
    if (!admitted)
        co_return admitted;
    for (SignIn &signIn : m_signIns) {
        if (signIn.session == admitted->signIn.session)
            signIn.expires =
                std::min(signIn.expires, QDateTime::currentMSecsSinceEpoch() + AccountFile::oldTokenLives.count());
    }
    take(*admitted);
    co_return admitted;
}

void Accounts::take(const Admitted &admitted)
{
    for (const QByteArray &session : admitted.ended)
        endSession(session, Why::SignedOut);
    m_people.insert_or_assign(admitted.account.person.id, admitted.account);
    m_signIns.insert(admitted.signIn.tokenHash, admitted.signIn);
    m_nextExpiry = 0;
}

asio::awaitable<Result<Done, Refusal>> Accounts::signOut(QByteArray session)
{
    std::function<Result<Done, Refusal>(AccountFile &)> work = [session](AccountFile &file) {
        return file.signOut(session);
    };
    auto done = co_await run(std::move(work));
    if (done)
        endSession(session, Why::SignedOut);
    co_return done;
}

asio::awaitable<Result<Account, Refusal>> Accounts::add(QString name, QByteArray password, Role role)
{
    std::function<Result<Account, Refusal>(AccountFile &)> work = [=](AccountFile &file) {
        return file.add(name, password, role);
    };
    auto added = co_await run(std::move(work));
    if (added)
        m_people.insert_or_assign(added->person.id, *added);
    co_return added;
}

asio::awaitable<Result<Done, Refusal>> Accounts::remove(QString person)
{
    std::function<Result<Done, Refusal>(AccountFile &)> work = [person](AccountFile &file) {
        return file.remove(person);
    };
    auto done = co_await run(std::move(work));
    if (done) {
        endPerson(person, Why::Removed);
        m_people.erase(person);
    }
    co_return done;
}

asio::awaitable<Result<Done, Refusal>> Accounts::setRole(QString person, Role role)
{
    std::function<Result<Done, Refusal>(AccountFile &)> work = [person, role](AccountFile &file) {
        return file.setRole(person, role);
    };
    auto done = co_await run(std::move(work));
    if (const auto known = m_people.find(person); done && known != m_people.end())
        known->second.role = role;
    co_return done;
}

asio::awaitable<Result<Done, Refusal>> Accounts::setPassword(QString person, QByteArray password)
{
    std::function<Result<Done, Refusal>(AccountFile &)> work = [person, password](AccountFile &file) {
        return file.setPassword(person, password);
    };
    auto done = co_await run(std::move(work));
    if (done)
        endPerson(person, Why::SignedOut);
    co_return done;
}

asio::awaitable<Result<std::pair<Invite, QByteArray>, Refusal>> Accounts::invite(Role role, qint64 uses,
                                                                                 std::chrono::seconds life)
{
    std::function<Result<std::pair<Invite, QByteArray>, Refusal>(AccountFile &)> work = [=](AccountFile &file) {
        return file.invite(role, uses, life);
    };
    co_return co_await run(std::move(work));
}

asio::awaitable<Result<Done, Refusal>> Accounts::revokeInvite(QString id)
{
    std::function<Result<Done, Refusal>(AccountFile &)> work = [id](AccountFile &file) {
        return file.revokeInvite(id);
    };
    co_return co_await run(std::move(work));
}

asio::awaitable<Result<QList<Invite>, Refusal>> Accounts::invites()
{
    std::function<Result<QList<Invite>, Refusal>(AccountFile &)> work = [](AccountFile &file) {
        return file.invites();
    };
    co_return co_await run(std::move(work));
}

void Accounts::endSession(const QByteArray &session, Why why)
{
    m_signIns.removeIf([&session](const auto &entry) { return entry.value().session == session; });
    const auto ending = why == Why::Removed ? Follower::End::Removed : Follower::End::Expired;
    for (Follower *follower : m_followers.values(session))
        follower->end(ending);
    for (Connection *transfer : m_transfers.values(session))
        transfer->abort();
}

void Accounts::endPerson(const QString &person, Why why)
{
    QSet<QByteArray> sessions;
    for (const SignIn &signIn : std::as_const(m_signIns)) {
        if (signIn.person == person)
            sessions.insert(signIn.session);
    }
    for (const QByteArray &session : std::as_const(sessions))
        endSession(session, why);
}

void Accounts::expire()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (now < m_nextExpiry)
        return;
    m_nextExpiry = std::numeric_limits<qint64>::max();
    QSet<QByteArray> over;
    QSet<QByteArray> alive;
    for (const SignIn &signIn : std::as_const(m_signIns)) {
        const bool good = signIn.expires > now;
        (good ? alive : over).insert(signIn.session);
        if (good)
            m_nextExpiry = std::min(m_nextExpiry, signIn.expires);
    }
    m_signIns.removeIf([now](const auto &entry) { return entry.value().expires <= now; });
    for (const QByteArray &session : over - alive)
        endSession(session, Why::SignedOut);
}

// A token that has expired is refused at once; what follows under it ends within the second.
asio::awaitable<void> Accounts::sweep()
{
    asio::steady_timer timer(m_io); // goes with the loop, which goes before us
    m_sweep = &timer;
    while (!m_stopped) {
        expire();
        timer.expires_after(std::chrono::seconds(1));
        co_await timer.async_wait(asTuple);
    }
    m_sweep = nullptr;
}

} // namespace tincan
