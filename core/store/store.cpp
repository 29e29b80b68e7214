#include "core/store/store.h"

#include "core/base/logging.h"
#include "core/base/own_folder.h"
#include "core/store/edits.h"
#include "core/store/row_details.h"
#include "core/store/salvage.h"
#include "core/store/schema.h"

#include <QCryptographicHash>
#include <QDateTime>
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
    return u"%1://%2:%3%4"_s.arg(scheme, server.host().toLower()).arg(port).arg(path);
}

// The readable part of the files' names.
QString slugOf(const QUrl &server)
{
    QString slug;
    for (const QChar c : normalized(server).section(u"://"_s, 1))
        slug += c.isLetterOrNumber() && c.unicode() < 128 ? c : u'-';
    return slug.left(60);
}

QString nameOf(const QUrl &server, const QString &person, qsizetype digits)
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

Store::Store() = default;

Store::~Store()
{
    close();
}

QString Store::fileName(const QUrl &server, const QString &person)
{
    return nameOf(server, person, hashDigits);
}

QStringList Store::filesOf(const QString &folder, const QUrl &server)
{
    // Digits, and not any signs: "-some-path-of-it-1f2e3d4c" is another server's.
    QStringList patterns;
    for (const qsizetype digits : {hashDigits, olderHashDigits})
        patterns.append(slugOf(server) + u'-' + u"[0-9a-f]"_s.repeated(digits) + u".sqlite*"_s);
    return QDir(folder).entryList(patterns, QDir::Files);
}

QString Store::path(const QString &person) const
{
    return QDir(m_folder).filePath(fileName(m_server, person));
}

QString Store::olderPath(const QString &person) const
{
    return QDir(m_folder).filePath(nameOf(m_server, person, olderHashDigits));
}

QString Store::personFile() const
{
    return path({}) + u".person"_s;
}

Result<Done> Store::open(const QString &folder, const QUrl &server)
{
    close();
    m_notice.reset();
    m_folder = folder;
    m_server = server;
    m_person.clear();
    if (folder.isEmpty())
        return openFile({});
    if (!makeOwnFolder(folder))
        return folderFailure(u"the folder %1 cannot be made"_s.arg(folder));
    if (const auto done = take(m_lock, path({})); !done)
        return done;
    if (const auto done = takeOver(); !done) {
        close();
        return done;
    }
    m_person = personIn(personFile());
    return openChecked();
}

Result<Done> Store::take(FileLock &lock, const QString &path) const
{
    const auto error = lock.take(path + u".lock"_s);
    if (error == QLockFile::NoError)
        return Done{};
    const bool taken = error == QLockFile::LockFailedError;
    Failure failure =
        storageFailure(taken ? u"another Tincan has this profile's history of %1 open"_s.arg(m_server.host())
                             : u"the folder %1 cannot be written"_s.arg(m_folder));
    failure.stage = taken ? u"locked"_s : u"folder"_s;
    return failure;
}

// What an older version left, under the names of now: nobody's, and that of the person who it says signed in last here.
// No other name is looked for, in openFor() neither: a server that names an id could be handed another server's file.
// So it is the older version's word that counts, and not what openFor() wrote since.
Result<Done> Store::takeOver()
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

Result<Done> Store::takeOverFile(const QString &person)
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

Result<Done> Store::openChecked()
{
    m_suspect = path(m_person) + u".suspect"_s;
    auto done = openFile(path(m_person));
    // Damage that only showed in use: a whole check, once.
    if (done && QFile::exists(m_suspect) && !m_database.isWhole())
        done = storageFailure(u"the file is damaged"_s);
    if (!done && m_database.damaged())
        done = setAside(path(m_person));
    if (done)
        QFile::remove(m_suspect);
    else
        close();
    return done;
}

Result<bool> Store::openFor(const QString &person)
{
    if (person == m_person)
        return false;
    const bool theirs = m_person.isEmpty() && isOf(person);
    if (m_folder.isEmpty()) {
        m_person = person;
        if (theirs)
            return false;
        m_database.close();
        const auto fresh = openFile({});
        return fresh ? Result<bool>(true) : fresh.error();
    }
    const QString before = path(m_person);
    m_database.close();
    // Where SQLite could not fold its journal in, the file alone is not all of it.
    const bool moves = theirs && !QFile::exists(path(person)) && !QFile::exists(before + u"-wal"_s);
    if (moves && !QFile::rename(before, path(person)))
        return folderFailure(u"%1 cannot be renamed"_s.arg(before));
    m_person = person;
    QSaveFile last(personFile());
    if (!last.open(QIODevice::WriteOnly) || last.write(person.toUtf8()) < 0 || !last.commit())
        return folderFailure(u"%1 cannot be written"_s.arg(personFile()));
    const auto done = openChecked();
    return done ? Result<bool>(!moves) : done.error();
}

// Nobody else has written there, and they have; or nothing was said there at all, or what is here came just now.
bool Store::isOf(const QString &person)
{
    m_database.forgive();
    QSqlQuery &query =
        m_database.statement("SELECT (SELECT count(*) FROM messages), (SELECT count(*) FROM messages WHERE flags & 4), "
                             "(SELECT count(*) FROM "
                             "messages JOIN people ON people.key = sender WHERE flags & 4 AND people.id = ?)");
    if (!m_database.run(query, person) || !query.next())
        return false;
    const qint64 all = query.value(0).toLongLong();
    const qint64 own = query.value(1).toLongLong();
    const qint64 theirs = query.value(2).toLongLong();
    query.finish();
    return own == theirs && (own > 0 || all == 0 || m_folder.isEmpty());
}

