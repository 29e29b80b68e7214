// Publishes over HTTP for the four lines that cannot carry it themselves, on kept-alive connections of its own, so that
// no stream or poll holds a publication up. Several may be under way; whoever wants an order waits for the answers.
// Lives on the engine's thread.
#pragma once

#include "core/chat/publication.h"
#include "core/transport/http_exchange.h"
#include "core/transport/transport_options.h"

#include <QNetworkAccessManager>
#include <QSet>

namespace tincan {

class HttpSender : public QObject
{
    Q_OBJECT
public:
    HttpSender(const TransportOptions &options, Clock &clock);

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
    HttpExchange *start(QNetworkReply *reply);
    void conclude(HttpExchange *exchange, const QString &id);
    void drop(HttpExchange *exchange);

    TransportOptions m_options;
    Clock &m_clock;
    QNetworkAccessManager m_network;
    QSet<HttpExchange *> m_exchanges;
};

} // namespace tincan
