// What every connection of one hub shares: the log, the tail, the rooms, who is connected. Lives on the hub's I/O
// thread, as do all its users, and is read by others while the tail tells its shards (tail_shard.h); the reader's
// thread is reached by read().
#pragma once

#include "core/server/accounts.h"
#include "core/server/asio.h"
#include "core/server/crowd.h"
#include "core/server/file_store.h"
#include "core/server/hub.h"
#include "core/server/live_events.h"
#include "core/server/log.h"
#include "core/server/metrics.h"
#include "core/server/offload.h"
#include "core/server/presences.h"
#include "core/server/rate_limiter.h"
#include "core/server/read_marks.h"
#include "core/server/readiness.h"
#include "core/server/room_directory.h"
#include "core/server/room_list.h"
#include "core/server/tail.h"

#include <QHash>

#include <atomic>
#include <unordered_set>

namespace boost::asio::ssl {
class context;
}

namespace tincan {

// One accepted socket, until it is closed.
class Connection
{
public:
    virtual ~Connection() = default;
    virtual void stop() = 0;  // say bye, finish what was begun, close
    virtual void abort() = 0; // close now
};

class Follower;

class HubCore
{
public:
    HubCore(const HubOptions &hubOptions, std::unique_ptr<Log> hubLog)
        : options(hubOptions),
          log(std::move(hubLog)),
          tail(log->head(), hubOptions.threads),
          rooms(log->rooms()),
          rates(hubOptions.rate, hubOptions.rate * 10),
          ratesOfAddresses(hubOptions.rate * peopleOfAddress, hubOptions.rate * peopleOfAddress * 10)
    {}

    // Runs a function on the reader's thread, where the log may block, and comes back with its result.
    template<class T>
    asio::awaitable<Result<T>> read(std::function<Result<T>(Log &)> function);

    Cursor cursor(qint64 seq) const { return Cursor{log->epoch(), seq}; }
    Cursor head() const { return cursor(tail.head()); }
    void countCrowd()
    {
        if (crowd.count(qsizetype(connections.size())))
            tail.wakeAll();
    }
    void broadcast(LiveEvent event)
    {
        live.add(std::move(event));
        tail.wakeAll();
    }

    HubOptions options;
    asio::thread_pool readers{1};
    std::unique_ptr<Log> log;
    Tail tail;
    LiveEvents live;
    Crowd crowd;
    RoomDirectory rooms;
    RoomList roomList;
    ReadMarks reads;
    Presences presences;
    QMultiHash<QString, Follower *> devices;      // of the people that are named, by their ids
    std::unique_ptr<Accounts> accounts;           // none: the server is open, and asks nobody who they are
    std::unique_ptr<FileStore> files;             // as long as the hub runs
    static constexpr qint64 peopleOfAddress = 10; // who may publish at their full rate from one network
    RateLimiter rates;
    RateLimiter ratesOfAddresses;            // on an open server
    std::shared_ptr<asio::ssl::context> tls; // none: plain
    QByteArray pin;                          // what its certificate is known by, SHA-256 in hex; empty: by an authority
    Metrics metrics;
    Readiness readiness;
    std::unordered_set<Follower *> following;
    std::unordered_set<Connection *> connections;
    QHash<QString, int> perAddress; // connections, by network
    std::atomic<int> followers = 0; // read from other threads, too
    quint64 lastConnection = 0;
    QUrl url; // where it listens
    bool stopping = false;
    // Last, so that it goes first: what it still holds in the end uses all of the above.
    asio::io_context io{1};
    // For the log, in this turn of the loop (publishing.cpp). Goes before the loop that its answers belong to.
    std::vector<Submission> gathered;
};

template<class T>
asio::awaitable<Result<T>> HubCore::read(std::function<Result<T>(Log &)> function)
{
    std::function<Result<T>()> work = [this, function = std::move(function)] { return function(*log); };
    co_return co_await offloaded<Result<T>>(io, readers, std::move(work));
}

} // namespace tincan
