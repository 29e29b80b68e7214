#include "core/transport/transport.h"

#include "core/transport/long_poll_transport.h"
#include "core/transport/short_poll_transport.h"
#include "core/transport/sse_transport.h"
#include "core/transport/stream_transport.h"
#include "core/transport/web_socket_transport.h"

namespace tincan {

Transport::~Transport() = default;

std::unique_ptr<Transport> makeTransport(TransportKind kind, const TransportOptions &options, Clock &clock)
{
    switch (kind) {
    case TransportKind::WebSocket:
        return std::make_unique<WebSocketTransport>(options, clock);
    case TransportKind::Sse:
        return std::make_unique<SseTransport>(options, clock);
    case TransportKind::Stream:
        return std::make_unique<StreamTransport>(options, clock);
    case TransportKind::LongPoll:
        return std::make_unique<LongPollTransport>(options, clock);
    case TransportKind::ShortPoll:
        return std::make_unique<ShortPollTransport>(options, clock);
    }
    return nullptr;
}

} // namespace tincan
