// Who is who on a server that asks: tokens are known by heart, so that a request costs no disk; what changes goes to
// the file on a thread of its own. Ends what follows the log when its session is over. The hub's I/O thread only.
#pragma once

#include "core/server/account_file.h"
#include "core/server/offload.h"
#include "core/server/try_counter.h"

#include <QHash>

#include <atomic>
#include <map>

namespace tincan {

class Connection;
class Follower;

class Accounts
{
public:
    Accounts(std::unique_ptr<AccountFile> file, asio::io_context &io);

    // Watches over what expires, until stop().
    void begin();
    void stop();
    // After the I/O thread is done.
    void join() { m_keeper.join(); }

    // 401 where the token is none of ours (any more).
    Result<Caller, Refusal> caller(QByteArrayView token) const;
    qint64 expiryOf(QByteArrayView token) const;                          // milliseconds since 1970, UTC
    const std::map<QString, Account> &people() const { return m_people; } // by id

    // 429 past ten tries a minute for an address or a name; otherwise as AccountFile has it.
    asio::awaitable<Result<Admitted, Refusal>> signIn(Credentials who, QString address);
    asio::awaitable<Result<Admitted, Refusal>> renew(QByteArray token);
    asio::awaitable<Result<Done, Refusal>> signOut(QByteArray session);

    asio::awaitable<Result<Account, Refusal>> add(QString name, QByteArray password, Role role);
    asio::awaitable<Result<Done, Refusal>> remove(QString person);
    asio::awaitable<Result<Done, Refusal>> setRole(QString person, Role role);
    asio::awaitable<Result<Done, Refusal>> setPassword(QString person, QByteArray password);
    asio::awaitable<Result<std::pair<Invite, QByteArray>, Refusal>> invite(Role role, qint64 uses,
                                                                           std::chrono::seconds life);
    asio::awaitable<Result<Done, Refusal>> revokeInvite(QString id);
    asio::awaitable<Result<QList<Invite>, Refusal>> invites();

    // What follows under a session: it is ended with it.
    void attach(const QByteArray &session, Follower *follower) { m_followers.insert(session, follower); }
    void detach(const QByteArray &session, Follower *follower) { m_followers.remove(session, follower); }
    // A file on its way under a session: the connection is closed with it.
    void attach(const QByteArray &session, Connection *transfer) { m_transfers.insert(session, transfer); }
    void detach(const QByteArray &session, Connection *transfer) { m_transfers.remove(session, transfer); }

private:
    template<class T>
    asio::awaitable<T> run(std::function<T(AccountFile &)> work);
    void take(const Admitted &admitted);
    enum class Why
    {
        SignedOut,
        Removed,
    };
    void endSession(const QByteArray &session, Why why);
    void endPerson(const QString &person, Why why);
    void expire();
    asio::awaitable<void> sweep();

    asio::io_context &m_io;
    asio::thread_pool m_keeper{1};
    std::unique_ptr<AccountFile> m_file;
    std::map<QString, Account> m_people;
    QHash<QByteArray, SignIn> m_signIns; // by the token's hash
    qint64 m_nextExpiry = 0;             // of one of them, or earlier
    QMultiHash<QByteArray, Follower *> m_followers;
    QMultiHash<QByteArray, Connection *> m_transfers;
    TryCounter m_triesOfAddress;
    TryCounter m_triesOfName;
    TryCounter m_renewals; // of a session
    int m_signingIn = 0;
    asio::steady_timer *m_sweep = nullptr; // of sweep(), while it runs
    std::atomic<bool> m_stopped = false;   // the keeper's thread asks, too
};

} // namespace tincan
