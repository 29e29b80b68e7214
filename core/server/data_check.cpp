#include "core/server/data_check.h"

#include "core/server/account_check.h"
#include "core/server/certificate.h"
#include "core/server/log_check.h"
#include "core/server/log_file.h"
#include "core/server/path_access.h"

#include <QFileInfo>

namespace tincan {

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
