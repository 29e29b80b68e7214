#include "core/server/newer_data.h"

#include "core/base/sqlite_form.h"
#include "core/base/storage_failure.h"
#include "core/server/account_file.h"
#include "core/server/log_file.h"
#include "core/server/log_schema.h"

#include <QDir>

#include <algorithm>

namespace tincan {

namespace {

// A connection that only reads leaves the journal where it is.
qint64 formInJournal(const QString &path)
{
    Database database;
    return hasSqliteJournal(path) && database.openForReading(path) ? database.integer("PRAGMA user_version") : 0;
}

} // namespace

Result<Done> refuseNewer(const QString &path, qint64 newest)
{
    const auto form = formOfSqliteFile(path);
    const qint64 found = form && *form <= newest ? std::max<qint64>(*form, formInJournal(path)) : form.value_or(0);
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
