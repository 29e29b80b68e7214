// The opening handshake of a WebSocket (RFC 6455 §4.2): whether a request is one, what is wrong with it, and its
// answer. No I/O. Any thread.
#pragma once

#include "core/server/request.h"
#include "core/server/response.h"

namespace tincan {

// Asks for a WebSocket at all. RFC 9110 §7.8 lets what does not be answered as the request that it is.
bool isUpgrade(const Request &request);
// 400, or 426 for another version.
std::optional<Response> refuseHandshake(const Request &request);
// Whether `tincan.v1` is among the subprotocols that are offered.
bool offersSubprotocol(const Request &request);
// 101.
QByteArray acceptHandshake(const Request &request);

} // namespace tincan
