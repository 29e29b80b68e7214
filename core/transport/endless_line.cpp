#include "core/transport/endless_line.h"

#include "core/transport/network_failure.h"
#include "core/transport/requests.h"
#include "core/wire/event_codec.h"

namespace tincan {

using namespace Qt::StringLiterals;

EndlessLine::EndlessLine(TransportKind kind, const TransportOptions &options, Clock &clock, const QByteArray &type)
    : HttpLine(kind, options, clock), m_type(type), m_hello(clock, [this] {
          fail({.kind = Failure::Kind::Blocked,
                .detail = u"the stream began, but nothing of it came: something on the way holds it back"_s,
                .status = 200,
                .stage = u"first byte"_s});
      })
{}

void EndlessLine::open(const std::optional<Cursor> &after)
{
    QNetworkReply *reply = network().get(messagesRequest(options(), followQuery(options(), after), m_type));
    // Qt reads on as we take: what we do not take stays with the server, not in our memory.
    reply->setReadBufferSize(4 << 20);
    const ExchangeLimits limits{
        .connect = options().connectTimeout, .firstByte = options().firstByteTimeout, .idle = options().deadAfter};
    m_exchange.reset(new HttpExchange(reply, limits, clock(), this));
    connect(m_exchange.get(), &HttpExchange::reached, this, &Transport::reached);
    connect(m_exchange.get(), &HttpExchange::answered, this, &EndlessLine::checkHead);
    connect(m_exchange.get(), &HttpExchange::bytes, this, &EndlessLine::read);
    connect(m_exchange.get(), &HttpExchange::finished, this, [this] {
        fail(isOpen() ? Failure{.kind = Failure::Kind::Dropped, .detail = u"the stream ended"_s}
                      : notTincan(u"the answer ended before its hello"_s, 200));
    });
    connect(m_exchange.get(), &HttpExchange::ended, this, [this](const Failure &failure) { fail(failure); });
}

void EndlessLine::checkHead()
{
    const QByteArray type = m_exchange->header("Content-Type");
    if (m_exchange->status() != 200 || mediaType(type) != m_type)
        fail(notTincan(
            u"the answer is %1 %2, not a stream"_s.arg(m_exchange->status()).arg(QString::fromLatin1(type.left(80))),
            m_exchange->status()));
    else
        m_hello.start(options().firstByteTimeout);
}

void EndlessLine::collect(QByteArrayView json)
{
    if (auto event = decodeEvent(json))
        m_events.append(std::move(*event));
    else if (isOpen() || !m_events.isEmpty())
        noteBad();
    else
        m_strange = true;
}

void EndlessLine::read()
{
    const auto parsed = parse(m_exchange->take());
    const QList<Event> events = std::exchange(m_events, {});
    if (m_strange) {
        fail(notTincan(u"the answer does not begin with an event"_s, 200));
        return;
    }
    if (!events.isEmpty()) {
        m_hello.stop();
        if (!take(events))
            return;
    }
    if (!parsed)
        fail(isOpen() ? parsed.error() : notTincan(parsed.error().detail, 200));
}

void EndlessLine::release()
{
    m_hello.stop();
    m_exchange.reset();
    HttpLine::release();
}

} // namespace tincan
