// The hub's WebSocket layer with nothing behind it: each message comes back as it was. So that any client of a suite
// (such as Autobahn's, whose cases want an echo) can judge it: websocket_echo [PORT], and it says where it listens.
#include "core/server/frame_socket.h"
#include "core/server/handshake.h"
#include "core/server/http_reader.h"

#include <cstdio>
#include <cstdlib>

using namespace tincan;

namespace {

constexpr qsizetype largest = 16 << 20;
constexpr std::chrono::seconds patience(10);

asio::awaitable<void> echo(FrameSocket &socket)
{
    for (;;) {
        const QList<Frame> messages = co_await socket.read();
        QByteArray bytes;
        for (const Frame &message : messages)
            bytes += frameOf(message.opcode, message.payload);
        if (messages.isEmpty() && socket.answer())
            bytes += closeFrame(*socket.answer());
        const Outlet::Progress progress = co_await socket.outlet().write(std::move(bytes));
        if (progress.end != Outlet::End::Written || messages.isEmpty())
            break;
    }
    co_await socket.outlet().finish(patience);
    socket.close();
}

asio::awaitable<void> serve(tcp::socket accepted)
{
    Channel channel(std::move(accepted));
    Outlet outlet(channel, patience);
    HttpReader reader(channel, {});
    const HttpReader::Read read = co_await reader.next();
    const bool right = !read.ended && !read.refused && isUpgrade(read.request) && !refuseHandshake(read.request);
    if (!right)
        co_return;
    QByteArray accepting = acceptHandshake(read.request);
    co_await outlet.write(std::move(accepting));
    FrameSocket *pinged = nullptr;
    // Nothing else is being written while the socket reads.
    const auto answerPings = [&pinged] {
        if (pinged->hasPongs())
            pinged->outlet().writeNow(pinged->takePongs());
    };
    FrameSocket socket(std::move(channel), largest, patience, answerPings);
    pinged = &socket;
    co_await echo(socket);
}

asio::awaitable<void> acceptAll(tcp::acceptor &acceptor)
{
    for (;;) {
        auto [error, socket] = co_await acceptor.async_accept(asTuple);
        if (error)
            co_return;
        error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        socket.non_blocking(true, ignored);
        asio::co_spawn(acceptor.get_executor(), serve(std::move(socket)), asio::detached);
    }
}

} // namespace

int main(int argc, char **argv)
{
    const int port = argc > 1 ? std::atoi(argv[1]) : 0;
    asio::io_context io(1);
    tcp::acceptor acceptor(io, tcp::endpoint(asio::ip::address_v4::loopback(), asio::ip::port_type(port)));
    std::printf("listening on ws://127.0.0.1:%d\n", int(acceptor.local_endpoint().port()));
    std::fflush(stdout);
    asio::co_spawn(io, acceptAll(acceptor), asio::detached);
    io.run();
}
