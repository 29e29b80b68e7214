#include "core/transport/http_line.h"

namespace tincan {

HttpLine::HttpLine(TransportKind kind, const TransportOptions &options, Clock &clock)
    : LineBase(kind, options, clock), m_sender(options, clock)
{
    connect(&m_sender, &HttpSender::accepted, this, [this](const Durable &event) {
        if (!isOver())
            Q_EMIT accepted(event);
    });
    connect(&m_sender, &HttpSender::refused, this, [this](const QString &id, const Failure &failure) {
        // These are about the line, not about this publication, which stays good.
        if (failure.kind == Failure::Kind::SignIn || failure.kind == Failure::Kind::Certificate)
            fail(failure);
        else if (!isOver())
            Q_EMIT refused(id, failure);
    });
    connect(&m_sender, &HttpSender::measured, this, [this](milliseconds roundTrip) {
        if (!isOver())
            Q_EMIT measured(deliveryTime(roundTrip));
    });
}

void HttpLine::send(const Publication &publication)
{
    if (isOpen())
        m_sender.send(publication);
}

void HttpLine::measure()
{
    if (isOpen())
        m_sender.measure();
}

void HttpLine::release()
{
    m_sender.abort();
}

} // namespace tincan
