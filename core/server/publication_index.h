// Which ids were published, where, and with what content: also past the eviction of their events. Ids come in no order,
// so that in a table by id each would change a page of its own. They are written down in the order of the log, and the
// newest of them are found in memory; once there are many, they are sorted into the table by id, neighbours together, a
// few with each transaction. All of it within the log's own transactions. The writer's thread only.
#pragma once

#include "core/server/sqlite.h"

#include <QHash>

#include <array>
#include <optional>
#include <vector>

namespace tincan {

// The bytes of a UUID; a hash of what is none, as no client could have sent it.
using PublicationId = std::array<unsigned char, 16>;
PublicationId publicationId(QStringView id);

class PublicationIndex
{
public:
    struct Known
    {
        qint64 seq = 0;
        qint64 time = 0;
        QByteArray digest; // of the content
    };
    static constexpr qsizetype fewestToSort = 65'536;

    // `sortFrom`: so many have to be in memory before they are sorted in.
    explicit PublicationIndex(Database &database, qsizetype sortFrom = fewestToSort);

    // Nothing where it is not known, or where that cannot be found out: error() tells.
    std::optional<qint64> placeOf(QStringView id);
    std::optional<Known> find(QStringView id);
    int error() const { return m_error; } // SQLite's code, of the last placeOf() or find()

    // SQLite's codes.
    int remember(QStringView id, const Known &known);
    int sortIn(qsizetype most); // a few, where there are enough
    int forget(qint64 floor);   // a few of those up to there
    // The transaction was undone, and what was said here within it.
    void undone();

private:
    struct Entry
    {
        PublicationId id;
        qint64 seq;
    };

    int load();
    void beginRound();
    int endRound();

    Database &m_database;
    qsizetype m_sortFrom;
    int m_error = 0;
    bool m_loaded = false;
    QHash<PublicationId, qint64> m_newest; // what is not sorted in yet, or not known to be
    std::vector<Entry> m_round;            // what is being sorted in, by id
    std::size_t m_next = 0;                // of the round
    qint64 m_roundUpto = 0;                // the last place of the round
    Statement m_find;
    Statement m_known;
    Statement m_remember;
    Statement m_sortIn;
    Statement m_setSorted;
    Statement m_oldest;
    Statement m_forgetId;
    Statement m_forget;
};

} // namespace tincan
