#include "core/server/backup.h"
#include "core/server/backup_files.h"
#include "core/server/backup_parts.h"
#include "core/server/log_file.h"
#include "core/server/tar.h"

#include <QBuffer>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <sqlite3.h>

namespace tincan {

using namespace backup;

namespace {

constexpr qint64 longestManifest = 1 << 20;

// Only names that a backup has are taken, each once: nothing in the file says where anything goes.
Result<Sums, QString> unpack(QFile &file, const QString &folder, QByteArray &manifest)
{
    TarReader tar(file);
    Sums sums;
    for (;;) {
        const auto member = tar.next();
        if (!member)
            return member.error();
        if (!*member)
            return sums;
        const QByteArray name = (*member)->name;
        const bool isManifest = name == manifestName && (*member)->size <= longestManifest;
        const bool known =
            isManifest || isFileMember(name) ||
            std::any_of(parts.begin(), parts.end(), [&name](const Part &part) { return name == part.name; });
        if (!known || sums.contains(name))
            return QStringLiteral("it holds something that no backup has");
        QFile content(folder + u'/' + QString::fromLatin1(name));
        if (!QDir().mkpath(QFileInfo(content).path()))
            return QStringLiteral("%1 cannot be made").arg(QFileInfo(content).path());
        QBuffer inMemory(&manifest);
        QIODevice &out = isManifest ? static_cast<QIODevice &>(inMemory) : content;
        if (!out.open(QIODevice::WriteOnly))
            return QStringLiteral("what is in it cannot be written: %1").arg(out.errorString());
        const auto sum = tar.readInto(out);
        if (!sum)
            return sum.error();
        sums.insert(name, *sum);
    }
}

std::optional<QString> wrongWithManifest(const QByteArray &manifest, Sums sums)
{
    const QJsonObject object = QJsonDocument::fromJson(manifest).object();
    if (object.value(QStringLiteral("format")).toInt() != format)
        return QStringLiteral("it is no backup, or one of a newer Tincan");
    sums.remove(manifestName);
    sums.removeIf([](const auto &member) { return isFileMember(member.key()); }); // see wrongWithFiles()
    for (const QJsonValue &member : object.value(QStringLiteral("members")).toArray()) {
        const QByteArray name = member[QStringLiteral("name")].toString().toLatin1();
        if (sums.take(name) != member[QStringLiteral("sha256")].toString().toLatin1())
            return QStringLiteral("%1 in it is not what was put there").arg(QString::fromLatin1(name));
    }
    return sums.isEmpty() ? std::nullopt : std::optional(QStringLiteral("it holds something that it does not list"));
}

// Looked through, under a new epoch, without sessions and invites, and on disk.
std::optional<QString> prepare(const Part &part, const QString &path)
{
    if (!QFileInfo::exists(path))
        return part.needed ? std::optional(QStringLiteral("there is no log in it")) : std::nullopt;
    if (part.wrongWith) {
        Database database;
        if (!database.open(path))
            return QStringLiteral("%1 cannot be opened: %2").arg(QLatin1String(part.name), database.message());
        const QStringList wrong = part.wrongWith(database);
        if (!wrong.isEmpty())
            return QStringLiteral("%1: %2").arg(QLatin1String(part.name), wrong.join(QStringLiteral("; ")));
        const bool changed =
            part.needed ? renewEpoch(database) : database.exec("DELETE FROM tokens; DELETE FROM invites") == SQLITE_OK;
        if (!changed || database.exec("PRAGMA journal_mode = DELETE") != SQLITE_OK)
            return QStringLiteral("%1 cannot be written: %2").arg(QLatin1String(part.name), database.message());
    }
    QFile file(path);
    const bool kept =
        file.open(QIODevice::ReadWrite) && syncFile(file) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return kept ? std::nullopt : std::optional(file.errorString());
}

std::optional<QString> prepareAll(const QString &file, const QString &folder)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return in.errorString();
    QByteArray manifest;
    const auto sums = unpack(in, folder, manifest);
    if (!sums)
        return sums.error();
    auto wrong = wrongWithManifest(manifest, *sums);
    for (const Part &part : parts) {
        if (!wrong)
            wrong = prepare(part, folder + u'/' + QLatin1String(part.name));
    }
    Database log;
    if (!wrong)
        wrong = log.openForReading(logPath(folder)) ? wrongWithFiles(*sums, log)
                                                    : std::optional(QStringLiteral("the log in it cannot be read"));
    if (!wrong && !keepFiles(folder))
        wrong = QStringLiteral("what is in it cannot be written");
    return wrong;
}

// The folder that is left last says until then that this is half of it.
bool moveAll(const QString &from, const QString &to)
{
    for (const Part &part : parts) {
        const QString name = QLatin1String(part.name);
        if (!QFileInfo::exists(from + u'/' + name))
            continue;
        const QString inner = QFileInfo(to + u'/' + name).path(); // the folder itself, or a new one in it
        if (!QDir().mkpath(inner) || !giveToOwner(inner, to) || !giveToOwner(from + u'/' + name, to) ||
            !QFile::rename(from + u'/' + name, to + u'/' + name))
            return false;
        if (!syncFolder(inner))
            return false;
    }
    const QDir files(filesFolder(from));
    for (const QString &id : files.entryList(QDir::Files)) {
        if (!giveToOwner(files.filePath(id), to))
            return false;
    }
    if (files.exists() &&
        (!syncFolder(files.path()) || !giveToOwner(files.path(), to) || !QFile::rename(files.path(), filesFolder(to))))
        return false;
    return giveToOwner(to + QStringLiteral("/log.lock"), to) && syncFolder(to) && QDir(from).removeRecursively() &&
           syncFolder(to);
}

bool holdsData(const QString &folder)
{
    const QStringList there =
        QDir(folder).entryList({QStringLiteral("log.*"), QStringLiteral("accounts.*"), QStringLiteral("tls"),
                                QStringLiteral("files*"), QStringLiteral("restore.part")});
    // The lock is ours, with what SQLite puts beside it.
    return std::any_of(there.begin(), there.end(),
                       [](const QString &name) { return !name.startsWith(QStringLiteral("log.lock")); });
}

} // namespace

Result<Cursor> restoreBackup(const QString &file, const QString &folder)
{
    const QString shown = QDir::toNativeSeparators(folder);
    Database lock;
    if (!QDir().mkpath(folder) || !lockFolder(lock, folder))
        return storageFailure(QStringLiteral("The folder %1 cannot be used, or a server runs on it.").arg(shown));
    if (holdsData(folder))
        return storageFailure(
            QStringLiteral("There is a server's data in %1 already. Nothing was changed.").arg(shown));
    const QString place = restoringIn(folder);
    // Closed before there is anything in it: passwords' hashes and a key come.
    const bool closed =
        QDir().mkdir(place) && QFile::setPermissions(place, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (!closed || !syncFolder(folder))
        return storageFailure(QStringLiteral("The folder %1 cannot be written.").arg(shown));
    if (const auto wrong = prepareAll(file, place)) {
        QDir(place).removeRecursively();
        return storageFailure(QStringLiteral("The backup %1 cannot be put back: %2. Nothing was changed.")
                                  .arg(QDir::toNativeSeparators(file), *wrong));
    }
    if (!moveAll(place, folder))
        return storageFailure(
            QStringLiteral("The backup could not be put into %1. Empty that folder, and try again.").arg(shown));
    Database log;
    if (!log.openForReading(folder + QStringLiteral("/log.sqlite")))
        return storageFailure(QStringLiteral("The log in %1 cannot be read: %2.").arg(shown, log.message()));
    return headOf(log);
}

} // namespace tincan
