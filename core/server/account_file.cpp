#include "core/base/storage_failure.h"
#include "core/chat/unseen.h"
#include "core/server/account_change.h"
#include "core/server/log_file.h"
#include "core/server/newer_data.h"

#include <QDateTime>
#include <QFile>

namespace tincan {

using namespace accountfile;

namespace {

constexpr const char *accountSchema = R"(
    CREATE TABLE people(id TEXT PRIMARY KEY, name TEXT NOT NULL, key TEXT NOT NULL UNIQUE, role TEXT NOT NULL,
                        password TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE tokens(hash TEXT PRIMARY KEY, session TEXT NOT NULL, person TEXT NOT NULL, expires INTEGER NOT NULL)
        WITHOUT ROWID;
    CREATE INDEX tokens_of_person ON tokens(person, expires);
    CREATE INDEX tokens_of_session ON tokens(session);
    CREATE TABLE invites(id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, role TEXT NOT NULL, uses INTEGER NOT NULL,
                         expires INTEGER NOT NULL) WITHOUT ROWID;
    PRAGMA user_version = 1;
)";

} // namespace

QString AccountFile::pathIn(const QString &folder)
{
    return folder + QStringLiteral("/accounts.sqlite");
}

bool AccountFile::isIn(const QString &folder)
{
    return QFile::exists(pathIn(folder));
}

Result<std::unique_ptr<AccountFile>> AccountFile::open(const QString &folder, Options options)
{
    const QString path = pathIn(folder);
    if (const Result<Done> known = refuseNewer(path, accountsVersion); !known)
        return known.error();
    if (!options.now)
        options.now = &QDateTime::currentMSecsSinceEpoch;
    std::unique_ptr<AccountFile> file(new AccountFile(std::move(options)));
    if (!file->prepare(path))
        return storageFailure(
            QStringLiteral("The accounts in %1 cannot be used: %2. Put a good copy of that file back, "
                           "or begin without any by moving it away.")
                .arg(path, file->m_database.message()));
    return file;
}

AccountFile::AccountFile(Options options)
    : m_options(std::move(options)), m_nobody(hashOfPassword(randomWord(16), m_options.cost))
{}

bool AccountFile::prepare(const QString &path)
{
    if (!m_database.open(path) || !configureConnection(m_database))
        return false;
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    const qint64 version = m_database.integer("PRAGMA user_version", -1);
    if (version == 0)
        return m_database.exec("BEGIN IMMEDIATE") == SQLITE_OK && m_database.exec(accountSchema) == SQLITE_OK &&
               m_database.exec("COMMIT") == SQLITE_OK;
    if (version != accountsVersion || m_database.bytes("PRAGMA quick_check(1)") != "ok")
        return false;
    renewKeys();
    return true;
}

// An older program told more names apart. Of two that are one now, the one that looks like its key keeps it; the other
// is found by the name exactly as it is.
void AccountFile::renewKeys()
{
    QList<std::pair<QByteArray, QByteArray>> changes;
    Statement all = rows("SELECT id, name, key FROM people ORDER BY key");
    while (all && all.step() == SQLITE_ROW) {
        const QByteArray key = keyOf(all.text(1)).toUtf8();
        if (key != all.bytes(2))
            changes.append({key, all.bytes(0)});
    }
    all.reset();
    for (const auto &[key, person] : std::as_const(changes))
        run("UPDATE OR IGNORE people SET key = ? WHERE id = ?", {key, person});
}

Statement AccountFile::rows(const char *sql, std::initializer_list<Value> values)
{
    Statement statement = m_database.prepare(sql);
    int position = 0;
    for (const Value &value : values) {
        ++position;
        if (!statement)
            break;
        if (const auto *number = std::get_if<qint64>(&value))
            statement.bind(position, *number);
        else
            statement.bindText(position, std::get<QByteArray>(value));
    }
    return statement;
}

bool AccountFile::run(const char *sql, std::initializer_list<Value> values)
{
    Statement statement = rows(sql, values);
    return statement && statement.step() == SQLITE_DONE;
}

QList<Account> AccountFile::people()
{
    QList<Account> people;
    Statement all = rows("SELECT id, name, role FROM people ORDER BY key");
    while (all && all.step() == SQLITE_ROW)
        people.append({{all.text(0), all.text(1)}, roleFromWord(all.bytes(2)).value_or(Role::Member)});
    return people;
}

QList<SignIn> AccountFile::signIns()
{
    QList<SignIn> signIns;
    Statement all = rows("SELECT hash, session, person, expires FROM tokens WHERE expires > ?", {m_options.now()});
    while (all && all.step() == SQLITE_ROW)
        signIns.append({all.bytes(0), all.bytes(1), all.text(2), all.integer(3)});
    return signIns;
}

QList<Invite> AccountFile::invites()
{
    QList<Invite> invites;
    Statement all = rows("SELECT id, role, uses, expires FROM invites WHERE uses > 0 AND expires > ? ORDER BY expires",
                         {m_options.now()});
    while (all && all.step() == SQLITE_ROW)
        invites.append(
            {all.text(0), roleFromWord(all.bytes(1)).value_or(Role::Member), all.integer(2), all.integer(3)});
    return invites;
}

std::optional<AccountFile::Known> AccountFile::find(const char *column, const QByteArray &value)
{
    const QByteArray sql = QByteArray("SELECT id, name, role, password FROM people WHERE ") + column + " = ?";
    Statement row = rows(sql.constData(), {value});
    if (!row || row.step() != SQLITE_ROW)
        return std::nullopt;
    return Known{{{row.text(0), row.text(1)}, roleFromWord(row.bytes(2)).value_or(Role::Member)}, row.bytes(3)};
}

std::optional<Invite> AccountFile::findInvite(const QByteArray &code)
{
    Statement row = rows("SELECT id, role, uses, expires FROM invites WHERE hash = ? AND uses > 0 AND expires > ?",
                         {hashOf(code), m_options.now()});
    if (!row || row.step() != SQLITE_ROW)
        return std::nullopt;
    return Invite{row.text(0), roleFromWord(row.bytes(1)).value_or(Role::Member), row.integer(2), row.integer(3)};
}

QByteArray AccountFile::hashOfToken(QByteArrayView token)
{
    return hashOf(token);
}

QString AccountFile::keyOf(const QString &name)
{
    // Before, so that what it held apart is composed; after, since some letters become such a one.
    const QString seen = withoutUnseen(name).normalized(QString::NormalizationForm_KC);
    return withoutUnseen(seen).trimmed().toCaseFolded();
}

QJsonObject toJson(const Account &account)
{
    return {{QStringLiteral("id"), account.person.id},
            {QStringLiteral("name"), account.person.name},
            {QStringLiteral("role"), QString::fromLatin1(toWord(account.role))}};
}

QByteArray toWord(Role role)
{
    switch (role) {
    case Role::Member:
        return "member";
    case Role::Moderator:
        return "moderator";
    case Role::Owner:
        return "owner";
    }
    return "member";
}

std::optional<Role> roleFromWord(QByteArrayView word)
{
    for (const Role role : {Role::Member, Role::Moderator, Role::Owner}) {
        if (toWord(role) == word)
            return role;
    }
    return std::nullopt;
}

} // namespace tincan
