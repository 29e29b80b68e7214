// Runs on another thread what would hold up the hub's I/O thread, and comes back to it with the result. The hub's I/O
// thread only.
#pragma once

#include "core/server/asio.h"

#include <functional>
#include <memory>

namespace tincan {

template<class T>
asio::awaitable<T> offloaded(asio::io_context &io, asio::thread_pool &pool, std::function<T()> work)
{
    auto start = [&io, &pool](auto handler, std::function<T()> function) {
        // Shared, because what is posted must be copyable; the work guard keeps the I/O thread until it is answered.
        auto shared = std::make_shared<decltype(handler)>(std::move(handler));
        auto guard = asio::make_work_guard(io);
        asio::post(pool, [&io, shared, guard, function = std::move(function)]() mutable {
            auto result = std::make_shared<T>(function());
            asio::post(io, [shared, result]() mutable { (*shared)(std::shared_ptr<T>(std::move(result))); });
        });
    };
    const auto result = co_await asio::async_initiate<const asio::use_awaitable_t<>, void(std::shared_ptr<T>)>(
        std::move(start), asio::use_awaitable, std::move(work));
    co_return std::move(*result);
}

} // namespace tincan
