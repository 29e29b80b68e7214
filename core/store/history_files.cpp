#include "core/store/history_files.h"

#include "core/base/storage_failure.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestPerson = 256; // bytes; a server's ids are far shorter
// Of the hash by which files are told apart. A server chooses the ids of its people: with few digits it finds one whose
// file is another server's. Older versions had few.
constexpr qsizetype hashDigits = 32;
constexpr qsizetype olderHashDigits = 8;

QString normalized(const QUrl &server)
{
    const QString scheme = server.scheme().toLower();
    QString path = server.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    const int port = server.port(scheme == u"https" ? 443 : 80);
    const QString account = server.userName().isEmpty() ? QString() : server.userName() + u'@';
    return u"%1://%2%3:%4%5"_s.arg(scheme, account, server.host().toLower()).arg(port).arg(path);
}

// The readable part of the files' names.
QString slugOf(const QUrl &server)
{
    QString slug;
    for (const QChar c : normalized(server).section(u"://"_s, 1))
        slug += c.isLetterOrNumber() && c.unicode() < 128 ? c : u'-';
    return slug.left(60);
}

QString nameWith(const QUrl &server, const QString &person, qsizetype digits)
{
    const QString whose = person.isEmpty() ? normalized(server) : normalized(server) + u'\n' + person;
    const QByteArray hash = QCryptographicHash::hash(whose.toUtf8(), QCryptographicHash::Sha256).toHex();
    return u"%1-%2.sqlite"_s.arg(slugOf(server), QString::fromLatin1(hash.left(digits)));
}

QString personIn(const QString &file)
{
    QFile last(file);
    return last.open(QIODevice::ReadOnly) ? QString::fromUtf8(last.read(longestPerson)) : QString();
}

Failure folderFailure(const QString &detail)
{
    Failure failure = storageFailure(detail);
    failure.stage = u"folder"_s;
    return failure;
}

} // namespace

QString HistoryFiles::nameOf(const QUrl &server, const QString &person)
{
    return nameWith(server, person, hashDigits);
}

QStringList HistoryFiles::allIn(const QString &folder, const QUrl &server)
{
    // Digits, and not any signs: "-some-path-of-it-1f2e3d4c" is another server's.
    QStringList patterns;
    for (const qsizetype digits : {hashDigits, olderHashDigits})
        patterns.append(slugOf(server) + u'-' + u"[0-9a-f]"_s.repeated(digits) + u".sqlite*"_s);
    return QDir(folder).entryList(patterns, QDir::Files);
}

QString HistoryFiles::path(const QString &person) const
{
    return m_folder.isEmpty() ? QString() : QDir(m_folder).filePath(nameOf(m_server, person));
}

QString HistoryFiles::olderPath(const QString &person) const
{
    return QDir(m_folder).filePath(nameWith(m_server, person, olderHashDigits));
}

QString HistoryFiles::personFile() const
{
    return path({}) + u".person"_s;
}

QString HistoryFiles::lastPerson() const
{
    return personIn(personFile());
}

Result<Done> HistoryFiles::setLastPerson(const QString &person)
{
    QSaveFile last(personFile());
    if (!last.open(QIODevice::WriteOnly) || last.write(person.toUtf8()) < 0 || !last.commit())
        return folderFailure(u"%1 cannot be written"_s.arg(personFile()));
    return Done{};
}

Result<bool> HistoryFiles::giveTo(const QString &person)
{
    // Where SQLite could not fold its journal in, the file alone is not all of it.
    if (QFile::exists(path(person)) || QFile::exists(path({}) + u"-wal"_s))
        return false;
    if (!QFile::rename(path({}), path(person)))
        return folderFailure(u"%1 cannot be renamed"_s.arg(path({})));
    return true;
}

Result<Done> HistoryFiles::take(FileLock &lock) const
{
    return take(lock, path({}));
}

Result<Done> HistoryFiles::take(FileLock &lock, const QString &path) const
{
    const auto error = lock.take(path + u".lock"_s);
    if (error == QLockFile::NoError)
        return Done{};
    if (error != QLockFile::LockFailedError)
        return folderFailure(u"the folder %1 cannot be written"_s.arg(m_folder));
    Failure failure = storageFailure(u"another Tincan has this profile's history of %1 open"_s.arg(m_server.host()));
    failure.stage = u"locked"_s;
    return failure;
}

// No other name is looked for, in giveTo() neither: a server that names an id could be handed another server's file. So
// it is the older version's word that counts, and not what setLastPerson() wrote since.
Result<Done> HistoryFiles::takeOver()
{
    const QString said = olderPath({}) + u".person"_s;
    const bool saysWho = QFile::exists(said) && !QFile::exists(personFile());
    if (!saysWho && (!QFile::exists(olderPath({})) || QFile::exists(path({}))))
        return Done{};
    FileLock older; // it may run at this moment
    if (const auto done = take(older, olderPath({})); !done)
        return done;
    for (const QString &person : {QString(), saysWho ? personIn(said) : QString()})
        if (const auto done = takeOverFile(person); !done)
            return done;
    if (saysWho && !QFile::rename(said, personFile())) // at last: who is cut short before begins again
        return folderFailure(u"%1 cannot be renamed"_s.arg(said));
    return Done{};
}

Result<Done> HistoryFiles::takeOverFile(const QString &person)
{
    const QString before = olderPath(person);
    const QString now = path(person);
    if (!QFile::exists(before) || QFile::exists(now))
        return Done{};
    // The database at last: it would be opened without its journal where the journal comes after it.
    for (const QString &suffix : {u"-wal"_s, u"-shm"_s, u".suspect"_s, u""_s})
        if (QFile::exists(before + suffix) && !QFile::rename(before + suffix, now + suffix))
            return folderFailure(u"%1 cannot be renamed"_s.arg(before + suffix));
    return Done{};
}

} // namespace tincan
