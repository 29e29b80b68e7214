#include "core/transport/poll_line.h"

#include "core/chat/bounds.h"
#include "core/transport/network_failure.h"
#include "core/transport/requests.h"
#include "core/wire/event_codec.h"

#include <algorithm>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// The protocol's own defaults, said aloud, because reaching them means that more is waiting.
constexpr int firstLimit = 50;
constexpr int laterLimit = 500;
// A server cuts answers of long events short of the limit; one of this size surely was.
constexpr qsizetype surelyCut = 1 << 20;
constexpr qsizetype longestHeader = 128;

// A held answer is on its way when the hold ends: with the default of 25 s a dead line is known within 30 (L4).
constexpr milliseconds heldLate{5'000};

// An empty body that cannot be read a second time: where a connection ends before the answer, Qt would put the question
// once more at once, and of a herd that was cut off all who are held would be back within the second (L10).
class OnlyOnce : public QIODevice
{
public:
    explicit OnlyOnce(QObject *parent) : QIODevice(parent) { open(QIODevice::ReadOnly); }
    bool isSequential() const override { return true; }
    bool reset() override { return false; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64) override { return -1; }
};

// Kept until the next answer, or as long as the line: no server of ours says more.
QByteArray keptHeader(const HttpExchange &exchange, const QByteArray &name)
{
    const QByteArray value = exchange.header(name);
    return value.size() <= longestHeader ? value : QByteArray();
}

std::optional<Cursor> placeIn(const HttpExchange &exchange)
{
    const auto place = Cursor::parse(exchange.header("Tincan-Cursor"));
    return place && place->seq <= farthestPlace ? place : std::nullopt;
}

// What was not there before. A place that moves on and brings nothing is no reason to ask again at once, nor is what
// cannot be read or comes again: a server could keep us asking as fast as the path lets it.
qsizetype newsIn(const QList<Event> &events, const std::optional<Cursor> &after)
{
    return std::count_if(events.begin(), events.end(), [&](const Event &event) {
        const auto *durable = std::get_if<Durable>(&event);
        return durable && (!after || durable->cursor.epoch != after->epoch || durable->cursor.seq > after->seq);
    });
}

// In the shape that lets Qt take the body as it comes, without a copy that it could send again.
QNetworkReply *askOnce(QNetworkAccessManager &network, QNetworkRequest request)
{
    request.setHeader(QNetworkRequest::ContentLengthHeader, 0);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    auto *body = new OnlyOnce(&network);
    QNetworkReply *reply = network.sendCustomRequest(request, "GET", body);
    body->setParent(reply);
    return reply;
}

} // namespace

PollLine::PollLine(TransportKind kind, const TransportOptions &options, Clock &clock, std::chrono::seconds hold)
    : HttpLine(kind, options, clock), m_hold(hold)
{}

void PollLine::open(const std::optional<Cursor> &after)
{
    m_after = after;
    ask();
}

void PollLine::ask()
{
    QUrlQuery query = followQuery(options(), m_after);
    query.addQueryItem(u"limit"_s, QString::number(m_after ? laterLimit : firstLimit));
    // The first question is never held: its answer is what says that the line is open.
    const auto hold = isOpen() ? m_hold : std::chrono::seconds(0);
    if (hold.count() > 0)
        query.addQueryItem(u"wait"_s, QString::number(hold.count()));
    if (!options().name.isEmpty())
        query.addQueryItem(u"reads"_s, QString::number(m_reads));
    QNetworkRequest request = messagesRequest(options(), query, "application/json");
    if (hold.count() == 0 && !m_tag.isEmpty())
        request.setRawHeader("If-None-Match", m_tag);
    const ExchangeLimits limits{.connect = options().connectTimeout,
                                .firstByte = hold.count() > 0 ? hold + std::min(options().firstByteTimeout, heldLate)
                                                              : options().firstByteTimeout,
                                .idle = options().deadAfter};
    m_asked = clock().now();
    // A kept connection may have ended between two questions of a short poll: there, once more is right.
    QNetworkReply *reply = hold.count() > 0 ? askOnce(network(), request) : network().get(request);
    m_exchange.reset(new HttpExchange(reply, limits, clock(), this));
    if (hold.count() > 0)
        m_exchange->expectAnswer(); // of a question that is put only once Qt does not say when it is out
    if (!isOpen())
        connect(m_exchange.get(), &HttpExchange::reached, this, &Transport::reached);
    connect(m_exchange.get(), &HttpExchange::finished, this, &PollLine::answer);
    connect(m_exchange.get(), &HttpExchange::ended, this, [this](const Failure &failure) { fail(failure); });
}

void PollLine::answer()
{
    const int status = m_exchange->status();
    if (status == 304 && isOpen()) {
        const QList<Event> changed = crowd();
        m_exchange.reset();
        plan(0, false);
        deliver({changed, std::nullopt, {}});
        return;
    }
    const QByteArray type = m_exchange->header("Content-Type");
    const auto upto = placeIn(*m_exchange);
    if (status != 200 || mediaType(type) != "application/json" || !upto) {
        const QString what = upto ? QString::fromLatin1(type.left(80)) : u"without Tincan-Cursor"_s;
        fail(notTincan(u"the answer is %1 %2, not a list of events"_s.arg(status).arg(what), status));
        return;
    }
    m_tag = keptHeader(*m_exchange, "ETag");
    const QList<Event> changed = crowd();
    m_reads = m_exchange->header("Tincan-Reads").toLongLong();
    const QString user = QString::fromLatin1(keptHeader(*m_exchange, "Tincan-User"));
    const QByteArray body = m_exchange->take();
    m_exchange.reset();
    auto batch = decodeBatch(body);
    if (!batch) {
        fail(batch.error());
        return;
    }
    if (batch->bad > 0)
        noteBad();
    const qsizetype count = batch->events.size() + batch->bad;
    const qsizetype news = newsIn(batch->events, m_after);
    // Asked before it is delivered: the next question is on its way while this answer is stored.
    const bool opening = !isOpen();
    const int limit = m_after ? laterLimit : firstLimit;
    // A server that repeats itself from one place would otherwise be asked without a breath.
    const bool forward = m_after != upto && news > 0;
    m_after = upto;
    if (opening && !announce(*upto))
        return;
    plan(forward ? news : 0, forward && (count >= limit || body.size() >= surelyCut));
    deliver({changed + batch->events, upto, user});
}

QList<Event> PollLine::crowd()
{
    const qint64 told = m_exchange->header("Tincan-Retry-Within").toLongLong();
    if (std::exchange(m_crowd, told) == told)
        return {};
    return {Crowded{told}};
}

void PollLine::plan(qsizetype events, bool more)
{
    const auto asked = std::chrono::duration_cast<milliseconds>(clock().now() - m_asked);
    const milliseconds wait = more ? milliseconds(0) : pause(asked, events);
    if (wait > milliseconds(0))
        m_next = clock().after(wait, [this] { ask(); });
    else
        ask();
}

void PollLine::release()
{
    m_next.cancel();
    m_exchange.reset();
    HttpLine::release();
}

} // namespace tincan
