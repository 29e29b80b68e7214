// HTTP streaming: one event a line, NDJSON (protocol, section 2). Lives on the engine's thread.
#pragma once

#include "core/transport/endless_line.h"
#include "core/wire/line_splitter.h"

namespace tincan {

class StreamTransport final : public EndlessLine
{
    Q_OBJECT
public:
    StreamTransport(const TransportOptions &options, Clock &clock);
    ~StreamTransport() override;

private:
    Result<Done> parse(QByteArrayView bytes) override;

    LineSplitter m_splitter;
};

} // namespace tincan
