// What the hub counts, for /metrics. The hub's I/O thread only, but for the deliveries of a shard while it is told.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

#include <array>
#include <chrono>

namespace tincan {

// Durations in buckets that double, from 0.25 ms.
class DurationHistogram
{
public:
    void add(std::chrono::nanoseconds duration);
    DurationHistogram &operator+=(const DurationHistogram &other);
    // The lines of one metric in Prometheus' text format 0.0.4, in seconds.
    void appendTo(QByteArray &text, const QByteArray &name, const QByteArray &help) const;

private:
    static constexpr int buckets = 14; // up to 2 s; one more for all that is longer
    std::array<qint64, buckets + 1> m_counts{};
    qint64 m_nanoseconds = 0;
};

enum class Way
{
    Poll,
    HeldPoll,
    Stream,
    EventStream,
    WebSocket,
};
inline constexpr int ways = 5;

// Why the hub turned somebody away where the status alone does not tell.
enum class Cause
{
    Connections, // all that it takes are there
    Address,     // all that one address may have
    Rate,        // of an author
    Tries,       // to sign in
    Credentials,
    Disk, // fails or hangs
    Stopping,
};
inline constexpr int causes = 7;
const char *toWord(Cause cause);

// Events that were handed to followers.
struct Deliveries
{
    void add(std::size_t way, qint64 events, qint64 bytes)
    {
        eventsByWay[way] += events;
        bytesByWay[way] += bytes;
    }
    Deliveries &operator+=(const Deliveries &other);

    std::array<qint64, ways> eventsByWay{};
    std::array<qint64, ways> bytesByWay{}; // before framing
    DurationHistogram fanOut;              // from a commit to a follower that waits
};

struct Metrics
{
    // Counts, and says so in the log at debug. `address`: of whom, where it is known.
    void refuse(Cause cause, const QString &address = {});

    std::array<qint64, ways> followers{}; // now
    qint64 tooSlow = 0;                   // followers who were given up
    qint64 connections = 0;               // accepted, ever
    qint64 publications = 0;              // handed in
    qint64 events = 0;                    // stored
    qint64 uploads = 0;                   // files that were taken
    qint64 uploadedBytes = 0;
    qint64 downloads = 0; // answers that brought a file, or a part of one
    qint64 downloadedBytes = 0;
    QMap<int, qint64> refusals; // of requests, by status
    QMap<int, qint64> refusedPublications;
    std::array<qint64, causes> refusedFor{};
    DurationHistogram commits; // a transaction of the log, with its fsync
    DurationHistogram appends; // the part of it before the fsync
    DurationHistogram syncs;   // the fsync with the writing that it waits for
};

} // namespace tincan
