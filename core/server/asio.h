// The one name and the one completion token that the whole room uses. Only for core/server's own files: no other room
// sees Boost.
#pragma once

#include <boost/asio.hpp>

namespace tincan {

namespace asio = boost::asio;
using boost::system::error_code;
using tcp = asio::ip::tcp;
using SteadyTime = std::chrono::steady_clock::time_point;

// Errors come as values: `const auto [error, size] = co_await socket.async_read_some(buffer, asTuple);`
inline constexpr auto asTuple = asio::as_tuple(asio::use_awaitable);

} // namespace tincan
