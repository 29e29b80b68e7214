// A whole hub, and an input as what a peer sends to it: whatever comes, the hub lives, what it answers is HTTP and then
// frames, and the connection ends when the peer has said that it is done.
#include "core/server/hub.h"
#include "core/wire/websocket_frame.h"
#include "fuzz/fuzz.h"

#include <QTemporaryDir>

#include <boost/asio.hpp>
#include <csignal>
#include <cstdint>

namespace asio = boost::asio;
using namespace tincan;
using boost::system::error_code;

namespace {

const Hub &hub()
{
    static const QTemporaryDir folder;
    static const std::unique_ptr<Hub> hub = [] {
        HubOptions options;
        options.port = 0;
        options.dataFolder = folder.path();
        options.bodyLimit = 16 * 1024;
        auto started = Hub::start(options);
        fuzz::check(started.hasValue(), "a hub starts");
        return std::move(*started);
    }();
    return *hub;
}

QByteArray handshake(bool subprotocol)
{
    return QByteArray("GET /?after=") + hub().head().epoch +
           ".0 HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n" +
           "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
           (subprotocol ? "Sec-WebSocket-Protocol: tincan.v1\r\n\r\n" : "\r\n");
}

// The fuzzer's clock is a signal, and would interrupt what waits for the hub.
bool letCallsGoOn()
{
    struct sigaction clock = {};
    sigaction(SIGALRM, nullptr, &clock);
    clock.sa_flags |= SA_RESTART;
    return sigaction(SIGALRM, &clock, nullptr) == 0;
}

// One conversation: `opening` and then its answer, then the rest in slices of so many bytes, while answers are read.
struct Peer
{
    asio::io_context io;
    asio::ip::tcp::socket socket{io};
    QByteArray opening;
    QByteArray rest;
    qsizetype slice = 0;
    std::string answer;

    void run()
    {
        socket.connect({asio::ip::make_address("127.0.0.1"), quint16(hub().url().port())});
        socket.set_option(asio::ip::tcp::no_delay(true));
        if (!opening.isEmpty()) {
            asio::write(socket, asio::buffer(opening.constData(), std::size_t(opening.size())));
            asio::read_until(socket, asio::dynamic_buffer(answer), "\r\n\r\n");
        }
        write(0);
        asio::async_read(socket, asio::dynamic_buffer(answer), [](error_code, std::size_t) {});
        io.run_for(std::chrono::seconds(20));
        fuzz::check(io.stopped(), "a connection ends when its peer is done");
    }
    void write(qsizetype at)
    {
        error_code gone;
        if (at == rest.size()) {
            socket.shutdown(asio::ip::tcp::socket::shutdown_send, gone);
            return;
        }
        const qsizetype size = std::min(slice, rest.size() - at);
        asio::async_write(socket, asio::buffer(rest.constData() + at, std::size_t(size)),
                          [this, next = at + size](error_code error, std::size_t) {
                              if (!error)
                                  write(next);
                          });
    }
};

// RFC 6455 §5, as a server has to: unmasked, no reserved bits, the shortest lengths. The last frame may be cut short.
void checkFrames(QByteArrayView bytes)
{
    while (bytes.size() >= 2) {
        const auto first = quint8(bytes[0]);
        const auto announced = quint8(bytes[1]);
        const auto opcode = Opcode(first & 0x0f);
        fuzz::check((first & 0x70) == 0 && (first & 0x80) != 0 && announced < 0x80, "a frame is whole and unmasked");
        fuzz::check(opcode == Opcode::Text || opcode == Opcode::Binary || opcode >= Opcode::Close, "a frame is known");
        const qsizetype extended = announced < 126 ? 0 : announced == 126 ? 2 : 8;
        if (bytes.size() < 2 + extended)
            return;
        quint64 length = announced < 126 ? announced : 0;
        for (qsizetype i = 0; i < extended; ++i)
            length = (length << 8) | quint8(bytes[2 + i]);
        fuzz::check(length < (1 << 24), "a frame is not endless");
        if (quint64(bytes.size() - 2 - extended) < length)
            return;
        bytes = bytes.sliced(2 + extended + qsizetype(length));
        fuzz::check(opcode != Opcode::Close || bytes.isEmpty(), "a close frame is the last one");
    }
}

} // namespace

// The first byte: whether a handshake goes before, with the subprotocol (1) or without (2). The second: the slices, 0
// for one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const bool goesOn = letCallsGoOn();
    fuzz::check(goesOn, "calls go on after a signal");
    if (size < 2)
        return 0;
    const int kind = data[0] % 3;
    Peer peer;
    if (kind != 0)
        peer.opening = handshake(kind == 1);
    peer.rest = QByteArray(reinterpret_cast<const char *>(data) + 2, qsizetype(size) - 2);
    peer.slice = data[1] == 0 ? std::max<qsizetype>(1, peer.rest.size()) : data[1];
    peer.run();
    const QByteArrayView answer(peer.answer.data(), qsizetype(peer.answer.size()));
    fuzz::check(answer.isEmpty() || answer.startsWith("HTTP/1."), "an answer is HTTP");
    if (kind != 0) {
        fuzz::check(answer.startsWith("HTTP/1.1 101 "), "a good handshake is accepted");
        checkFrames(answer.sliced(answer.indexOf("\r\n\r\n") + 4));
    }
    return 0;
}
