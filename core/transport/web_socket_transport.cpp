#include "core/transport/web_socket_transport.h"

#include "core/transport/network_failure.h"
#include "core/transport/requests.h"
#include "core/transport/server_trust.h"
#include "core/wire/event_codec.h"

#include <QPointer>
#include <QSslSocket>
#include <QTcpSocket>
#include <QWebSocketHandshakeOptions>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// A frame holds as many events as were ready: the server cuts them far below this, and nothing may grow without end.
constexpr quint64 largestFrame = 8 << 20;
// Piles up where the server asks (each ping is answered) and does not read; but a long outbox may be as much, and goes
// out bit by bit.
constexpr qint64 mostUnsent = 8 << 20;
constexpr qint64 mostUnsentEver = 64 << 20;
// Of the answer to the handshake, a line that has no end yet. QWebSocket would wait for it with all the memory there
// is.
constexpr qint64 longestLine = 64 << 10;

} // namespace

WebSocketTransport::WebSocketTransport(const TransportOptions &options, Clock &clock)
    : LineBase(TransportKind::WebSocket, options, clock),
      m_idleFrames(m_socket, clock, [this](const Failure &flood) { fail(flood); }),
      m_deadline(clock, [this] { expire(); }),
      m_heartbeat(clock, [this] { ping(); }),
      m_stage(u"name"_s),
      m_pending(clock, options.sendTimeout, [self = QPointer(this)](const QString &id) {
          if (self && !self->isOver())
              Q_EMIT self->refused(id, timedOut(u"send"_s, self->options().sendTimeout));
      })
{
    m_socket.setMaxAllowedIncomingFrameSize(largestFrame);
    m_socket.setMaxAllowedIncomingMessageSize(largestFrame);
    connect(&m_socket, &QWebSocket::connected, this, [this] {
        m_upgraded = true;
        m_stage = u"first byte"_s;
        m_deadline.start(this->options().firstByteTimeout);
    });
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this, &WebSocketTransport::takeFrame);
    connect(&m_socket, &QWebSocket::textMessageReceived, this,
            [this](const QString &text) { takeFrame(text.toUtf8()); });
    connect(&m_socket, &QWebSocket::pong, this, [this] {
        m_deadline.touch();
        if (std::exchange(m_measuring, false))
            Q_EMIT measured(std::chrono::round<milliseconds>(this->clock().now() - m_pinged));
    });
    connect(&m_socket, &QWebSocket::disconnected, this, [this] {
        // A socket of TLS that reached nobody says why only after this: errorOccurred() follows.
        if (m_upgraded || m_reached || m_socket.error() != QAbstractSocket::UnknownSocketError)
            shutDown();
    });
    // Qt leaves the connection as it is when the upgrade is refused, and only says so.
    const auto refuse = [this] {
        if (!m_upgraded)
            shutDown();
    };
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(&m_socket, &QWebSocket::errorOccurred, this, refuse);
#else
    connect(&m_socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this, refuse);
#endif
    connect(&m_socket, &QWebSocket::sslErrors, this, &WebSocketTransport::judge);
}

WebSocketTransport::~WebSocketTransport()
{
    release();
}

void WebSocketTransport::open(const std::optional<Cursor> &after)
{
    m_after = after;
    m_deadline.start(options().connectTimeout);
    QWebSocketHandshakeOptions handshake;
    if (!options().protocol.isEmpty())
        handshake.setSubprotocols({options().protocol});
    m_socket.setSslConfiguration(tlsConfiguration(options().pin));
    m_socket.open(upgradeRequest(options(), after), handshake);
    watchStages();
}

// QWebSocket keeps its socket to itself, and says neither how far it came nor that something came which is no frame of
// ours (a ping, a piece of a long frame). The socket is its child; where that changes one day, the deadlines still
// hold.
void WebSocketTransport::watchStages()
{
    auto *socket = m_socket.findChild<QTcpSocket *>();
    if (!socket)
        return;
    const auto connecting = [this] { reach(u"connect"_s, options().connectTimeout); };
    connect(socket, &QAbstractSocket::hostFound, this, connecting);
    if (socket->state() == QAbstractSocket::ConnectingState) // an address needs no looking up
        connecting();
    connect(socket, &QAbstractSocket::connected, this, [this, socket] {
        m_reached = true;
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        const bool secure = qobject_cast<QSslSocket *>(socket) && options().server.scheme() == u"https";
        reach(secure ? u"securing"_s : u"first byte"_s, options().firstByteTimeout);
    });
    const auto wrote = [this] { m_wrote = clock().now(); };
    if (auto *secured = qobject_cast<QSslSocket *>(socket)) {
        connect(secured, &QSslSocket::encrypted, this, [this] {
            judge({});
            if (!isOver())
                reach(u"first byte"_s, options().firstByteTimeout);
        });
        connect(secured, &QSslSocket::encryptedBytesWritten, this, wrote); // bytesWritten() only says: encrypted
    } else {
        connect(socket, &QAbstractSocket::bytesWritten, this, wrote);
    }
    connect(socket, &QAbstractSocket::readyRead, this, [this, socket] {
        if (m_question) // the page of a refusal, of which nobody wants more
            return;
        if (isOpen())
            m_deadline.touch();
        if (!m_upgraded && socket->bytesAvailable() > longestLine)
            fail(notTincan(u"the answer to the handshake has a line without an end"_s, 0));
        else if (isStuffed(*socket))
            fail(Failure{.kind = Failure::Kind::Dropped,
                         .detail = u"the server does not read what it is sent"_s,
                         .status = 0,
                         .retryAfter = {},
                         .stage = {}});
    });
}

