// What went wrong on the network, as a Failure: the one place where Qt's error codes, HTTP statuses and WebSocket close
// codes are judged (protocol, sections 2 and 3). Pure functions; any thread.
#pragma once

#include "core/base/failure.h"
#include "core/chat/event.h"

#include <QAbstractSocket>
#include <QDateTime>
#include <QHostAddress>
#include <QNetworkReply>

namespace tincan {

// Both forms of RFC 9110 §10.2.3: seconds, or an HTTP date, which counts from `now` and is not negative. At most a day.
std::optional<std::chrono::milliseconds> parseRetryAfter(QByteArrayView value, const QDateTime &now);

// An HTTP answer that is not the one that was hoped for. `body` may hold a problem+json, whose words go to `detail`.
Failure failureFromStatus(int status, QByteArrayView retryAfter, QByteArrayView body, const QDateTime &now);
// An exchange that the network ended. `begun`: the head of the answer had come.
Failure failureFromReply(QNetworkReply::NetworkError error, const QString &text, bool begun);
Failure failureFromSocket(QAbstractSocket::SocketError error, const QString &text, bool begun);
// The same, or NoNetwork where the server was not found or reached and none of this machine's own addresses leads out.
Failure withoutNetwork(const Failure &failure, const QUrl &server);
Failure withoutNetwork(const Failure &failure, const QUrl &server, const QList<QHostAddress> &own);
// A WebSocket's close code.
Failure failureFromCloseCode(int code, const QString &reason);
Failure failureFromBye(const Bye &bye);
Failure failureFromRefusal(const Refusal &refusal);

Failure timedOut(const QString &stage, std::chrono::milliseconds after);
Failure notTincan(const QString &detail, int status = 0);

} // namespace tincan