Result<Done> Store::openFile(const QString &path)
{
    if (const auto done = m_database.open(path); !done)
        return done;
    if (const auto done = schema::migrate(m_database); !done)
        return done;
    return load();
}

Result<Done> Store::load()
{
    if (const auto done = m_directory.load(); !done)
        return done;
    if (const auto done = m_outbox.load(); !done)
        return done;
    if (const auto done = m_history.load(); !done)
        return done;
    // Every server has it (protocol, section 5).
    Transaction transaction(m_database, Transaction::Durability::AtACheckpoint);
    m_directory.room(u"lobby"_s);
    return transaction.commit();
}

Result<Done> Store::setAside(const QString &path)
{
    const QString what = m_database.failure() ? m_database.failure()->detail : QString();
    m_database.close();
    const QString aside =
        u"%1.damaged-%2"_s.arg(path, QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmss'Z'"_s));
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        if (QFile::exists(path + suffix) && !QFile::rename(path + suffix, aside + suffix))
            return storageFailure(u"the damaged history %1 cannot be set aside"_s.arg(path));
    QList<OutboxEntry> saved = salvageOutbox(aside);
    if (const auto done = openFile(path); !done)
        return done;
    if (!saved.isEmpty())
        if (const auto done = m_outbox.add(saved); !done)
            return done;
    m_notice = storageFailure(
        u"the history here was damaged (%1); it was set aside as %2 and begun anew, with %3 unsent messages kept"_s
            .arg(what, aside)
            .arg(saved.size()));
    m_notice->stage = u"set aside"_s;
    qCWarning(logStore, "%ls", qUtf16Printable(m_notice->detail));
    return Done{};
}

void Store::close()
{
    if (m_lock.isHeld() && m_database.damaged())
        (void)QFile(m_suspect).open(QIODevice::WriteOnly);
    m_database.close();
    m_lock.release();
}

Result<StoredPage> Store::page(const QString &room, const PageQuestion &question)
{
    m_database.forgive();
    return readPage(m_database, m_directory, m_outbox, room, question);
}

Result<bool> Store::describeRooms(const QList<Room> &rooms)
{
    bool news = false;
    Transaction transaction(m_database, Transaction::Durability::AtACheckpoint);
    for (const Room &room : rooms)
        news = m_directory.describe(room) || news;
    if (const auto done = transaction.commit(); !done)
        return done.error();
    return news;
}

Result<Done> Store::markRead(const QString &room)
{
    const auto newest = page(room, PageQuestion::newest(1 + int(m_outbox.entries().size())));
    if (!newest)
        return newest.error();
    for (auto row = newest->rows.crbegin(); row != newest->rows.crend(); ++row) {
        if (row->place.era == outboxEra)
            continue;
        const StoredRoom *stored = m_directory.findRoom(room);
        if (stored && row->place <= stored->read)
            return Done{}; // another device has read further
        Transaction transaction(m_database, Transaction::Durability::AtACheckpoint);
        m_directory.setRead(room, row->place);
        return transaction.commit();
    }
    return Done{};
}

Result<bool> Store::markReadUpTo(const QString &room, Place upto)
{
    const StoredRoom *stored = m_directory.findRoom(room);
    if (!stored || upto <= stored->read)
        return false;
    Transaction transaction(m_database, Transaction::Durability::AtACheckpoint);
    m_directory.setRead(room, upto);
    if (const auto done = transaction.commit(); !done)
        return done.error();
    return true;
}

Place Store::readUpTo(const QString &room) const
{
    const StoredRoom *stored = m_directory.findRoom(room);
    return stored ? stored->read : Place{};
}

QList<Message> Store::messages(const QStringList &ids)
{
    m_database.forgive();
    return rows::byIds(m_database, m_directory, m_outbox, ids);
}

std::optional<Message> Store::message(const QString &id)
{
    const QList<Message> found = messages({id});
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

QStringList Store::repliesTo(const QStringList &ids)
{
    m_database.forgive();
    return rows::repliesTo(m_database, m_outbox, ids);
}

QList<EditedText> Store::edits(const QString &id)
{
    m_database.forgive();
    return editsOf(m_database, m_outbox, id);
}

bool Store::beginsNotKept(const QString &room)
{
    m_database.forgive();
    const StoredRoom *stored = m_directory.findRoom(room);
    QSqlQuery &query = m_database.statement(
        "SELECT 1 FROM (SELECT era, seq, reason FROM gaps WHERE room = ? ORDER BY era, seq LIMIT 1) AS mark WHERE "
        "reason = ? AND NOT EXISTS (SELECT 1 FROM messages WHERE room = ? AND (era, seq) <= (mark.era, mark.seq))");
    const bool begins = stored && m_database.run(query, stored->key, rows::notKept, stored->key) && query.next();
    query.finish();
    return begins;
}

Place Store::gapBegin(const QString &room, Place gap)
{
    m_database.forgive();
    const StoredRoom *stored = m_directory.findRoom(room);
    QSqlQuery &query =
        m_database.statement("SELECT after_era, after_seq FROM gaps WHERE room = ? AND era = ? AND seq = ?");
    Place begin;
    if (stored && m_database.run(query, stored->key, gap.era, gap.seq) && query.next())
        begin = {query.value(0).toLongLong(), query.value(1).toLongLong()};
    query.finish();
    return begin;
}

} // namespace tincan
