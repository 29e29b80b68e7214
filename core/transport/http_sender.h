// Publishes over HTTP for the four lines that cannot carry it themselves, on kept-alive connections of its own, so that
// no stream or poll holds a publication up. One request is under way at a time, because two could overtake each other;
// what is handed in meanwhile goes out together, where the server said that it takes several (protocol, extension 6).
// Lives on the engine's thread.
#pragma once

#include "core/chat/publication.h"
#include "core/transport/http_exchange.h"
#include "core/transport/transport_options.h"

#include <QNetworkAccessManager>
#include <QSet>
#include <QTimer>

namespace tincan {

class HttpSender : public QObject
{
    Q_OBJECT
public:
    HttpSender(const TransportOptions &options, Clock &clock);

    // In the order of the calls. What a refusal holds up comes back too (retryable), so that nothing overtakes it.
    void send(const Publication &publication);
    // The round trip of GET /api/health on the same connections; nothing where it fails.
    void measure();
    // Forgets everything under way.
    void abort();

Q_SIGNALS:
    void accepted(const tincan::Durable &event);
    void refused(const QString &id, const tincan::Failure &failure);
    void measured(std::chrono::milliseconds roundTrip);

private:
    struct Waiting
    {
        QString id;
        QByteArray json;
    };

    HttpExchange *start(QNetworkReply *reply);
    void drop(HttpExchange *exchange);
    void sendNext();
    QList<Waiting> takeNext();
    void conclude(const QList<Waiting> &sent, const QByteArray &answers, int status);
    void giveBack(const QList<Waiting> &sent, const Failure &failure);
    void refuse(QList<std::pair<QString, Failure>> refusals);

    TransportOptions m_options;
    Clock &m_clock;
    QNetworkAccessManager m_network;
    QSet<HttpExchange *> m_exchanges;
    QList<Waiting> m_waiting;
    QTimer m_turnEnd;
    bool m_busy = false;
    bool m_takesSeveral = false;   // the server says so
    bool m_refusesSeveral = false; // but something on the way does not
};

} // namespace tincan
