#include "core/server/account_check.h"

#include "core/server/database_check.h"
#include "core/server/path_access.h"

#include <QFileInfo>

#include <sqlite3.h>

namespace tincan {

QList<Checked> checkAccounts(const QString &folder)
{
    const QString path = folder + QStringLiteral("/accounts.sqlite");
    if (!QFileInfo::exists(path))
        return {};
    Checked checked{.part = QStringLiteral("accounts"), .good = {}, .wrong = wrongToRead(path)};
    if (!checked.wrong.isEmpty())
        return {checked};
    Database accounts;
    if (!accounts.openForReading(path) || accounts.exec("BEGIN") != SQLITE_OK) {
        checked.wrong.append(QStringLiteral("%1 cannot be opened: %2").arg(path, accounts.message()));
        return {checked};
    }
    checked.wrong = wrongWithAccountFile(accounts);
    if (!checked.wrong.isEmpty())
        return {checked};
    expectNone(accounts, checked.wrong, "SELECT count(*) FROM tokens WHERE person NOT IN (SELECT id FROM people)",
               QStringLiteral("%1 sessions are of nobody"));
    expectNone(accounts, checked.wrong,
               "SELECT count(*) FROM people WHERE role NOT IN ('member', 'moderator', 'owner')",
               QStringLiteral("%1 people have a role that does not exist"));
    expectNone(accounts, checked.wrong,
               "SELECT EXISTS (SELECT * FROM people) AND NOT EXISTS (SELECT * FROM people WHERE role = 'owner')",
               QStringLiteral("nobody is its owner"));
    checked.good = QStringLiteral("%1 people").arg(accounts.integer("SELECT count(*) FROM people"));
    return {checked};
}

} // namespace tincan
