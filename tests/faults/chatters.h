// Two people on one line through the relay, a hub behind it, and the checker (docs/laws.md): what the server accepted
// is what both were told, are shown and have stored, once and in order.
#pragma once

#include "support/fault_proxy.h"
#include "support/hub_fixture.h"
#include "support/ledger.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

namespace tincan {

// Deadlines as in the application, ten to twenty times as impatient; heartbeats in proportion.
inline TransportOptions impatient(const QUrl &server, const QString &name)
{
    using namespace std::chrono_literals;
    TransportOptions options;
    options.server = server;
    options.name = name;
    options.pollInterval = 50ms;
    options.holdTime = 1s;
    options.heartbeatInterval = 300ms;
    options.deadAfter = 900ms;
    options.connectTimeout = 600ms;
    options.firstByteTimeout = 600ms;
    options.sendTimeout = 800ms;
    return options;
}

class Chatter
{
public:
    Chatter(const QUrl &server, TransportKind kind, const QString &name) : m_kind(kind)
    {
        m_options.transport = impatient(server, name);
        m_options.reconnect.reconnectInterval = std::chrono::milliseconds(40);
        m_options.choice = LineChoice{kind};
        m_options.profileFolder = m_folder.path();
    }
    bool open() { return bool(session.open(m_options)); }
    bool connected() const
    {
        return session.status().state == ConnectionStatus::State::Connected && session.status().line == m_kind;
    }
    void tryIfItWaits()
    {
        const auto state = session.status().state;
        if (state == ConnectionStatus::State::Waiting || state == ConnectionStatus::State::NeedsYou)
            session.tryNow();
    }
    void say(int count)
    {
        for (int i = 0; i < count; ++i)
            ids.append(*session.send(QStringLiteral("lobby"), QStringLiteral("message %1").arg(++m_said)));
    }

private:
    QTemporaryDir m_folder; // outlives the session
    TransportKind m_kind;
    SessionOptions m_options;
    int m_said = 0;

public:
    Session session;
    Ledger ledger{session};
    QStringList ids; // what it sent, in the order of writing
};

struct Chat
{
    explicit Chat(TransportKind kind)
        : hub([](HubOptions &options) { options.heartbeat = std::chrono::milliseconds(300); }),
          proxy(hub.port()),
          ada((proxy.start(), proxy.url()), kind, QStringLiteral("Ada")),
          bob(proxy.url(), kind, QStringLiteral("Bob"))
    {}

    bool open() { return hub.isRunning() && proxy.isListening() && ada.open() && bob.open(); }
    bool connected() const { return ada.connected() && bob.connected(); }
    QStringList said() const { return ada.ids + bob.ids; }
    bool everybodyHasEverything() const
    {
        return ada.session.unsent().isEmpty() && bob.session.unsent().isEmpty() &&
               ada.ledger.events.size() >= said().size() && bob.ledger.events.size() >= said().size();
    }
    // Empty where the laws held; otherwise the first difference.
    QString judge()
    {
        const QList<Durable> log = logOf(hub.url(), ada.ledger.events.first().cursor.epoch);
        QStringList logged;
        for (const Durable &event : log)
            logged.append(event.id);
        for (const Chatter *author : {&ada, &bob}) {
            QStringList own;
            for (const QString &id : std::as_const(logged))
                if (author->ids.contains(id))
                    own.append(id);
            if (own != author->ids)
                return QStringLiteral("the log has the messages of an author in another order, twice or not at all");
        }
        if (logged.size() != said().size())
            return QStringLiteral("the log has %1 messages, and %2 were said").arg(logged.size()).arg(said().size());
        for (Chatter *reader : {&ada, &bob})
            if (const QString wrong = reader->ledger.compareWith(log); !wrong.isEmpty())
                return wrong;
        return {};
    }

    HubFixture hub;
    FaultProxy proxy;
    Chatter ada;
    Chatter bob;
};

inline qsizetype openDescriptors()
{
    return QDir(QStringLiteral("/proc/self/fd"))
        .entryList(QDir::NoDotAndDotDot | QDir::System | QDir::AllEntries)
        .size();
}

} // namespace tincan
