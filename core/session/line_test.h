// Opens a throw-away line of each kind beside the one that is in use, and measures what it takes. Says one measurement
// a kind, in the order in which they finish. Destroying it ends what is still open. One thread.
#pragma once

#include "core/session/session.h"
#include "core/transport/transport.h"

namespace tincan {

class LineTest
{
public:
    LineTest(const TransportFactory &factory, const TransportOptions &options, Clock &clock,
             std::function<void(const LineMeasurement &)> say);

    // What comes after this place is of no interest: the line that is in use stores it.
    void start(const std::optional<Cursor> &after);

private:
    struct Probe
    {
        std::unique_ptr<Transport> line;
        Alarm deadline;
    };

    void finish(TransportKind kind, const LineMeasurement &measurement);

    TransportFactory m_factory;
    TransportOptions m_options;
    Clock &m_clock;
    std::function<void(const LineMeasurement &)> m_say;
    std::map<TransportKind, Probe> m_probes;
};

} // namespace tincan
