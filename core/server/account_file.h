// The accounts on disk, accounts.sqlite beside the log. Each function is one transaction, on disk before it returns;
// the password functions are slow (password.h). Not the hub's I/O thread; one thread at a time.
#pragma once

#include "core/base/result.h"
#include "core/chat/event.h"
#include "core/server/account.h"
#include "core/server/password.h"
#include "core/server/sqlite.h"

#include <QList>

#include <chrono>
#include <functional>
#include <variant>

namespace tincan {

// The newest form of accounts.sqlite that this program knows.
inline constexpr qint64 accountsVersion = 1;

struct Credentials
{
    QString name;
    QByteArray password;
    QByteArray invite; // empty: none
};

struct Admitted
{
    QByteArray token;
    SignIn signIn;
    Account account;
    QList<QByteArray> ended; // sessions of the same person that made room for it
    std::optional<Invite> used;
};

class AccountFile
{
public:
    struct Options
    {
        std::chrono::seconds tokenLife = std::chrono::hours(30 * 24);
        PasswordCost cost;
        std::function<qint64()> now; // milliseconds since 1970, UTC; empty: the system's clock
    };

    static QString pathIn(const QString &folder);
    static bool isIn(const QString &folder);
    // Fails with Storage and a sentence. A damaged file is not set aside: a server without its people would take the
    // next one who comes for its owner.
    static Result<std::unique_ptr<AccountFile>> open(const QString &folder, Options options);

    QList<Account> people();
    QList<SignIn> signIns();
    QList<Invite> invites();

    // 401 where name, password or invite is wrong, in the same time whichever it is. With a valid invite a name that
    // is free becomes an account. 409: invited, but the name is taken; 422: invited, but name or password will not do.
    Result<Admitted, Refusal> signIn(const Credentials &who);
    // The old token goes on for a while, in case the answer is lost.
    static constexpr std::chrono::milliseconds oldTokenLives = std::chrono::minutes(1);
    Result<Admitted, Refusal> renew(const QByteArray &tokenHash);
    Result<Done, Refusal> signOut(const QByteArray &session);

    // 409: the name is taken; 422: it will not do.
    Result<Account, Refusal> add(const QString &name, QByteArrayView password, Role role);
    Result<Done, Refusal> remove(const QString &person);
    Result<Done, Refusal> setRole(const QString &person, Role role);
    // Ends all sessions of the person.
    Result<Done, Refusal> setPassword(const QString &person, QByteArrayView password);
    // The code is told once.
    Result<std::pair<Invite, QByteArray>, Refusal> invite(Role role, qint64 uses, std::chrono::seconds life);
    Result<Done, Refusal> revokeInvite(const QString &id);
    bool revokeAllInvites();

    static QByteArray hashOfToken(QByteArrayView token);
    // By which a name is told from others: neither case nor width counts, nor what nobody sees.
    static QString keyOf(const QString &name);

private:
    using Value = std::variant<qint64, QByteArray>; // bytes go in as text
    struct Known
    {
        Account account;
        QByteArray password; // its hash
    };
    explicit AccountFile(Options options);
    bool prepare(const QString &path);
    void renewKeys();
    bool run(const char *sql, std::initializer_list<Value> values); // one without rows
    Statement rows(const char *sql, std::initializer_list<Value> values = {});
    std::optional<Known> find(const char *column, const QByteArray &value);
    std::optional<Invite> findInvite(const QByteArray &code);
    Result<Admitted, Refusal> join(const Credentials &who, Invite invite);
    Result<Admitted, Refusal> enter(const Account &account, const QByteArray &password);
    std::optional<Refusal> wrongWith(const QString &name, QByteArrayView password);
    // Within a transaction.
    bool revokeOwnerInvitesAt(Role added);
    bool insert(const Account &account, const QByteArray &hash);
    std::optional<Admitted> issue(const Account &account, const QByteArray &session);

    Options m_options;
    QByteArray m_nobody; // a hash to compare with where there is no such name
    Database m_database;
};

} // namespace tincan
