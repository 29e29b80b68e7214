// Reads pages of the log over a connection of its own, so that reading never waits for the writer. Every call is one
// short snapshot. The reader's thread only.
#pragma once

#include "core/server/log.h"
#include "core/server/sqlite.h"

namespace tincan {

class LogReader
{
public:
    bool open(const QString &path);

    Result<LogPage> page(const PageRequest &request);
    Result<LogPage> history(const QString &room, qint64 before, qsizetype events, qsizetype bytes);
    Result<qint64> placeOfLatest(const QString &room, const Filter &filter, qsizetype events);

private:
    struct Taken
    {
        qsizetype rows = 0; // looked at
        qint64 last = 0;    // of them
        bool all = false;   // there were no more
    };
    // Takes rows until the request's bounds; false on an error.
    static bool take(Statement &rows, const PageRequest &request, LogPage &page, Taken &taken);
    Result<qint64> placeOfLatestSeen(const ReaderFilter &filter, qsizetype events, qint64 evicted);
    qint64 floor();
    Failure failure();

    QString m_path;
    bool m_damaged = false; // noted and said, once
    Database m_database;
    Statement m_all;
    Statement m_ofRoom;
    Statement m_before;
    Statement m_latest;
    Statement m_latestOfRoom;
    Statement m_newest;
    Statement m_floor;
};

} // namespace tincan
