// The client's memory of one server, of whoever signed in there last: a SQLite file in the profile's folder, locked
// against a second program, or memory where there is no folder. Opens, repairs what can be repaired, and hands out
// history, outbox and pages. One thread.
#pragma once

#include "core/chat/edited_text.h"
#include "core/store/history.h"
#include "core/store/history_files.h"
#include "core/store/pages.h"
#include "core/store/search.h"
#include "core/store/search_index.h"

namespace tincan {

class Store
{
public:
    Store();
    ~Store();

    // Fails with Storage: the folder cannot be written, another Tincan has this history open, a newer one wrote it.
    // After any later failure close it and open it again: what is in memory may be ahead of what is stored.
    Result<Done> open(const QString &folder, const QUrl &server);
    void close();
    // Whose it is, as the server names them; empty: nobody signed in there yet, or nobody has to.
    const QString &person() const { return m_person; }
    // They signed in: theirs is open from now on, and at later starts. What nobody owned yet becomes theirs where it
    // is not somebody else's in truth. True where it is another history than before. Of what an older version named
    // otherwise only open() takes anything over.
    Result<bool> openFor(const QString &person);

    // What a person should know about the opening: a damaged file was set aside, what was saved of it.
    const std::optional<Failure> &notice() const { return m_notice; }

    History &history() { return m_history; }
    const History &history() const { return m_history; }
    Outbox &outbox() { return m_outbox; }
    const std::map<QString, StoredRoom> &rooms() const { return m_directory.rooms(); }

    Result<StoredPage> page(const QString &room, const PageQuestion &question);
    // The rooms that the server lists. True where something was news.
    Result<bool> describeRooms(const QList<Room> &rooms);
    // Everything that is stored of the room was seen.
    Result<Done> markRead(const QString &room);
    // Likewise up to a place, as another device says. False where that is no news.
    Result<bool> markReadUpTo(const QString &room, Place upto);
    Place readUpTo(const QString &room) const;
    // Those that are stored or wait to be sent, as they are shown. None where they could not be read.
    QList<Message> messages(const QStringList &ids);
    std::optional<Message> message(const QString &id);
    // Messages that quote one of these.
    QStringList repliesTo(const QStringList &ids);
    // What a message said, from the first time to what waits to be sent.
    QList<EditedText> edits(const QString &id);
    // Whether the room begins with the mark above which nothing is kept here.
    bool beginsNotKept(const QString &room);
    // The first place that the gap misses comes after this one.
    Place gapBegin(const QString &room, Place gap);
    // Of the history that is open, for a connection that only reads; empty: it is in memory.
    QString file() const { return m_files.path(m_person); }
    // Looks through what came for search(), in pieces of so many messages. True where there is more.
    Result<bool> indexSome(int most) { return search::indexSome(m_database, most); }
    // Of a store in memory; one on disk is read by a connection of its own, beside this one.
    SearchAnswer search(const SearchQuestion &question) { return search::find(m_database, question); }
    QByteArray epochOf(qint64 era) const { return m_directory.epochOf(era); }
    const std::map<qint64, QByteArray> &eras() const { return m_directory.eras(); }
    qint64 eraOf(const QByteArray &epoch) const { return m_directory.eraOf(epoch); }

private:
    Result<Done> openChecked();
    Result<Done> openFile(const QString &path);
    bool isOf(const QString &person);
    Result<Done> load();
    Result<Done> setAside(const QString &path);

    FileLock m_lock;
    HistoryFiles m_files;
    QString m_person;
    QString m_suspect; // a file beside the database says that damage was met in use
    StoreFile m_database;
    Directory m_directory{m_database};
    Outbox m_outbox{m_database};
    History m_history{m_database, m_directory, m_outbox};
    std::optional<Failure> m_notice;
};

} // namespace tincan
