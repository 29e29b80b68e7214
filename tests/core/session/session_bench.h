// A session over scripted lines and a fake clock, with its store in a folder of its own; keeps what it told.
#pragma once

#include "fake_line.h"
#include "support/fake_clock.h"

#include <QCoreApplication>
#include <QTemporaryDir>

namespace tincan {

inline Durable message(qint64 seq, const QString &id = {})
{
    Durable event;
    event.cursor = {"a", seq};
    event.id = id.isEmpty() ? QStringLiteral("id-%1").arg(seq) : id;
    event.room = QStringLiteral("lobby");
    event.sender = {QStringLiteral("u_ada"), QStringLiteral("Ada")};
    event.time = seq;
    event.body = MessageText{QStringLiteral("hi"), {}, {}};
    return event;
}

inline Failure failure(Failure::Kind kind, const QString &detail = {})
{
    Failure made;
    made.kind = kind;
    made.detail = detail;
    return made;
}

using State = ConnectionStatus::State;

struct SessionBench
{
    explicit SessionBench(TransportKind kind = TransportKind::WebSocket)
    {
        options.transport.server = QUrl(QStringLiteral("http://127.0.0.1:9"));
        options.transport.name = QStringLiteral("Ada");
        options.choice = LineChoice{kind};
        options.profileFolder = folder.path();
    }
    bool open()
    {
        session = std::make_unique<Session>(clock, [] { return 0.5; });
        session->setTransportFactory(lines.factory());
        QObject::connect(session.get(), &Session::eventsStored, session.get(), [this](const QList<Durable> &events) {
            for (const Durable &event : events)
                stored.append(event.cursor.seq);
        });
        QObject::connect(session.get(), &Session::deliveryChanged, session.get(),
                         [this](const QString &id, Delivery delivery) { deliveries[id].append(delivery); });
        return bool(session->open(options));
    }
    // Opened at the head and caught up.
    void goLive(qint64 head = 0)
    {
        Q_EMIT lines.last().opened({"a", head});
        if (head > 0)
            lines.last().deliver({message(head)});
        QCoreApplication::processEvents();
    }
    State says() const { return session->status().state; }

    QTemporaryDir folder;
    FakeClock clock;
    FakeLines lines;
    SessionOptions options;
    QList<qint64> stored;
    QHash<QString, QList<Delivery>> deliveries;
    std::unique_ptr<Session> session; // the last: while it ends it still speaks
};

} // namespace tincan
