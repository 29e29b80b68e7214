#include "core/store/store.h"

#include "core/base/logging.h"
#include "core/base/own_folder.h"
#include "core/store/salvage.h"
#include "core/store/schema.h"

#include <QDateTime>
#include <QFile>

namespace tincan {

using namespace Qt::StringLiterals;

Store::Store() = default;

Store::~Store()
{
    close();
}

Result<Done> Store::open(const QString &folder, const QUrl &server)
{
    close();
    m_notice.reset();
    m_files = {folder, server};
    m_person.clear();
    if (folder.isEmpty())
        return openFile({});
    if (!makeOwnFolder(folder)) {
        Failure failure = storageFailure(u"the folder %1 cannot be made"_s.arg(folder));
        failure.stage = u"folder"_s;
        return failure;
    }
    if (const auto done = m_files.take(m_lock); !done)
        return done;
    if (const auto done = m_files.takeOver(); !done) {
        close();
        return done;
    }
    m_person = m_files.lastPerson();
    return openChecked();
}

Result<Done> Store::openChecked()
{
    m_suspect = m_files.path(m_person) + u".suspect"_s;
    auto done = openFile(m_files.path(m_person));
    // Damage that only showed in use: a whole check, once.
    if (done && QFile::exists(m_suspect) && !m_database.isWhole())
        done = storageFailure(u"the file is damaged"_s);
    if (!done && m_database.damaged())
        done = setAside(m_files.path(m_person));
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
    if (m_files.folder().isEmpty()) {
        m_person = person;
        if (theirs)
            return false;
        m_database.close();
        const auto fresh = openFile({});
        return fresh ? Result<bool>(true) : fresh.error();
    }
    m_database.close();
    const auto moved = theirs ? m_files.giveTo(person) : Result<bool>(false);
    if (!moved)
        return moved.error();
    m_person = person;
    if (const auto done = m_files.setLastPerson(person); !done)
        return done.error();
    const auto done = openChecked();
    return done ? Result<bool>(!*moved) : done.error();
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
    return own == theirs && (own > 0 || all == 0 || m_files.folder().isEmpty());
}

Result<Done> Store::openFile(const QString &path)
{
    if (const auto done = schema::refuseNewer(path); !done)
        return done;
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

} // namespace tincan
