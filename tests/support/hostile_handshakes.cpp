#include "support/hostile.h"

namespace tincan {

namespace {

const QByteArray upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\n";
const QByteArray version = "Sec-WebSocket-Version: 13\r\n";
const QByteArray key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

QByteArray shake(const QByteArray &headers, const QByteArray &line = "GET / HTTP/1.1", const QByteArray &rest = {})
{
    return line + "\r\nHost: localhost\r\n" + headers + "\r\n" + rest;
}

QByteArray offering(const QByteArray &header)
{
    return shake(upgrade + version + key + header + "\r\n");
}

} // namespace

QByteArray goodHandshake(bool subprotocol)
{
    return shake(upgrade + version + key + (subprotocol ? "Sec-WebSocket-Protocol: tincan.v1\r\n" : ""),
                 "GET /api/messages HTTP/1.1");
}

// RFC 6455 §4.2.1; what asks for no WebSocket is answered as the request that it is (RFC 9110 §7.8).
QList<HostileHandshake> hostileHandshakes()
{
    return {
        {"another order, other cases", shake("upgrade: WebSocket\r\n" + key + version + "connection: UPGRADE\r\n"),
         101},
        {"among others", shake("Connection: keep-alive, Upgrade\r\nUpgrade: h2c, websocket\r\n" + version + key), 101},
        {"no Connection", shake("Upgrade: websocket\r\n" + version + key), 200},
        {"another Connection", shake("Connection: keep-alive\r\nUpgrade: websocket\r\n" + version + key), 200},
        {"no Upgrade", shake("Connection: Upgrade\r\n" + version + key), 200},
        {"another Upgrade", shake("Connection: Upgrade\r\nUpgrade: websocket2\r\n" + version + key), 200},
        {"by POST", shake(upgrade + version + key + "Content-Length: 0\r\n", "POST /api/messages HTTP/1.1"), 400},
        {"by HEAD", shake(upgrade + version + key, "HEAD / HTTP/1.1"), 200},
        {"by HTTP/1.0", shake(upgrade + version + key, "GET / HTTP/1.0"), 200},
        {"at another address", shake(upgrade + version + key, "GET /elsewhere HTTP/1.1"), 404},
        {"no version", shake(upgrade + key), 426},
        {"version 8", shake(upgrade + key + "Sec-WebSocket-Version: 8\r\n"), 426},
        {"version 14", shake(upgrade + key + "Sec-WebSocket-Version: 14\r\n"), 426},
        {"version 013", shake(upgrade + key + "Sec-WebSocket-Version: 013\r\n"), 426},
        {"version 13, 13", shake(upgrade + key + "Sec-WebSocket-Version: 13, 13\r\n"), 426},
        {"two versions", shake(upgrade + key + version + "Sec-WebSocket-Version: 8\r\n"), 426},
        {"no key", shake(upgrade + version), 400},
        {"an empty key", shake(upgrade + version + "Sec-WebSocket-Key:\r\n"), 400},
        {"a key of 15 bytes", shake(upgrade + version + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25j\r\n"), 400},
        {"a key of 17 bytes", shake(upgrade + version + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZSEh\r\n"), 400},
        {"a key that is no base64", shake(upgrade + version + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25j!!==\r\n"), 400},
        {"two keys", shake(upgrade + version + key + key), 400},
        {"a key with a space within", shake(upgrade + version + "Sec-WebSocket-Key: dGhlIHNhbXBs ZSBub25jZQ==\r\n"),
         400},
        {"a body", shake(upgrade + version + key + "Content-Length: 5\r\n", "GET / HTTP/1.1", "hello"), 400},
        {"a body in chunks",
         shake(upgrade + version + key + "Transfer-Encoding: chunked\r\n", "GET / HTTP/1.1", "1\r\nx\r\n0\r\n\r\n"),
         400},
        {"a frame behind it", shake(upgrade + version + key, "GET / HTTP/1.1", QByteArray("\x81\x80\0\0\0\0", 6)), 400},
        {"a request behind it", shake(upgrade + version + key, "GET / HTTP/1.1", "GET / HTTP/1.1\r\n\r\n"), 400},
        {"a foreign page", offering("Origin: http://evil.example"), 403},
        {"a page of nowhere", offering("Origin: null"), 403},
        {"Host missing", "GET / HTTP/1.1\r\n" + upgrade + version + key + "\r\n", 400},
        {"a malformed place", shake(upgrade + version + key, "GET /?after=x HTTP/1.1"), 400},
        {"history", shake(upgrade + version + key, "GET /?before=a.1&room=lobby HTTP/1.1"), 400},
        {"another subprotocol", offering("Sec-WebSocket-Protocol: chat"), 101},
        {"ours in capitals", offering("Sec-WebSocket-Protocol: TINCAN.V1"), 101},
        {"ours among others", offering("Sec-WebSocket-Protocol: a,,b , tincan.v1"), 101, "tincan.v1"},
        {"ours in the second header", offering("Sec-WebSocket-Protocol: a\r\nSec-WebSocket-Protocol: tincan.v1"), 101,
         "tincan.v1"},
        {"a subprotocol with a parameter", offering("Sec-WebSocket-Protocol: tincan.v1;q=1"), 400},
        {"a subprotocol in quotes", offering("Sec-WebSocket-Protocol: \"tincan.v1\""), 400},
        {"a list with a space for its comma", offering("Sec-WebSocket-Protocol: a tincan.v1"), 400},
        {"an empty subprotocol", offering("Sec-WebSocket-Protocol:"), 101},
        {"thousands of subprotocols", offering("Sec-WebSocket-Protocol: a" + QByteArray(", b").repeated(4'000)), 101},
        {"compression", offering("Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"), 101},
        {"compression with nonsense",
         offering("Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99"), 101},
        {"extensions that are none", offering("Sec-WebSocket-Extensions: ;;=,\"\x80"), 101},
    };
}

} // namespace tincan
