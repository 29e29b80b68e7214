#include "core/server/account_check.h"

#include "core/server/database_check.h"

#include <QFileInfo>

namespace tincan {

QList<Checked> checkAccounts(const QString &folder)
{
    const QString path = folder + QStringLiteral("/accounts.sqlite");
    if (!QFileInfo::exists(path))
        return {};
    Database accounts;
    Checked checked{.part = QStringLiteral("accounts"), .good = {}, .wrong = openForCheck(accounts, path)};
    if (checked.wrong.isEmpty())
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
