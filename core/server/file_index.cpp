#include "core/server/file_index.h"

#include "core/base/storage_failure.h"
#include "core/server/log_file.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>

#include <sqlite3.h>

namespace tincan {

Result<std::unique_ptr<FileIndex>> FileIndex::open(const QString &dataFolder, Now now)
{
    std::unique_ptr<FileIndex> index(
        new FileIndex(dataFolder, now ? std::move(now) : QDateTime::currentMSecsSinceEpoch));
    if (!QDir().mkpath(index->m_folder))
        return storageFailure(
            QStringLiteral("The folder %1 cannot be made.").arg(QDir::toNativeSeparators(index->m_folder)));
    // The names in it are what opens the files.
    QFile::setPermissions(index->m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    // Nobody writes yet; an id has no dot.
    const QStringList unfinished = QDir(index->m_folder).entryList({QStringLiteral("*.*")}, QDir::Files | QDir::Hidden);
    for (const QString &name : unfinished)
        QFile::remove(index->m_folder + u'/' + name);
    if (!index->m_database.open(logPath(dataFolder)) || !configureConnection(index->m_database))
        return storageFailure(QStringLiteral("The files cannot be listed: %1.").arg(index->m_database.message()));
    return index;
}

FileIndex::FileIndex(const QString &dataFolder, Now now) : m_folder(filesFolder(dataFolder)), m_now(std::move(now)) {}

FileIndex::~FileIndex() = default;

QHash<QString, qint64> FileIndex::usage()
{
    QHash<QString, qint64> usage;
    Statement all = m_database.prepare("SELECT owner, sum(max(size, 4096)) FROM files GROUP BY owner");
    while (all && all.step() == SQLITE_ROW)
        usage.insert(all.text(0), all.integer(1));
    return usage;
}

bool FileIndex::add(const FileRecord &record)
{
    const FileRef &file = record.file;
    Statement insert = m_database.prepare("INSERT INTO files VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!insert)
        return false;
    insert.bindText(1, file.id.toUtf8()).bindText(2, record.owner.toUtf8()).bindText(3, file.name.toUtf8());
    insert.bindText(4, file.type.toUtf8()).bind(5, file.size).bindText(6, file.sha256.toUtf8());
    return insert.bind(7, file.width).bind(8, file.height).bind(9, m_now()).step() == SQLITE_DONE;
}

Result<std::optional<FileIndex::Found>> FileIndex::find(const QString &id)
{
    Statement row = m_database.prepare(selectFile);
    Statement rooms = m_database.prepare(selectRoomsOfFile);
    if (!row || !rooms)
        return failure();
    const int found = row.bindText(1, id.toUtf8()).step();
    if (found != SQLITE_ROW)
        return found == SQLITE_DONE ? Result<std::optional<Found>>(std::nullopt) : failure();
    Found file{.record = recordOf(row), .rooms = {}};
    rooms.bindText(1, id.toUtf8());
    while (rooms.step() == SQLITE_ROW)
        file.rooms.append(rooms.text(0));
    return std::optional(std::move(file));
}

Failure FileIndex::failure() const
{
    return storageFailure(m_database.message());
}

} // namespace tincan
