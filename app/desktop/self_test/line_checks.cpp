// What comes over the network: TLS from both ends, and the five lines.
#include "app/desktop/self_test/checks.h"
#include "app/desktop/self_test/loopback.h"
#include "ui/failure_text.h"

#include <QSslSocket>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

QString networkHelp()
{
    return u"Look whether a firewall or a security program closes 127.0.0.1, and whether the temporary folder has room."_s;
}

QString wordsOf(const Failure &failure)
{
    const QString happened = FailureText::happened(failure).chopped(1);
    return failure.detail.isEmpty() ? happened : u"%1 (%2)"_s.arg(happened, failure.detail);
}

Finding checkHandshake(const TransportOptions &line)
{
    const QString help = u"Install Qt's TLS plugin and OpenSSL 3 (Debian: libqt6network6, libssl3)."_s;
    const auto pinned = carryMessages({TransportKind::Stream}, line).constFirst().failure;
    if (pinned)
        return Finding::fails(u"TLS"_s, wordsOf(*pinned), help);
    TransportOptions stranger = line;
    stranger.pin = QByteArray(64, '0');
    const auto refused = carryMessages({TransportKind::Stream}, stranger).constFirst().failure;
    if (!refused || refused->kind != Failure::Kind::Certificate)
        return Finding::fails(u"TLS"_s, u"a certificate was taken that is not the pinned one"_s,
                              u"Do not use this program, and report it."_s);
    return Finding::works(u"TLS"_s, u"%1; the pinned certificate is taken and another one is not"_s.arg(
                                        QSslSocket::sslLibraryVersionString()));
}

} // namespace

QList<Finding> checkTls()
{
    if (!QSslSocket::supportsSsl())
        return {Finding::fails(u"TLS"_s, u"Qt finds no TLS"_s,
                               u"Install Qt's TLS plugin and OpenSSL 3 (Debian: libqt6network6, libssl3)."_s)};
    const LoopbackHub hub(HubOptions::Tls::Own);
    if (!hub.error().isEmpty())
        return {Finding::fails(u"TLS"_s, hub.error(), networkHelp())};
    const auto socket = carryMessages({TransportKind::WebSocket}, hub.line()).constFirst().failure;
    const Finding sockets =
        socket ? Finding::fails(u"QtWebSockets"_s, wordsOf(*socket), u"Install it anew (Debian: libqt6websockets6)."_s)
               : Finding::works(u"QtWebSockets"_s, u"a message over TLS"_s);
    return {checkHandshake(hub.line()), sockets};
}

QList<Finding> checkLines()
{
    const LoopbackHub hub(HubOptions::Tls::Off);
    if (!hub.error().isEmpty())
        return {Finding::fails(u"hub"_s, hub.error(), networkHelp())};
    QList<Finding> findings{Finding::works(u"hub"_s, hub.line().server.toString())};
    const QList<TransportKind> all(allTransportKinds.begin(), allTransportKinds.end());
    for (const Carried &carried : carryMessages(all, hub.line())) {
        const QString part = u"line "_s + toWord(carried.kind);
        findings.append(carried.failure ? Finding::fails(part, wordsOf(*carried.failure), networkHelp())
                                        : Finding::works(part, u"a message went out and came back"_s));
    }
    return findings;
}

} // namespace tincan
