// Server-Sent Events (protocol, section 2; WHATWG HTML §9.2). What the stream says about reconnecting is left to the
// session. Lives on the engine's thread.
#pragma once

#include "core/transport/endless_line.h"
#include "core/wire/sse_parser.h"

namespace tincan {

class SseTransport final : public EndlessLine
{
    Q_OBJECT
public:
    SseTransport(const TransportOptions &options, Clock &clock);
    ~SseTransport() override;

private:
    Result<Done> parse(QByteArrayView bytes) override;

    SseParser m_parser;
};

} // namespace tincan
