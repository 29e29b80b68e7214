// One transaction at a time on the log: takes everything that waits, gives places and times, keeps ids unique, evicts
// what retention says, and fsyncs once. Also the projection of rooms. The writer's thread only.
#pragma once

#include "core/server/file_namings.h"
#include "core/server/log.h"
#include "core/server/log_file.h"
#include "core/server/publication_index.h"
#include "core/server/reaction_count.h"

namespace tincan {

struct Retention
{
    qint64 keepEvents = 0; // 0: all
    int keepDays = 0;      // 0: for ever
};

class LogWriter
{
public:
    using Now = std::function<qint64()>; // milliseconds since 1970, UTC

    LogWriter(LogFile file, const Retention &retention, Now now);

    const QByteArray &epoch() const { return m_file.epoch; }
    const QString &path() const { return m_file.path; }
    const QString &notice() const { return m_file.notice; }
    qint64 head() const { return m_head; }
    qint64 floor() const { return m_floor; }
    QList<RoomRecord> rooms();

    // All of them in one transaction, or none (then every answer is 503).
    Commit write(std::vector<Submission> batch);
    // None of them, without trying: 503.
    Commit refuse(std::vector<Submission> batch);
    // Notes how far the log has come, once its authors have their answers: they need not wait for that.
    void mark() { m_file.mark.write({m_file.epoch, m_head}); }
    bool failed() const { return m_error != 0; } // the last write
    // After one that failed: whether the disk takes a word again. It costs a transaction.
    bool recovers();
    // One small step of eviction where one is due, in a transaction of its own. Whether there was something to do.
    bool evict();

private:
    void answerAll(Commit &commit, std::vector<Submission> batch, std::vector<AppendResult> results) const;
    AppendResult store(const Submission &submission, Commit &commit);
    // Why what an edit, a deletion or a reaction names cannot be changed so by its sender: 404 where it is not in the
    // room (any more), 403.
    std::optional<Refusal> wrongTarget(const Submission &submission);
    // 422 where the log knows what is answered, and it is of another room.
    std::optional<Refusal> wrongReply(const MessageText &message, const QString &room);
    bool isDeleted(const QString &target);
    // What was stored under a place, from its content.
    QByteArray again(Durable event);
    void project(const Durable &event, Commit &commit);
    // Deletes at most `most` of the oldest events that nobody wants kept; false on an error.
    bool evictUpTo(qsizetype most);
    qint64 dueFloor(qsizetype most);
    bool forgetOldPublications(qint64 now);
    void undo(qint64 head, qint64 floor);
    void note(int code);
    void healed();

    LogFile m_file;
    Retention m_retention;
    Now m_now;
    qint64 m_head = 0;
    qint64 m_floor = 0;
    int m_error = 0;   // the first error of this transaction
    QString m_trouble; // its words
    PublicationIndex m_publications;
    FileNamings m_files;
    ReactionCount m_reactions;
    Statement m_target;
    Statement m_roomOf;
    Statement m_stored;
    Statement m_insert;
    Statement m_room;
    Statement m_member;
    Statement m_orphan;
    Statement m_deleted;
    Statement m_isDeleted;
    Statement m_delete;
    Statement m_oldest;
    Statement m_setFloor;
    Statement m_setEviction;
};

// What makes two publications of one id the same: the author, the room, and all that is said.
QByteArray digestOf(const Durable &draft);

} // namespace tincan
