// What all five transports have in common: everything is said once, in order, and nothing after the end. The lines call
// announce(), deliver() and fail(); each answers whether the line still lives, because a receiver may close or delete
// it. Lives on the engine's thread.
#pragma once

#include "core/base/clock.h"
#include "core/transport/transport.h"

namespace tincan {

class LineBase : public Transport
{
    Q_OBJECT
public:
    LineBase(TransportKind kind, const TransportOptions &options, Clock &clock);

    TransportKind kind() const final { return m_kind; }
    void close() final;

protected:
    // Aborts the sockets and stops the alarms. May be called more than once.
    virtual void release() = 0;

    // Events of an endless line as they came: the first must be `hello`, `bye` ends it. False when the line is over.
    bool take(QList<Event> events);
    bool announce(const Cursor &head);
    bool deliver(const Batch &batch);
    void fail(const Failure &failure);
    // A bad event in a fine stream: logged once a line.
    void noteBad();

    bool isOpen() const { return m_stage == Stage::Open; }
    bool isOver() const { return m_stage == Stage::Over; }
    const TransportOptions &options() const { return m_options; }
    Clock &clock() const { return m_clock; }

    // For in-band sends.
    virtual void answeredInBand(const Durable &) {}
    virtual void refusedInBand(const Refusal &) {}

private:
    enum class Stage
    {
        Opening,
        Open,
        Over
    };

    bool takeHello(const QList<Event> &events);
    QString userIn(const QList<Event> &events) const;

    const TransportKind m_kind;
    const TransportOptions m_options;
    Clock &m_clock;
    Stage m_stage = Stage::Opening;
    bool m_notedBad = false;
};

} // namespace tincan
