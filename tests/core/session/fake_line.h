// A scripted line: a test opens, feeds, refuses and ends it by hand, and sees what was sent on it. The session owns it.
#pragma once

#include "core/session/session.h"
#include "core/transport/transport.h"

#include <QPointer>

namespace tincan {

class FakeLine : public Transport
{
public:
    explicit FakeLine(TransportKind kind) : m_kind(kind) {}

    TransportKind kind() const override { return m_kind; }
    void open(const std::optional<Cursor> &after) override { openedAfter = after; }
    void close() override { closed = true; }
    void send(const Publication &publication) override { sent.append(publication); }
    void tell(const Typing &typing) override { told.append(typing); }
    void measure() override { ++asked; }

    void deliver(const QList<Event> &events) { Q_EMIT received({events, {}}); }

    std::optional<Cursor> openedAfter;
    bool closed = false;
    int asked = 0;
    QList<Publication> sent;
    QList<Typing> told;

private:
    TransportKind m_kind;
};

// Every line that a session asked for, in order; retired ones stay until the event loop deletes them.
struct FakeLines
{
    QList<QPointer<FakeLine>> made;

    TransportFactory factory()
    {
        return [this](TransportKind kind, const TransportOptions &, Clock &) {
            auto line = std::make_unique<FakeLine>(kind);
            made.append(line.get());
            return line;
        };
    }
    FakeLine &last() { return *made.last(); }
};

} // namespace tincan
