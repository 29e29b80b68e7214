#include "core/transport/http_sender.h"

#include "core/transport/network_failure.h"
#include "core/transport/requests.h"
#include "core/wire/event_codec.h"

namespace tincan {

using namespace Qt::StringLiterals;

HttpSender::HttpSender(const TransportOptions &options, Clock &clock) : m_options(options), m_clock(clock) {}

HttpExchange *HttpSender::start(QNetworkReply *reply)
{
    // Qt queues what exceeds its six connections, so the wait for a turn is a part of `connect`.
    const ExchangeLimits limits{.connect = std::max(m_options.connectTimeout, m_options.sendTimeout),
                                .firstByte = m_options.sendTimeout,
                                .idle = m_options.sendTimeout,
                                .body = 1 << 20};
    auto *exchange = new HttpExchange(reply, limits, m_clock, this);
    m_exchanges.insert(exchange);
    return exchange;
}

void HttpSender::drop(HttpExchange *exchange)
{
    m_exchanges.remove(exchange);
    DropExchange{}(exchange);
}

void HttpSender::send(const Publication &publication)
{
    Publication named = publication;
    if (named.name.isEmpty())
        named.name = m_options.name;
    QNetworkRequest request = apiRequest(m_options, u"api/messages"_s);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_ba);
    HttpExchange *exchange = start(m_network.post(request, encode(named)));
    connect(exchange, &HttpExchange::finished, this, [this, exchange, id = named.id] { conclude(exchange, id); });
    connect(exchange, &HttpExchange::ended, this, [this, exchange, id = named.id](const Failure &failure) {
        drop(exchange);
        Q_EMIT refused(id, failure);
    });
}

void HttpSender::conclude(HttpExchange *exchange, const QString &id)
{
    const int status = exchange->status();
    const QByteArray body = exchange->take();
    drop(exchange);
    const Result<Event> event = decodeEvent(body);
    const Durable *durable = event ? std::get_if<Durable>(&*event) : nullptr;
    if (durable && durable->id == id)
        Q_EMIT accepted(*durable);
    else
        Q_EMIT refused(id, notTincan(u"the answer to a publication is not its event"_s, status));
}

void HttpSender::measure()
{
    HttpExchange *exchange = start(m_network.get(apiRequest(m_options, u"api/health"_s)));
    const TimePoint from = m_clock.now();
    connect(exchange, &HttpExchange::finished, this, [this, exchange, from] {
        drop(exchange);
        Q_EMIT measured(std::chrono::round<milliseconds>(m_clock.now() - from));
    });
    connect(exchange, &HttpExchange::ended, this, [this, exchange] { drop(exchange); });
}

void HttpSender::abort()
{
    const auto exchanges = std::exchange(m_exchanges, {});
    for (HttpExchange *exchange : exchanges)
        DropExchange{}(exchange);
}

} // namespace tincan
