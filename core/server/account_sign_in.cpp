// Who is let in, and for how long.
#include "core/server/account_change.h"

namespace tincan {

using namespace accountfile;

namespace {

constexpr qint64 mostSignIns = 100; // of a person: the oldest makes room

Refusal notAdmitted()
{
    return refusal(401, QStringLiteral("Name, password or invite is wrong."));
}

} // namespace

Result<Admitted, Refusal> AccountFile::signIn(const Credentials &who)
{
    std::optional<Known> known = find("name", who.name.trimmed().toUtf8());
    if (!known)
        known = find("key", keyOf(who.name).toUtf8());
    const std::optional<Invite> invited = who.invite.isEmpty() ? std::nullopt : findInvite(who.invite);
    if (!known && invited)
        return join(who, *invited);
    const bool right = isPassword(who.password, known ? known->password : m_nobody);
    if (known && right)
        return enter(known->account, who.password);
    if (invited)
        return refusal(409, QStringLiteral("This name is taken."));
    return notAdmitted();
}

Result<Admitted, Refusal> AccountFile::join(const Credentials &who, Invite invite)
{
    if (const auto wrong = wrongWith(who.name, who.password))
        return *wrong;
    const QByteArray hash = hashOfPassword(who.password, m_options.cost);
    const Account account = newAccount(who.name, invite.role);
    Change change(m_database);
    const bool good = change.isOpen() && insert(account, hash) && revokeOwnerInvitesAt(invite.role) &&
                      run("UPDATE invites SET uses = uses - 1 WHERE id = ?", {invite.id.toUtf8()});
    auto admitted = good ? issue(account, randomWord(16)) : std::nullopt;
    if (!change.keep(admitted.has_value()))
        return cannotChange();
    --invite.uses;
    admitted->used = invite;
    return *admitted;
}

Result<Admitted, Refusal> AccountFile::enter(const Account &account, const QByteArray &password)
{
    const auto known = find("id", account.person.id.toUtf8());
    const bool outdated = known && isOutdated(known->password, m_options.cost);
    const QByteArray anew = outdated ? hashOfPassword(password, m_options.cost) : QByteArray();
    Change change(m_database);
    const bool good = change.isOpen() && (anew.isEmpty() || run("UPDATE people SET password = ? WHERE id = ?",
                                                                {anew, account.person.id.toUtf8()}));
    const auto admitted = good ? issue(account, randomWord(16)) : std::nullopt;
    if (!change.keep(admitted.has_value()))
        return cannotChange();
    return *admitted;
}

std::optional<Admitted> AccountFile::issue(const Account &account, const QByteArray &session)
{
    Admitted admitted{.token = randomWord(32), .signIn = {}, .account = account, .ended = {}, .used = {}};
    const QByteArray person = account.person.id.toUtf8();
    const qint64 now = m_options.now();
    admitted.signIn = {hashOfToken(admitted.token), session, account.person.id,
                       now + std::chrono::milliseconds(m_options.tokenLife).count()};
    Statement oldest = rows("SELECT session FROM tokens WHERE person = ? AND expires > ? AND session <> ? GROUP BY "
                            "session ORDER BY max(expires) DESC LIMIT -1 OFFSET ?",
                            {person, now, session, mostSignIns - 1});
    while (oldest && oldest.step() == SQLITE_ROW)
        admitted.ended.append(oldest.bytes(0));
    bool good = bool(oldest) && run("DELETE FROM tokens WHERE expires <= ?", {now});
    for (const QByteArray &ended : std::as_const(admitted.ended))
        good = good && run("DELETE FROM tokens WHERE session = ?", {ended});
    good = good && run("INSERT INTO tokens VALUES(?, ?, ?, ?)",
                       {admitted.signIn.tokenHash, session, person, admitted.signIn.expires});
    return good ? std::optional(admitted) : std::nullopt;
}

Result<Admitted, Refusal> AccountFile::renew(const QByteArray &tokenHash)
{
    Statement row =
        rows("SELECT session, person FROM tokens WHERE hash = ? AND expires > ?", {tokenHash, m_options.now()});
    if (!row || row.step() != SQLITE_ROW)
        return refusal(401, QStringLiteral("This token is not, or no longer, good."));
    const QByteArray session = row.bytes(0);
    const auto known = find("id", row.bytes(1));
    row.reset();
    if (!known)
        return nobody();
    Change change(m_database);
    const bool good = change.isOpen() && run("UPDATE tokens SET expires = min(expires, ?) WHERE session = ?",
                                             {m_options.now() + oldTokenLives.count(), session});
    const auto admitted = good ? issue(known->account, session) : std::nullopt;
    if (!change.keep(admitted.has_value()))
        return cannotChange();
    return *admitted;
}

Result<Done, Refusal> AccountFile::signOut(const QByteArray &session)
{
    return doneOr(run("DELETE FROM tokens WHERE session = ?", {session}));
}

} // namespace tincan
