#include "core/transport/http_sender.h"

#include "core/transport/network_failure.h"
#include "core/transport/requests.h"
#include "core/wire/event_codec.h"
#include "core/wire/line_splitter.h"

#include <QPointer>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

const auto one = "application/json"_ba;
const auto several = "application/x-ndjson"_ba;
// Bounds of one request: far below the server's for a body, and an answer is about as long as the request.
constexpr qsizetype mostAtOnce = 256;
constexpr qsizetype enoughBytes = 256 << 10;

} // namespace

HttpSender::HttpSender(const TransportOptions &options, Clock &clock) : m_options(options), m_clock(clock)
{
    m_turnEnd.setSingleShot(true);
    m_turnEnd.setInterval(0);
    connect(&m_turnEnd, &QTimer::timeout, this, [this] { sendNext(); });
}

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
    m_waiting.append({named.id, encode(named)});
    // With whatever else is handed in during this turn of the event loop.
    if (!m_busy && !m_turnEnd.isActive())
        m_turnEnd.start();
}

QList<HttpSender::Waiting> HttpSender::takeNext()
{
    qsizetype count = 0;
    qsizetype bytes = 0;
    while (count < m_waiting.size() && (count == 0 || (m_takesSeveral && count < mostAtOnce && bytes < enoughBytes)))
        bytes += m_waiting[count++].json.size();
    const QList<Waiting> taken = m_waiting.first(count);
    m_waiting.remove(0, count);
    return taken;
}

void HttpSender::sendNext()
{
    if (m_busy || m_waiting.isEmpty())
        return;
    m_busy = true;
    const QList<Waiting> sent = takeNext();
    QNetworkRequest request = apiRequest(m_options, u"api/messages"_s);
    request.setHeader(QNetworkRequest::ContentTypeHeader, sent.size() > 1 ? several : one);
    QByteArray body;
    for (const Waiting &publication : sent)
        body += publication.json + (sent.size() > 1 ? "\n" : "");
    HttpExchange *exchange = start(m_network.post(request, body));
    connect(exchange, &HttpExchange::finished, this, [this, exchange, sent] {
        const int status = exchange->status();
        m_takesSeveral = !m_refusesSeveral && exchange->header("Accept-Post").toLower().contains(several);
        const QByteArray answers = exchange->take();
        drop(exchange);
        conclude(sent, answers, status);
    });
    connect(exchange, &HttpExchange::ended, this, [this, exchange, sent](const Failure &failure) {
        drop(exchange);
        giveBack(sent, failure);
    });
}

// An answer a publication, in whatever order; what was not answered comes back.
void HttpSender::conclude(const QList<Waiting> &sent, const QByteArray &answers, int status)
{
    m_busy = false;
    QSet<QString> open;
    for (const Waiting &publication : sent)
        open.insert(publication.id);
    QList<Event> events;
    LineSplitter splitter(answers.size() + 1);
    (void)splitter.feed(answers + '\n', [&](QByteArrayView line) {
        if (auto event = decodeEvent(line))
            events.append(std::move(*event));
    });
    QList<std::pair<QString, Failure>> refusals;
    const QPointer<HttpSender> guard(this);
    for (const Event &event : std::as_const(events)) {
        if (const auto *durable = std::get_if<Durable>(&event); durable && open.remove(durable->id))
            Q_EMIT accepted(*durable);
        else if (const auto *refusal = std::get_if<Refusal>(&event); refusal && open.remove(refusal->id))
            refusals.append({refusal->id, failureFromRefusal(*refusal)});
        if (!guard)
            return;
    }
    for (const Waiting &publication : sent)
        if (open.contains(publication.id))
            refusals.append({publication.id, notTincan(u"the answer to a publication is not its event"_s, status)});
    refuse(refusals);
}

void HttpSender::giveBack(const QList<Waiting> &sent, const Failure &failure)
{
    m_busy = false;
    QList<std::pair<QString, Failure>> refusals;
    const bool turnedAway = failure.kind == Failure::Kind::NotTincan && failure.status >= 400;
    if (sent.size() > 1 && (failure.kind == Failure::Kind::Refused || turnedAway)) {
        // Refused as a whole, by the server or by a box on the way: one by one it shows which of them is not wanted.
        m_refusesSeveral = true;
        m_takesSeveral = false;
        m_waiting = sent + m_waiting;
    } else {
        for (const Waiting &publication : sent)
            refusals.append({publication.id, failure});
    }
    refuse(refusals);
}

void HttpSender::refuse(QList<std::pair<QString, Failure>> refusals)
{
    // What is tried again later comes before whatever was handed in after it.
    const auto held = std::find_if(refusals.cbegin(), refusals.cend(),
                                   [](const auto &refusal) { return refusal.second.retryable(); });
    if (held != refusals.cend()) {
        // They were not asked: whatever it is, it does not concern them.
        const Failure failure{
            .kind = Failure::Kind::Busy, .detail = held->second.detail, .retryAfter = held->second.retryAfter};
        for (const Waiting &publication : std::exchange(m_waiting, {}))
            refusals.append({publication.id, failure});
    }
    const QPointer<HttpSender> guard(this);
    for (const auto &[id, failure] : std::as_const(refusals)) {
        Q_EMIT refused(id, failure);
        if (!guard)
            return;
    }
    sendNext();
}

void HttpSender::measure()
{
    HttpExchange *exchange = start(m_network.get(apiRequest(m_options, u"api/health"_s)));
    const TimePoint from = m_clock.now();
    connect(exchange, &HttpExchange::finished, this, [this, exchange, from] {
        drop(exchange);
        Q_EMIT measured(std::chrono::round<milliseconds>(m_clock.now() - from));
    });
    connect(exchange, &HttpExchange::ended, this, [this, exchange, from](const Failure &failure) {
        drop(exchange);
        if (failure.status > 0) // refused, but there and back
            Q_EMIT measured(std::chrono::round<milliseconds>(m_clock.now() - from));
    });
}

void HttpSender::abort()
{
    m_waiting.clear();
    m_turnEnd.stop();
    const auto exchanges = std::exchange(m_exchanges, {});
    for (HttpExchange *exchange : exchanges)
        DropExchange{}(exchange);
}

} // namespace tincan
