#include "core/session/line_test.h"

namespace tincan {

namespace {

// Longer than any of a line's own deadlines: it usually says itself what went wrong.
constexpr milliseconds longest{30'000};

} // namespace

LineTest::LineTest(const TransportFactory &factory, const TransportOptions &options, Clock &clock,
                   std::function<void(const LineMeasurement &)> say)
    : m_factory(factory), m_options(options), m_clock(clock), m_say(std::move(say))
{}

void LineTest::start(const std::optional<Cursor> &after)
{
    for (const TransportKind kind : allTransportKinds) {
        Probe &probe = m_probes[kind];
        probe.line = m_factory(kind, m_options, m_clock);
        Transport *line = probe.line.get();
        QObject::connect(line, &Transport::opened, line, [line] { line->measure(); });
        QObject::connect(line, &Transport::measured, line, [this, kind](milliseconds time) {
            finish(kind, {kind, time, std::nullopt});
        });
        QObject::connect(line, &Transport::failed, line, [this, kind](const Failure &failure) {
            finish(kind, {kind, std::nullopt, failure});
        });
        probe.deadline = m_clock.after(longest, [this, kind] {
            Failure failure;
            failure.kind = Failure::Kind::TimedOut;
            failure.stage = QStringLiteral("first byte");
            finish(kind, {kind, std::nullopt, failure});
        });
    }
    for (auto &[kind, probe] : m_probes)
        if (probe.line)
            probe.line->open(after);
}

void LineTest::finish(TransportKind kind, const LineMeasurement &measurement)
{
    Probe &probe = m_probes[kind];
    if (!probe.line)
        return;
    // Its own signal brought us here: it may not be destroyed before that returns.
    Transport *line = probe.line.release();
    line->disconnect();
    line->close();
    line->deleteLater();
    probe.deadline.cancel();
    m_say(measurement);
}

} // namespace tincan
