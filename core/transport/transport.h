// One line to the server: follows the log from a cursor, and carries what is published. Knows nothing of retries, rooms
// or the screen. Used once: open(), then opened() once, received() any number of times, then at most one failed(), then
// silence; after close() silence at once. A new attempt is a new Transport. Lives on the engine's thread; owns its
// sockets and deadlines, and aborts them when it is destroyed.
#pragma once

#include "core/base/failure.h"
#include "core/chat/event.h"
#include "core/chat/publication.h"
#include "core/chat/transport_kind.h"
#include "core/transport/transport_options.h"

#include <QObject>

#include <memory>
#include <optional>

namespace tincan {

class Clock;

// What arrived in one go, in the order of the log.
struct Batch
{
    QList<Event> events;
    // Everything up to here has been seen, also where no event says so (a poll's Tincan-Cursor).
    std::optional<Cursor> upto;
    // The id of the person that the server takes us for, where it says so.
    QString user = {};
};

class Transport : public QObject
{
    Q_OBJECT
public:
    ~Transport() override;

    virtual TransportKind kind() const = 0;
    // Follows what comes after the cursor; with none: the latest 50 events, and then what follows.
    virtual void open(const std::optional<Cursor> &after) = 0;
    // Silence from now on, and the connection is gone. What was sent but not answered is forgotten.
    virtual void close() = 0;
    // Hands in a publication (protocol, section 3). Only after opened() and before failed(). Answered by accepted() or
    // refused(), or never, when the line fails first: the same id is then sent again on the next line. What is handed
    // in first reaches the log first; a refusal for now (retryable) may bring back what was handed in after it, too.
    virtual void send(const Publication &publication) = 0;
    // Ephemeral: a line that cannot carry it (the protocol has it on WebSockets alone) leaves it out.
    virtual void tell(const Typing &) {}
    virtual void appear(const Presence &) {}
    // For the chip: how long an event takes from here to another reader over this line, measured by the line itself.
    // Asks again for measured(); cheap.
    virtual void measure() = 0;

Q_SIGNALS:
    // How far an opening line has come: "name" (being looked up), "connect", "securing" and at last "first byte", which
    // is all that the chip needs to know. Not every line sees each of them.
    void reached(const QString &stage);
    // The server answered as a Tincan server does. `head` is the log's head at that moment: when the reader has it, it
    // has caught up. Streams: from `hello`; polls: the first answer's Tincan-Cursor.
    void opened(const tincan::Cursor &head);
    void received(const tincan::Batch &batch);
    // The server has it: the event as stored, for HTTP sends at once, in-band when the echo comes (which is received()
    // too).
    void accepted(const tincan::Durable &event);
    // This publication was refused (retryable() tells whether the same may work later: 429, 503). The line goes on.
    void refused(const QString &id, const tincan::Failure &failure);
    void measured(std::chrono::milliseconds deliveryTime);
    // The end of this line.
    void failed(const tincan::Failure &failure);
};

// A fresh line of this kind.
std::unique_ptr<Transport> makeTransport(TransportKind kind, const TransportOptions &options, Clock &clock);

} // namespace tincan

Q_DECLARE_METATYPE(tincan::Batch)
