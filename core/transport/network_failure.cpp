#include "core/transport/network_failure.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QNetworkInterface>

#include <algorithm>

namespace tincan {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = Failure::Kind;

namespace {

// A hostile or broken server must not send us away for a year.
constexpr std::chrono::milliseconds longestRetryAfter = 24h;

QDateTime parseHttpDate(const QString &text)
{
    // RFC 9110 §5.6.7: IMF-fixdate, which everybody sends, and the two old forms that a recipient must accept. The day
    // of the week is left out: it says nothing new, and it is wrong for Qt where a year of two digits is.
    static const QStringList forms{u"dd MMM yyyy HH:mm:ss 'GMT'"_s, u"dd-MMM-yy HH:mm:ss 'GMT'"_s,
                                   u"MMM d HH:mm:ss yyyy"_s};
    const QString rest = text.simplified().section(u' ', 1);
    for (const QString &form : forms) {
        QDateTime time = QLocale::c().toDateTime(rest, form);
        if (!time.isValid())
            continue;
        time.setTimeSpec(Qt::UTC);
        return time.date().year() < 1970 ? time.addYears(100) : time;
    }
    return {};
}

Kind kindOfStatus(int status)
{
    switch (status) {
    case 401:
        return Kind::SignIn;
    case 408:
    case 425:
    case 429:
        return Kind::Busy;
    case 511: // a captive portal that is honest about it
        return Kind::NotTincan;
    default:
        break;
    }
    if (status >= 500)
        return Kind::Busy;
    return status >= 400 ? Kind::Refused : Kind::NotTincan;
}

QString problemOf(QByteArrayView body)
{
    const QJsonObject problem =
        QJsonDocument::fromJson(body.first(std::min<qsizetype>(body.size(), 65'536)).toByteArray()).object();
    const QString detail = problem.value("detail"_L1).toString();
    return (detail.isEmpty() ? problem.value("title"_L1).toString() : detail).left(500);
}

// Qt has one code for a server that cannot prove itself and for one that speaks no TLS; OpenSSL's words tell them
// apart.
bool answersWithoutTls(const QString &text)
{
    return text.contains(u"wrong version number"_s) || text.contains(u"packet length too long"_s);
}

} // namespace

std::optional<std::chrono::milliseconds> parseRetryAfter(QByteArrayView value, const QDateTime &now)
{
    const QByteArray text = value.trimmed().toByteArray();
    if (text.isEmpty())
        return std::nullopt;
    if (std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        bool fits = false;
        const qint64 seconds = text.toLongLong(&fits);
        const qint64 most = std::chrono::seconds(24h).count();
        return std::chrono::seconds(fits ? std::min(seconds, most) : most);
    }
    const QDateTime time = parseHttpDate(QString::fromLatin1(text));
    if (!time.isValid())
        return std::nullopt;
    return std::clamp(std::chrono::milliseconds(now.msecsTo(time)), 0ms, longestRetryAfter);
}

Failure failureFromStatus(int status, QByteArrayView retryAfter, QByteArrayView body, const QDateTime &now)
{
    Failure failure{.kind = kindOfStatus(status), .status = status};
    const QString problem = problemOf(body);
    failure.detail = u"the server answered %1"_s.arg(status);
    if (status >= 300 && status < 400)
        failure.detail = u"the answer is a redirect (%1), which Tincan does not follow"_s.arg(status);
    if (!problem.isEmpty())
        failure.detail += u": "_s + problem;
    if (failure.kind == Kind::Busy)
        failure.retryAfter = parseRetryAfter(retryAfter, now);
    return failure;
}

Failure failureFromReply(QNetworkReply::NetworkError error, const QString &text, bool begun)
{
    Failure failure{.kind = begun ? Kind::Dropped : Kind::Unreachable, .detail = text};
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        failure.kind = Kind::NotFound;
        failure.stage = u"name"_s;
        break;
    case QNetworkReply::TimeoutError:
        failure.kind = Kind::TimedOut;
        break;
    case QNetworkReply::SslHandshakeFailedError:
        failure.kind = answersWithoutTls(text) ? Kind::NotTincan : Kind::Certificate;
        failure.stage = u"securing"_s;
        break;
    case QNetworkReply::RemoteHostClosedError:
        failure.kind = Kind::Dropped;
        break;
    case QNetworkReply::ContentReSendError: // of a question that is put only once
        failure.kind = Kind::Dropped;
        failure.detail = u"the connection ended before the answer"_s;
        break;
    case QNetworkReply::ConnectionRefusedError:
        failure.stage = u"connect"_s;
        break;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        failure.kind = Kind::NotTincan; // what answers there does not speak HTTP
        break;
    default:
        break;
    }
    return failure;
}

Failure failureFromSocket(QAbstractSocket::SocketError error, const QString &text, bool begun)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return failureFromReply(QNetworkReply::HostNotFoundError, text, begun);
    case QAbstractSocket::SocketTimeoutError:
        return failureFromReply(QNetworkReply::TimeoutError, text, begun);
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInvalidUserDataError:
    case QAbstractSocket::SslInternalError:
        return failureFromReply(QNetworkReply::SslHandshakeFailedError, text, begun);
    case QAbstractSocket::RemoteHostClosedError:
        return failureFromReply(QNetworkReply::RemoteHostClosedError, text, begun);
    case QAbstractSocket::ConnectionRefusedError:
        return failureFromReply(QNetworkReply::ConnectionRefusedError, text, begun);
    default:
        return failureFromReply(QNetworkReply::UnknownNetworkError, text, begun);
    }
}

Failure withoutNetwork(const Failure &failure, const QUrl &server)
{
    return withoutNetwork(failure, server, QNetworkInterface::allAddresses()); // of the interfaces that are up
}

Failure withoutNetwork(const Failure &failure, const QUrl &server, const QList<QHostAddress> &own)
{
    const QHostAddress literal(server.host());
    const bool here = server.host() == u"localhost"_s || literal.isLoopback() || literal.isLinkLocal();
    const bool concerned = failure.kind == Kind::NotFound || failure.kind == Kind::Unreachable;
    const bool wayOut = std::any_of(own.begin(), own.end(), [](const QHostAddress &address) {
        return !address.isLoopback() && !address.isLinkLocal();
    });
    Failure seen = failure;
    if (concerned && !here && !wayOut)
        seen.kind = Kind::NoNetwork;
    return seen;
}

Failure failureFromCloseCode(int code, const QString &reason)
{
    Failure failure{.kind = Kind::Dropped, .status = code};
    failure.detail =
        u"the server closed the connection (%1%2)"_s.arg(code).arg(reason.isEmpty() ? reason : u", "_s + reason);
    switch (code) {
    case 4401:
        failure.kind = Kind::SignIn;
        break;
    case 4403:
        failure.kind = Kind::Refused;
        break;
    case 4408:
    case 1012:
    case 1013:
        failure.kind = Kind::Busy;
        break;
    case 1002: // what came is no RFC 6455, says Qt
    case 1003: // our own frames are to blame: the protocol was misunderstood by one of the two
    case 1007:
    case 1009:
    case 4400:
        failure.kind = Kind::Invalid;
        break;
    default:
        break;
    }
    return failure;
}

Failure failureFromBye(const Bye &bye)
{
    const bool signIn = bye.reason == u"expired" || bye.reason == u"removed";
    Failure failure{.kind = signIn ? Kind::SignIn : Kind::Busy,
                    .detail = u"the server said bye: "_s + bye.reason.left(100)};
    if (!signIn)
        failure.retryAfter = std::clamp<std::chrono::milliseconds>(
            std::chrono::seconds(std::clamp<qint64>(bye.retryAfter, 0, 86'400)), 0ms, longestRetryAfter);
    if (bye.reason == u"unreadable")
        failure.stage = bye.reason;
    return failure;
}

Failure failureFromRefusal(const Refusal &refusal)
{
    Failure failure = failureFromStatus(refusal.status, {}, {}, {});
    const QString words = refusal.detail.isEmpty() ? refusal.title : refusal.detail;
    if (!words.isEmpty())
        failure.detail += u": "_s + words.left(500);
    if (failure.kind == Kind::Busy && refusal.retryAfter > 0)
        failure.retryAfter = std::chrono::seconds(std::min<qint64>(refusal.retryAfter, 86'400));
    return failure;
}

Failure timedOut(const QString &stage, std::chrono::milliseconds after)
{
    return {.kind = Kind::TimedOut,
            .detail = u"nothing came within %1 ms (%2)"_s.arg(after.count()).arg(stage),
            .stage = stage};
}

Failure notTincan(const QString &detail, int status)
{
    return {.kind = Kind::NotTincan, .detail = detail, .status = status};
}

} // namespace tincan
