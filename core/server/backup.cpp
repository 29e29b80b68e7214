#include "core/server/backup.h"

#include "core/server/backup_files.h"
#include "core/server/backup_parts.h"
#include "core/server/log_file.h"
#include "core/server/log_schema.h"
#include "core/server/newer_data.h"
#include "core/server/tar.h"

#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <chrono>
#include <sqlite3.h>
#include <thread>
#include <vector>

namespace tincan {

using namespace backup;

namespace {

struct Source
{
    const Part *part;
    Database database;
};

// All their moments are taken before the first byte is copied.
Result<std::vector<Source>> openSources(const QString &folder)
{
    std::vector<Source> sources;
    for (const Part &part : parts) {
        const QString path = folder + u'/' + QLatin1String(part.name);
        if (!QFileInfo::exists(path)) {
            if (part.needed)
                return storageFailure(QStringLiteral("There is no log in %1.").arg(QDir::toNativeSeparators(folder)));
            continue;
        }
        Source &source = sources.emplace_back(Source{.part = &part, .database = {}});
        if (!part.wrongWith)
            continue;
        if (!source.database.openForReading(path) || source.database.exec("BEGIN") != SQLITE_OK ||
            source.database.integer("SELECT count(*) FROM sqlite_schema", -1) < 0)
            return storageFailure(QStringLiteral("%1 cannot be read: %2.").arg(path, source.database.message()));
    }
    return sources;
}

// As long again as a step took it leaves the disk to the server.
class Throttle
{
public:
    void operator()()
    {
        std::this_thread::sleep_for(std::chrono::steady_clock::now() - m_begun);
        m_begun = std::chrono::steady_clock::now();
    }

private:
    std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
};

// A copy that stands by itself, without a -wal, and is whole.
Result<Done> copyOf(Source &source, const QString &folder, const QString &path)
{
    if (!source.part->wrongWith) {
        const QString original = folder + u'/' + QLatin1String(source.part->name);
        if (!QDir().mkpath(QFileInfo(path).path()) || !QFile::copy(original, path))
            return storageFailure(QStringLiteral("%1 cannot be copied.").arg(original));
        return Done{};
    }
    Database copy;
    const bool copied = copy.open(path) && copy.exec("PRAGMA synchronous = OFF") == SQLITE_OK &&
                        source.database.copyInto(copy, Throttle()) &&
                        copy.exec("PRAGMA journal_mode = DELETE") == SQLITE_OK;
    if (!copied)
        return storageFailure(
            QStringLiteral("%1 cannot be copied: %2.").arg(QLatin1String(source.part->name), copy.message()));
    const QStringList wrong = source.part->wrongWith(copy);
    if (!wrong.isEmpty())
        return storageFailure(QStringLiteral("%1: %2. No backup was made of it.")
                                  .arg(QLatin1String(source.part->name), wrong.join(QStringLiteral("; "))));
    return Done{};
}

bool addManifest(TarWriter &tar, const Cursor &head)
{
    QJsonArray members;
    for (const TarMember &member : tar.members()) {
        if (isFileMember(member.name))
            continue; // the log has their hashes
        members.append(QJsonObject{{QStringLiteral("name"), QString::fromLatin1(member.name)},
                                   {QStringLiteral("sha256"), QString::fromLatin1(member.sha256)}});
    }
    const QJsonObject manifest{{QStringLiteral("format"), format},
                               {QStringLiteral("version"), QStringLiteral(TINCAN_VERSION)},
                               {QStringLiteral("time"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
                               {QStringLiteral("cursor"), QString::fromLatin1(head.toByteArray())},
                               {QStringLiteral("members"), members}};
    QByteArray bytes = QJsonDocument(manifest).toJson();
    QBuffer content(&bytes);
    return content.open(QIODevice::ReadOnly) && tar.add(manifestName, content) && tar.finish();
}

// `from`: the data folder, whose files are taken from where they are; `folder`: with the copies of the rest.
Result<Done> writeTar(const std::vector<Source> &sources, const QString &from, const QString &folder, QFile &file,
                      const Cursor &head)
{
    const auto failed = [&file] {
        return storageFailure(QStringLiteral("The backup cannot be written: %1.").arg(file.errorString()));
    };
    // Passwords' hashes are in it.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return failed();
    TarWriter tar(file);
    {
        Database log;
        if (!log.openForReading(logPath(folder)))
            return failed();
        const auto missed = log.integer("PRAGMA user_version") < filesSince ? std::nullopt : addFiles(tar, log, from);
        if (missed)
            return storageFailure(QStringLiteral("%1 cannot be read, or not be written to the backup.").arg(*missed));
    }
    for (const Source &source : sources) {
        QFile content(folder + u'/' + QLatin1String(source.part->name));
        if (!content.open(QIODevice::ReadOnly) || !tar.add(source.part->name, content))
            return failed();
        content.remove(); // its room is wanted
    }
    if (!addManifest(tar, head) || !syncFile(file))
        return failed();
    return Done{};
}

} // namespace

Result<Cursor> makeBackup(const QString &folder, const QString &file)
{
    const QString shown = QDir::toNativeSeparators(file);
    if (QFileInfo::exists(file))
        return storageFailure(QStringLiteral("%1 is there already.").arg(shown));
    if (const Result<Done> known = refuseNewerData(folder); !known) // it might leave out what it does not know
        return known.error();
    Result<std::vector<Source>> sources = openSources(folder);
    if (!sources)
        return sources.error();
    const Cursor head = headOf(sources->front().database);
    const QTemporaryDir place(file + QStringLiteral(".XXXXXX")); // beside it, so that it can be moved in one piece
    if (!place.isValid())
        return storageFailure(QStringLiteral("%1 cannot be made: %2.").arg(shown, place.errorString()));
    for (Source &source : *sources) {
        const Result<Done> copied = copyOf(source, folder, place.filePath(QLatin1String(source.part->name)));
        if (!copied)
            return copied.error();
    }
    QFile whole(place.filePath(QStringLiteral("backup.tar")));
    const Result<Done> written = writeTar(*sources, folder, place.path(), whole, head);
    if (!written)
        return written.error();
    whole.close();
    if (!whole.rename(file) || !syncFolder(QFileInfo(file).absolutePath()))
        return storageFailure(QStringLiteral("%1 cannot be made: %2.").arg(shown, whole.errorString()));
    return head;
}

} // namespace tincan
