#include "core/server/newer_data.h"

#include "core/base/sqlite_form.h"
#include "core/base/storage_failure.h"
#include "core/server/account_file.h"
#include "core/server/log_file.h"
#include "core/server/log_schema.h"

#include <QDir>

namespace tincan {

Result<Done> refuseNewer(const QString &path, qint64 newest)
{
    const qint64 found = newestFormOf(path, newest, [&path] {
        Database database;
        return database.openForReading(path) ? database.integer("PRAGMA user_version") : 0;
    });
    if (found <= newest)
        return Done{};
    Failure failure = storageFailure(
        QStringLiteral("%1 was written by a newer Tincan (form %2; this one knows %3). Nothing was changed. Start the "
                       "newer version again, or serve another folder: an empty one, or one with a backup that this "
                       "version made.")
            .arg(QDir::toNativeSeparators(path))
            .arg(found)
            .arg(newest));
    failure.stage = QStringLiteral("newer");
    return failure;
}

Result<Done> refuseNewerData(const QString &folder)
{
    const Result<Done> log = refuseNewer(logPath(folder), logVersion);
    return log ? refuseNewer(AccountFile::pathIn(folder), accountsVersion) : log;
}

} // namespace tincan