// Where an invite named a certificate, no authority's word counts, for it or against it.
void WebSocketTransport::judge(const QList<QSslError> &errors)
{
    const auto *socket = m_socket.findChild<QSslSocket *>();
    const QSslCertificate shown = socket ? socket->peerCertificate() : QSslCertificate();
    if (const auto refused = refusedCertificate(shown, errors, options().pin))
        fail(*refused);
    else
        m_socket.ignoreSslErrors();
}

bool WebSocketTransport::isStuffed(const QTcpSocket &socket) const
{
    const auto *secured = qobject_cast<const QSslSocket *>(&socket);
    const qint64 unsent = socket.bytesToWrite() + (secured ? secured->encryptedBytesToWrite() : 0);
    return unsent > mostUnsentEver || (unsent > mostUnsent && clock().now() - m_wrote > options().firstByteTimeout);
}

void WebSocketTransport::reach(const QString &stage, milliseconds most)
{
    m_stage = stage;
    m_deadline.start(most);
    Q_EMIT reached(stage);
}

void WebSocketTransport::send(const Publication &publication)
{
    if (!isOpen())
        return;
    Publication named = publication;
    if (named.name.isEmpty())
        named.name = options().name;
    // Written by the socket in one go at the end of this turn of the event loop, with whatever else is sent in it.
    m_socket.sendBinaryMessage(encode(named));
    m_pending.add(named.id);
    m_heartbeat.touch();
}

void WebSocketTransport::tell(const Typing &typing)
{
    pass(typing);
}

void WebSocketTransport::appear(const Presence &presence)
{
    pass(presence);
}

void WebSocketTransport::pass(const Event &event)
{
    if (!isOpen())
        return;
    m_socket.sendBinaryMessage(encode(event));
    m_heartbeat.touch();
}

void WebSocketTransport::measure()
{
    if (!isOpen())
        return;
    m_measuring = true;
    ping();
}

void WebSocketTransport::ping()
{
    m_pinged = clock().now();
    m_socket.ping();
    m_heartbeat.start(options().heartbeatInterval);
}

void WebSocketTransport::takeFrame(const QByteArray &frame)
{
    if (isOver() || frame.isEmpty())
        return;
    m_deadline.touch();
    auto batch = decodeBatch(frame);
    if (!batch || (!isOpen() && batch->events.isEmpty())) {
        const QString detail = batch ? u"a frame without events"_s : batch.error().detail;
        fail(isOpen() ? Failure{.kind = Failure::Kind::Invalid, .detail = detail} : notTincan(detail, 101));
        return;
    }
    if (batch->bad > 0)
        noteBad();
    if (!isOpen()) { // before it is taken, because taking it may end in close()
        m_stage = u"idle"_s;
        m_deadline.start(options().deadAfter);
        m_heartbeat.start(options().heartbeatInterval);
    }
    take(std::move(batch->events));
}

void WebSocketTransport::answeredInBand(const Durable &event)
{
    if (m_pending.take(event.id))
        Q_EMIT accepted(event);
}

void WebSocketTransport::refusedInBand(const Refusal &refusal)
{
    const Failure failure = failureFromRefusal(refusal);
    if (failure.kind == Failure::Kind::SignIn)
        fail(failure);
    else if (m_pending.take(refusal.id))
        Q_EMIT refused(refusal.id, failure);
}

void WebSocketTransport::shutDown()
{
    if (isOver() || m_question)
        return;
    if (!m_upgraded) {
        // A refused upgrade and a refused connection look alike from here, but for the socket that was connected.
        if (m_reached && m_socket.error() != QAbstractSocket::SslHandshakeFailedError)
            askWhy();
        else
            fail(failureFromSocket(m_socket.error(), m_socket.errorString(), false));
        return;
    }
    // 1006 is what Qt says where no close frame came (RFC 6455 §7.1.5); 1005: an empty one.
    const int code = m_socket.closeCode();
    fail(failureFromCloseCode(code, m_socket.closeReason()));
}

void WebSocketTransport::expire()
{
    const bool early = m_stage == u"name" || m_stage == u"connect";
    fail(timedOut(m_stage, early                ? options().connectTimeout
                           : m_stage == u"idle" ? options().deadAfter
                                                : options().firstByteTimeout));
}

void WebSocketTransport::askWhy()
{
    m_deadline.stop();
    m_socket.setReadBufferSize(longestLine);
    m_question = std::make_unique<UpgradeQuestion>(options(), m_after, clock(), [this](Failure failure) {
        if (failure.kind == Failure::Kind::Blocked)
            failure.detail += u": "_s + m_socket.errorString();
        fail(failure);
    });
}

void WebSocketTransport::release()
{
    m_deadline.stop();
    m_heartbeat.stop();
    m_pending.clear();
    if (m_question)
        m_question->cancel();
    // Not close(), which waits for the peer's answer; and not heard any more, because abort() says so aloud.
    m_socket.disconnect(this);
    m_socket.abort();
}

} // namespace tincan
