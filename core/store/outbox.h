// What a person said and the server has not confirmed yet, messages and what changes messages alike: on disk before
// add() returns, in the order of writing, with the whole of it in memory too. An entry leaves when its echo is stored
// (History) or when the person takes it back. Belongs to the database's thread.
#pragma once

#include "core/chat/message.h"
#include "core/chat/publication.h"
#include "core/store/store_file.h"

#include <map>

namespace tincan {

struct OutboxEntry
{
    qint64 number = 0; // the order of writing, over all rooms; given by add()
    QString id = {};
    QString room = {};
    QString name = {}; // under which it is said, on an open server
    QString text = {}; // of a message or an edit
    QString replyTo = {};
    QList<FileRef> files = {};
    QString target = {};                // the message that is changed; a message itself has none
    QString emoji = {};                 // of a reaction
    bool emojiOn = true;                // it is added, and not taken back
    qint64 time = 0;                    // local, milliseconds since 1970
    std::optional<QString> reason = {}; // why it was refused; none: waiting

    bool waitsForFiles() const; // that are to be uploaded
    bool isChange() const { return !target.isEmpty(); }
    bool isReaction() const { return isChange() && !emoji.isEmpty(); }
    bool isEdit() const { return isChange() && !isReaction() && !text.isEmpty(); }
    bool isDeletion() const { return isChange() && !isReaction() && text.isEmpty(); }
    Publication publication() const;
    Message row() const; // of a message, for the timeline
    bool operator==(const OutboxEntry &) const = default;
};

class Outbox
{
public:
    explicit Outbox(StoreFile &database) : m_database(database) {}

    Result<Done> load();
    // All of them in one transaction that waits for the disk; none on failure. Numbers are filled in.
    Result<Done> add(QList<OutboxEntry> &entries);
    // Refused: kept until the person retries (no reason) or deletes it.
    Result<Done> setReason(const QString &id, const std::optional<QString> &reason);
    // A message that no line has carried says this instead, and is not refused any more.
    Result<Done> rewrite(const QString &id, const QString &text);
    // Of a message whose files were uploaded.
    Result<Done> setFiles(const QString &id, const QList<FileRef> &files);
    Result<Done> remove(const QString &id);

    bool contains(const QString &id) const { return m_numbers.contains(id); }
    const OutboxEntry *find(const QString &id) const;
    // What changes this message and waits here, in the order of writing.
    QList<const OutboxEntry *> changesOf(const QString &messageId) const;
    // The deletion among it.
    const OutboxEntry *deletionOf(const QString &messageId) const;
    // In the order of writing.
    const std::map<qint64, OutboxEntry> &entries() const { return m_byNumber; }

private:
    friend class History;
    // Inside History's transaction: the row goes; forget() follows when it was committed.
    void removeRow(const QString &id);
    void forget(const QString &id);

    void keep(OutboxEntry entry);

    StoreFile &m_database;
    std::map<qint64, OutboxEntry> m_byNumber;
    QHash<QString, qint64> m_numbers;
    QHash<QString, QList<qint64>> m_changes; // by the message that is changed
};

// What was written here goes to another history, whose outbox is open: that of the file `from`, or of memory. For a
// moment it is in both rather than in none.
Result<Done> moveOutbox(QList<OutboxEntry> entries, const QString &from, Outbox &to);

} // namespace tincan
