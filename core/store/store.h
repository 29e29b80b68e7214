// The client's memory of one server: a SQLite file in the profile's folder, locked against a second program, or memory
// where there is no folder. Opens, repairs what can be repaired, and hands out history, outbox and pages. One thread.
#pragma once

#include "core/base/file_lock.h"
#include "core/store/history.h"
#include "core/store/pages.h"

#include <QUrl>

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
    // None where it is not stored, or could not be read.
    std::optional<Message> message(const QString &id);
    // The first place that the gap misses comes after this one.
    Place gapBegin(const QString &room, Place gap);
    QByteArray epochOf(qint64 era) const { return m_directory.epochOf(era); }
    qint64 eraOf(const QByteArray &epoch) const { return m_directory.eraOf(epoch); }

    // "chat-example-org-8443-1f2e3d4c.sqlite": readable, and different for different servers.
    static QString fileName(const QUrl &server);

private:
    Result<Done> openFile(const QString &path);
    Result<Done> load();
    Result<Done> setAside(const QString &path);

    FileLock m_lock;
    QString m_suspect; // a file beside the database says that damage was met in use
    StoreFile m_database;
    Directory m_directory{m_database};
    Outbox m_outbox{m_database};
    History m_history{m_database, m_directory, m_outbox};
    std::optional<Failure> m_notice;
};

} // namespace tincan
