// RFC 6455 with the subprotocol tincan.v1: events come in binary frames, publications go out in-band, and our own pings
// find out a dead peer (protocol, section 2). An upgrade that is refused is asked about once more as an ordinary
// request, to tell a server that wants us to sign in from a path that lets no WebSocket through. Lives on the engine's
// thread.
#pragma once

#include "core/transport/idle_frames.h"
#include "core/transport/line_base.h"
#include "core/transport/pending_sends.h"
#include "core/transport/upgrade_question.h"

#include <QWebSocket>

namespace tincan {

class WebSocketTransport final : public LineBase
{
    Q_OBJECT
public:
    WebSocketTransport(const TransportOptions &options, Clock &clock);
    ~WebSocketTransport() override;

    void open(const std::optional<Cursor> &after) override;
    void send(const Publication &publication) override;
    void tell(const Typing &typing) override;
    void appear(const Presence &presence) override;
    // The round trip of a ping: up to the server, and down to a reader.
    void measure() override;

private:
    void release() override;
    void answeredInBand(const Durable &event) override;
    void refusedInBand(const Refusal &refusal) override;

    void watchStages();
    void reach(const QString &stage, milliseconds most);
    void judge(const QList<QSslError> &errors);
    // More waits to be sent than a server that reads would leave.
    bool isStuffed(const QTcpSocket &socket) const;
    void pass(const Event &event);
    void ping();
    void takeFrame(const QByteArray &frame);
    void shutDown();
    void expire();
    // Why was the upgrade refused?
    void askWhy();

    QWebSocket m_socket;
    IdleFrames m_idleFrames;
    std::unique_ptr<UpgradeQuestion> m_question;
    std::optional<Cursor> m_after;
    Watchdog m_deadline;  // of the stage
    Watchdog m_heartbeat; // our next ping
    QString m_stage;
    PendingSends m_pending;
    TimePoint m_pinged;
    TimePoint m_wrote; // when bytes last left
    bool m_measuring = false;
    bool m_reached = false; // there was a connection
    bool m_upgraded = false;
};

} // namespace tincan
