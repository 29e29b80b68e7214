#include "core/server/sqlite_log.h"

#include "core/base/storage_failure.h"

#include <QDateTime>

namespace tincan {

namespace {

// A transaction of a few thousand rows takes some tens of milliseconds: nobody waits longer for a slow neighbour.
constexpr std::size_t largestBatch = 2000;
// Age is looked at this often while nobody writes.
constexpr auto evictionPause = std::chrono::seconds(5);
// And a disk that failed this often.
constexpr auto recoveryPause = std::chrono::seconds(1);

} // namespace

Result<std::unique_ptr<SqliteLog>> SqliteLog::open(const Options &options)
{
    Result<LogFile> file = openLogFile(options.folder);
    if (!file)
        return file.error();
    const QString path = file->path;
    Options chosen = options;
    if (!chosen.now)
        chosen.now = [] { return QDateTime::currentMSecsSinceEpoch(); };
    std::unique_ptr<SqliteLog> log(new SqliteLog(std::move(*file), chosen));
    if (!log->m_reader.open(path))
        return storageFailure(QStringLiteral("The log %1 cannot be read.").arg(path));
    return log;
}

SqliteLog::SqliteLog(LogFile file, const Options &options)
    : m_writer(std::move(file), options.retention, options.now),
      m_epoch(m_writer.epoch()),
      m_notice(m_writer.notice()),
      m_head(m_writer.head())
{}

SqliteLog::~SqliteLog()
{
    close();
}

void SqliteLog::begin(Listener listener)
{
    m_listener = std::move(listener);
    m_thread = std::thread([this] { run(); });
}

void SqliteLog::append(std::vector<Submission> submissions)
{
    {
        const std::lock_guard lock(m_mutex);
        if (submissions.empty())
            return;
        const bool told = !m_waiting.empty();
        std::move(submissions.begin(), submissions.end(), std::back_inserter(m_waiting));
        if (told)
            return; // the writer knows already
    }
    m_wake.notify_one();
}

void SqliteLog::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

std::vector<Submission> SqliteLog::waitForWork()
{
    std::unique_lock lock(m_mutex);
    const auto pause = m_writer.failed() ? recoveryPause : evictionPause;
    m_wake.wait_for(lock, pause, [this] { return m_closing || !m_waiting.empty(); });
    std::vector<Submission> batch;
    if (m_waiting.size() <= largestBatch) {
        batch.swap(m_waiting);
        return batch;
    }
    const auto end = m_waiting.begin() + std::ptrdiff_t(largestBatch);
    batch.assign(std::move_iterator(m_waiting.begin()), std::move_iterator(end));
    m_waiting.erase(m_waiting.begin(), end);
    return batch;
}

void SqliteLog::run()
{
    for (;;) {
        std::vector<Submission> batch = waitForWork();
        if (batch.empty()) {
            {
                const std::lock_guard lock(m_mutex);
                if (m_closing && m_waiting.empty())
                    return;
            }
            const bool failed = m_writer.failed();
            if (failed ? m_writer.recovers() : m_writer.evict())
                m_listener(Commit{.entries = {}, .changes = {}, .floor = m_writer.floor(), .answers = {}});
            continue;
        }
        const auto begun = std::chrono::steady_clock::now();
        Commit commit = m_writer.write(std::move(batch));
        commit.took = std::chrono::steady_clock::now() - begun;
        const bool grew = !commit.entries.empty();
        if (grew)
            ++m_commits;
        m_head = m_writer.head();
        // What was handed in behind something that could not be stored must not overtake it; what comes once that is
        // answered may try anew.
        std::vector<Submission> behind;
        if (m_writer.failed()) {
            const std::lock_guard lock(m_mutex);
            behind.swap(m_waiting);
        }
        m_listener(std::move(commit));
        if (grew)
            m_writer.mark();
        if (!behind.empty())
            m_listener(m_writer.refuse(std::move(behind)));
    }
}

} // namespace tincan
