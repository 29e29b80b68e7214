#include "core/transport/sse_transport.h"

namespace tincan {

SseTransport::SseTransport(const TransportOptions &options, Clock &clock)
    : EndlessLine(TransportKind::Sse, options, clock, "text/event-stream")
{}

SseTransport::~SseTransport()
{
    release();
}

Result<Done> SseTransport::parse(QByteArrayView bytes)
{
    return m_parser.feed(bytes, [this](const SseEvent &event) { collect(event.data); });
}

} // namespace tincan
