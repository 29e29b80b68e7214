#include "core/server/data_check.h"

#include "core/server/certificate.h"
#include "core/server/database_check.h"
#include "core/server/log_check.h"
#include "core/server/log_file.h"
#include "core/server/path_access.h"

#include <QFileInfo>

#include <sqlite3.h>

namespace tincan {

namespace {

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

} // namespace

Checked checkCertificate(const QString &chainFile, const QString &keyFile)
{
    Checked checked{.part = QStringLiteral("certificate"), .good = {}, .wrong = {}};
    const auto certificate = loadCertificate(chainFile, keyFile);
    if (!certificate)
        checked.wrong.append(certificate.error().detail);
    else if (certificate->expires < QDateTime::currentDateTimeUtc())
        checked.wrong.append(QStringLiteral("%1 has expired").arg(chainFile));
    else
        checked.good = QStringLiteral("good until %1").arg(certificate->expires.toString(Qt::ISODate));
    return checked;
}

QList<Checked> checkData(const QString &folder)
{
    if (const QStringList wrong = wrongToRead(folder); !wrong.isEmpty())
        return {{.part = QStringLiteral("data"), .good = {}, .wrong = wrong}};
    if (QFileInfo::exists(restoringIn(folder)))
        return {{.part = QStringLiteral("log"),
                 .good = {},
                 .wrong = {QStringLiteral("a backup was put back and did not get to its end")}}};
    return checkLog(folder) + checkAccounts(folder);
}

} // namespace tincan
