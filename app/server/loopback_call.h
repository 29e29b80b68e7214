// A client of a few lines for `tincand --self-test`: says over HTTP what it then hears on a WebSocket. It waits, two
// seconds a step. One thread.
#pragma once

#include "core/base/result.h"

#include <QSslSocket>
#include <QUrl>

namespace tincan {

class LoopbackCall
{
public:
    // https: to the one certificate with this SHA-256 (in hex), and to no other.
    LoopbackCall(const QUrl &server, QByteArray pin) : m_server(server), m_pin(std::move(pin)) {}

    using Said = Result<Done, QString>; // a reason

    // GET /api/health.
    Said health();
    // A message that is published comes on a WebSocket that was open before.
    Said message();

private:
    Said connectTo(QSslSocket &socket) const;
    Said ask(QSslSocket &socket, const QByteArray &head, const QByteArray &body, const QByteArray &status) const;

    QUrl m_server;
    QByteArray m_pin;
};

} // namespace tincan
