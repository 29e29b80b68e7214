#include "core/transport/upgrade_question.h"

#include "core/transport/network_failure.h"
#include "core/transport/requests.h"

namespace tincan {

using namespace Qt::StringLiterals;

UpgradeQuestion::UpgradeQuestion(const TransportOptions &options, const std::optional<Cursor> &after, Clock &clock,
                                 std::function<void(Failure)> answer)
    : m_answer(std::move(answer))
{
    // With the same cursor, because a malformed one is refused on any line.
    QUrlQuery query = followQuery(options, after);
    query.addQueryItem(u"limit"_s, u"1"_s);
    const ExchangeLimits limits{
        .connect = options.connectTimeout, .firstByte = options.firstByteTimeout, .idle = options.firstByteTimeout};
    QNetworkReply *reply = m_network.get(messagesRequest(options, query, "application/json"));
    m_exchange.reset(new HttpExchange(reply, limits, clock, &m_network));
    QObject::connect(m_exchange.get(), &HttpExchange::answered, m_exchange.get(), [this] { explain(); });
    QObject::connect(m_exchange.get(), &HttpExchange::ended, m_exchange.get(),
                     [this](const Failure &failure) { m_answer(failure); });
}

void UpgradeQuestion::explain()
{
    const int status = m_exchange->status();
    const bool ours = status == 200 && Cursor::parse(m_exchange->header("Tincan-Cursor"));
    m_answer(ours ? Failure{.kind = Failure::Kind::Blocked,
                            .detail = u"the server answers, but no WebSocket comes through"_s,
                            .stage = u"handshake"_s}
                  : notTincan(u"what answers is not a Tincan server"_s, status));
}

} // namespace tincan
