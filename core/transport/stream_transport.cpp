#include "core/transport/stream_transport.h"

namespace tincan {

StreamTransport::StreamTransport(const TransportOptions &options, Clock &clock)
    : EndlessLine(TransportKind::Stream, options, clock, "application/x-ndjson")
{}

StreamTransport::~StreamTransport()
{
    release();
}

Result<Done> StreamTransport::parse(QByteArrayView bytes)
{
    return m_splitter.feed(bytes, [this](QByteArrayView line) {
        if (!line.isEmpty()) // an empty one is a heartbeat
            collect(line);
    });
}

} // namespace tincan
