#include "core/transport/http_exchange.h"

#include "core/transport/network_failure.h"
#include "core/transport/requests.h"
#include "core/transport/server_trust.h"

namespace tincan {

using namespace Qt::StringLiterals;

HttpExchange::HttpExchange(QNetworkReply *reply, const ExchangeLimits &limits, Clock &clock, QObject *parent)
    : QObject(parent),
      m_reply(reply),
      m_limits(limits),
      m_clock(clock),
      m_deadline(clock, [this] { expire(); }),
      m_stage(u"name"_s)
{
    connect(reply, &QNetworkReply::socketStartedConnecting, this, [this] {
        if (m_stage != u"name"_s)
            return;             // Qt asks once more where a kept connection was closed under the request
        m_stage = u"connect"_s; // within the same deadline
        Q_EMIT reached(m_stage);
    });
    connect(reply, &QNetworkReply::requestSent, this, &HttpExchange::awaitAnswer);
    // Of a request with a body Qt only says how much of it is out.
    connect(reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent, qint64 total) {
        if (sent == total)
            awaitAnswer();
        else
            m_deadline.touch();
        Q_EMIT this->sent(sent, total);
    });
    // Both wait for their end in Qt's own thread: nothing of the request has gone out yet. Ended later, by finished().
    connect(reply, &QNetworkReply::sslErrors, this, &HttpExchange::judge);
    connect(reply, &QNetworkReply::encrypted, this, [this] { judge({}); });
    connect(reply, &QNetworkReply::metaDataChanged, this, &HttpExchange::takeHead);
    connect(reply, &QNetworkReply::readyRead, this, &HttpExchange::takeBytes);
    connect(reply, &QNetworkReply::finished, this, &HttpExchange::finish);
    m_deadline.start(m_limits.connect);
}

HttpExchange::~HttpExchange()
{
    abort();
}

void HttpExchange::abort()
{
    m_deadline.stop();
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
    disconnect();
}

int HttpExchange::status() const
{
    return m_reply ? m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : 0;
}

QByteArray HttpExchange::header(const QByteArray &name) const
{
    return m_reply ? m_reply->rawHeader(name) : QByteArray();
}

QByteArray HttpExchange::take()
{
    return m_reply ? m_reply->readAll() : QByteArray();
}

bool HttpExchange::isGood() const
{
    const int code = status();
    return (code >= 200 && code < 300) || code == 304;
}

void HttpExchange::reach(const QString &stage, milliseconds most)
{
    m_stage = stage;
    m_deadline.start(most);
    Q_EMIT reached(stage);
}

void HttpExchange::awaitAnswer()
{
    if (!m_headTaken && m_stage != u"first byte")
        reach(u"first byte"_s, m_limits.firstByte);
}

void HttpExchange::takeHead()
{
    if (m_headTaken || status() < 200)
        return;
    m_headTaken = true;
    m_stage = u"idle"_s;
    m_deadline.start(m_limits.idle);
    if (isGood())
        Q_EMIT answered();
}

void HttpExchange::takeBytes()
{
    m_deadline.touch();
    if (m_reply->bytesAvailable() > m_limits.body) {
        fail({.kind = Failure::Kind::Invalid, .detail = u"the answer is too long"_s, .status = status()});
        return;
    }
    if (m_headTaken && isGood())
        Q_EMIT bytes();
    else if (m_reply->bytesAvailable() > 65'536) // enough of an explanation
        fail(statusFailure());
}

void HttpExchange::finish()
{
    const QPointer<HttpExchange> guard(this);
    takeHead();
    if (!guard || !m_reply)
        return;
    if (m_untrusted) {
        fail(*m_untrusted);
    } else if (m_headTaken && !isGood()) {
        fail(statusFailure());
    } else if (m_reply->error() != QNetworkReply::NoError) {
        fail(failureFromReply(m_reply->error(), m_reply->errorString(), m_headTaken));
    } else {
        m_deadline.stop();
        Q_EMIT finished();
    }
}

// Where an invite named a certificate, no authority's word counts, for it or against it.
void HttpExchange::judge(const QList<QSslError> &errors)
{
    const QByteArray pin = m_reply->request().attribute(pinAttribute).toByteArray();
    const auto refused = refusedCertificate(m_reply->sslConfiguration().peerCertificate(), errors, pin);
    if (!refused)
        m_reply->ignoreSslErrors();
    else if (!m_untrusted) {
        m_untrusted = refused;
        m_reply->abort();
    }
}

void HttpExchange::expire()
{
    // The head alone says enough where the explanation does not come.
    const milliseconds most = m_stage == u"idle"         ? m_limits.idle
                              : m_stage == u"first byte" ? m_limits.firstByte
                                                         : m_limits.connect;
    fail(m_headTaken && !isGood() ? statusFailure() : timedOut(m_stage, most));
}

Failure HttpExchange::statusFailure()
{
    Failure failure = failureFromStatus(status(), header("Retry-After"), m_reply->peek(65'536), m_clock.wall());
    // A refusal of ours is a problem+json; anything else comes from a box on the way. Too large is too large, whoever
    // says so.
    const bool ours = mediaType(header("Content-Type")) == "application/problem+json" || failure.status == 413;
    if (failure.kind == Failure::Kind::Refused && !ours)
        failure.kind = Failure::Kind::NotTincan;
    return failure;
}

void HttpExchange::fail(const Failure &failure)
{
    m_deadline.stop();
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
    Q_EMIT ended(failure);
}

} // namespace tincan
