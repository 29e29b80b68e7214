// The log in one SQLite file: WAL, synchronous=FULL. A thread of its own writes: all that waits becomes one transaction
// and one fsync, then everyone is answered. Reading has a connection of its own. See log.h for the threads.
#pragma once

#include "core/server/log.h"
#include "core/server/log_reader.h"
#include "core/server/log_writer.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace tincan {

class SqliteLog final : public Log
{
public:
    struct Options
    {
        QString folder;
        Retention retention;
        LogWriter::Now now; // empty: the system's clock
    };

    // Fails with Storage and a sentence.
    static Result<std::unique_ptr<SqliteLog>> open(const Options &options);
    ~SqliteLog() override;

    QByteArray epoch() const override { return m_epoch; }
    qint64 head() const override { return m_head; }
    QString notice() const override { return m_notice; }
    QList<RoomRecord> rooms() override { return m_writer.rooms(); }
    void begin(Listener listener) override;
    void append(std::vector<Submission> submissions) override;
    Result<LogPage> page(const PageRequest &request) override { return m_reader.page(request); }
    Result<LogPage> history(const QString &room, qint64 before, qsizetype events, qsizetype bytes) override
    {
        return m_reader.history(room, before, events, bytes);
    }
    Result<qint64> placeOfLatest(const QString &room, const Filter &filter, qsizetype events) override
    {
        return m_reader.placeOfLatest(room, filter, events);
    }
    void close() override;

    // Transactions that stored something: with many authors at once, fewer than events.
    qint64 commits() const { return m_commits; }

private:
    SqliteLog(LogFile file, const Options &options);
    void run();
    std::vector<Submission> waitForWork();

    LogWriter m_writer;
    LogReader m_reader;
    QByteArray m_epoch;
    QString m_notice;
    Listener m_listener;
    std::atomic<qint64> m_head = 0;
    std::atomic<qint64> m_commits = 0;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Submission> m_waiting;
    bool m_closing = false;
    std::thread m_thread;
};

} // namespace tincan
