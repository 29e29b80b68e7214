// What whoever runs the server does with accounts and invites.
#include "core/chat/unseen.h"
#include "core/server/account_change.h"

namespace tincan {

using namespace accountfile;

namespace {

constexpr qsizetype shortestPassword = 8;
constexpr qsizetype longestPassword = 1'024; // bytes; more is no safer, and takes as long to read as it likes

std::optional<Refusal> wrongPassword(QByteArrayView password)
{
    if (password.size() >= shortestPassword && password.size() <= longestPassword)
        return std::nullopt;
    return refusal(422, QStringLiteral("`password` has fewer than %1 or more than %2 bytes.")
                            .arg(shortestPassword)
                            .arg(longestPassword));
}

} // namespace

std::optional<Refusal> AccountFile::wrongWith(const QString &name, QByteArrayView password)
{
    // Two people would look like one.
    if (!isName(name) || hidesSomething(name) || keyOf(name).isEmpty())
        return refusal(422, QStringLiteral("`name` is empty, longer than 64 characters, or has what cannot be seen."));
    if (mixesScripts(name))
        return refusal(422, QStringLiteral("`name` mixes Latin letters with Cyrillic or Greek ones in one word, which "
                                           "look alike. Write each word in one script."));
    if (const auto wrong = wrongPassword(password))
        return *wrong;
    if (find("key", keyOf(name).toUtf8()))
        return refusal(409, QStringLiteral("This name is taken."));
    return std::nullopt;
}

bool AccountFile::insert(const Account &account, const QByteArray &hash)
{
    return !hash.isEmpty() && run("INSERT INTO people VALUES(?, ?, ?, ?, ?)",
                                  {account.person.id.toUtf8(), account.person.name.toUtf8(),
                                   keyOf(account.person.name).toUtf8(), toWord(account.role), hash});
}

Result<Account, Refusal> AccountFile::add(const QString &name, QByteArrayView password, Role role)
{
    if (const auto wrong = wrongWith(name, password))
        return *wrong;
    const Account account = newAccount(name, role);
    const QByteArray hash = hashOfPassword(password, m_options.cost);
    Change change(m_database);
    if (!change.keep(change.isOpen() && insert(account, hash) && revokeOwnerInvitesAt(role)))
        return cannotChange();
    return account;
}

// Those that were made while nobody was the owner: with the first one they have served their purpose.
bool AccountFile::revokeOwnerInvitesAt(Role added)
{
    if (added != Role::Owner)
        return true;
    Statement count = rows("SELECT count(*) FROM people WHERE role = ?", {toWord(Role::Owner)});
    if (!count || count.step() != SQLITE_ROW)
        return false;
    const bool first = count.integer(0) == 1;
    count.reset();
    return !first || run("UPDATE invites SET uses = 0 WHERE role = ?", {toWord(Role::Owner)});
}

bool AccountFile::revokeAllInvites()
{
    return run("DELETE FROM invites", {});
}

Result<Done, Refusal> AccountFile::remove(const QString &person)
{
    if (!find("id", person.toUtf8()))
        return nobody();
    Change change(m_database);
    return doneOr(change.keep(change.isOpen() && run("DELETE FROM tokens WHERE person = ?", {person.toUtf8()}) &&
                              run("DELETE FROM people WHERE id = ?", {person.toUtf8()})));
}

Result<Done, Refusal> AccountFile::setRole(const QString &person, Role role)
{
    const auto known = find("id", person.toUtf8());
    if (!known)
        return nobody();
    if (known->account.role == role)
        return Done{};
    Change change(m_database);
    return doneOr(change.keep(change.isOpen() &&
                              run("UPDATE people SET role = ? WHERE id = ?", {toWord(role), person.toUtf8()}) &&
                              revokeOwnerInvitesAt(role)));
}

Result<Done, Refusal> AccountFile::setPassword(const QString &person, QByteArrayView password)
{
    const auto known = find("id", person.toUtf8());
    if (!known)
        return nobody();
    if (const auto wrong = wrongPassword(password))
        return *wrong;
    const QByteArray hash = hashOfPassword(password, m_options.cost);
    Change change(m_database);
    return doneOr(change.keep(change.isOpen() && !hash.isEmpty() &&
                              run("UPDATE people SET password = ? WHERE id = ?", {hash, person.toUtf8()}) &&
                              run("DELETE FROM tokens WHERE person = ?", {person.toUtf8()})));
}

Result<std::pair<Invite, QByteArray>, Refusal> AccountFile::invite(Role role, qint64 uses, std::chrono::seconds life)
{
    const QByteArray code = randomWord(16);
    const Invite invite{QString::fromLatin1(hashOf(randomWord(16)).first(8)), role, uses,
                        m_options.now() + std::chrono::milliseconds(life).count()};
    if (!run("INSERT INTO invites VALUES(?, ?, ?, ?, ?)",
             {invite.id.toUtf8(), hashOf(code), toWord(role), invite.uses, invite.expires}))
        return cannotChange();
    return std::pair(invite, code);
}

Result<Done, Refusal> AccountFile::revokeInvite(const QString &id)
{
    Statement row = rows("SELECT 1 FROM invites WHERE id = ?", {id.toUtf8()});
    if (!row || row.step() != SQLITE_ROW)
        return refusal(404, QStringLiteral("There is no such invite."));
    row.reset();
    return doneOr(run("DELETE FROM invites WHERE id = ?", {id.toUtf8()}));
}

} // namespace tincan
