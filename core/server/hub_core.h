// What every connection of one hub shares: the log, the tail, the rooms, who is connected. Lives on the hub's I/O
// thread, as do all its users; the reader's thread is reached by read().
#pragma once

#include "core/server/asio.h"
#include "core/server/crowd.h"
#include "core/server/hub.h"
#include "core/server/live_events.h"
#include "core/server/log.h"
#include "core/server/read_marks.h"
#include "core/server/room_directory.h"
#include "core/server/tail.h"

#include <QHash>

#include <atomic>
#include <unordered_set>

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
        : options(hubOptions), log(std::move(hubLog)), tail(log->head()), rooms(log->rooms())
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
    ReadMarks reads;
    QMultiHash<QString, Follower *> devices; // of the people that are named, by their ids
    std::unordered_set<Connection *> connections;
    std::atomic<int> followers = 0; // read from other threads, too
    quint64 lastConnection = 0;
    quint16 port = 0;
    bool stopping = false;
    // Last, so that it goes first: what it still holds in the end uses all of the above.
    asio::io_context io{1};
};

template<class T>
asio::awaitable<Result<T>> HubCore::read(std::function<Result<T>(Log &)> function)
{
    auto start = [this](auto handler, std::function<Result<T>(Log &)> work) {
        // Shared, because what is posted must be copyable; the work guard keeps the I/O thread until it is answered.
        auto shared = std::make_shared<decltype(handler)>(std::move(handler));
        auto guard = asio::make_work_guard(io);
        asio::post(readers, [this, shared, guard, work = std::move(work)]() mutable {
            auto result = std::make_shared<Result<T>>(work(*log));
            asio::post(io, [shared, result]() mutable { (*shared)(std::shared_ptr<Result<T>>(std::move(result))); });
        });
    };
    const auto result = co_await asio::async_initiate<const asio::use_awaitable_t<>, void(std::shared_ptr<Result<T>>)>(
        std::move(start), asio::use_awaitable, std::move(function));
    co_return std::move(*result);
}

} // namespace tincan
