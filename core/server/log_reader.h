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
    Result<qint64> placeOfLatest(const QString &room, qsizetype events);

private:
    // Takes rows until the request's bounds; false on an error.
    bool take(Statement &rows, qsizetype bytes, LogPage &page, bool &all);
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
    Statement m_floor;
};

} // namespace tincan
