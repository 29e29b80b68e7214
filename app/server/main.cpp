// tincand: the hub without a window.
#include "administer.h"
#include "check.h"
#include "core/base/logging.h"
#include "maintenance.h"
#include "open_files.h"
#include "options.h"
#include "service.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QNetworkInterface>
#include <QUrl>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <semaphore>

namespace {

// The only things that a signal handler does: say which, and let the main thread go on. Lock-free on every system that
// we build for.
std::counting_semaphore<> asked{0};
std::atomic<bool> reload = false;

void onSignal(int)
{
    asked.release();
}

#ifdef SIGHUP
void onHangUp(int)
{
    reload = true;
    asked.release();
}
#endif

int fail(const QString &sentence)
{
    std::fprintf(stderr, "tincand: %s\n", qUtf8Printable(sentence));
    return 1;
}

// Protocol, section 7. A server that listens everywhere is named by one of its addresses, which others can reach.
QString inviteLink(QUrl server, const QByteArray &code, const QByteArray &pin)
{
    if (QHostAddress(server.host()) == QHostAddress::AnyIPv4 || QHostAddress(server.host()) == QHostAddress::AnyIPv6) {
        for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
            if (address.protocol() == QAbstractSocket::IPv4Protocol && !address.isLoopback() && !address.isLinkLocal())
                server.setHost(address.toString());
        }
    }
    QString query = QStringLiteral("invite=") + QString::fromLatin1(code);
    if (!pin.isEmpty())
        query += QStringLiteral("&pin=sha256:") + QString::fromLatin1(pin);
    else if (server.scheme() == QStringLiteral("https"))
        query += QStringLiteral("&tls=1");
    server.setScheme(QStringLiteral("tincan"));
    server.setPath(QStringLiteral("/"));
    server.setQuery(query);
    return server.toString();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("tincand"));

    if (tincan::isAdministration(QCoreApplication::arguments()))
        return tincan::administer(QCoreApplication::arguments());
    if (tincan::isMaintenance(QCoreApplication::arguments()))
        return tincan::maintain(QCoreApplication::arguments());
    if (tincan::isCheck(QCoreApplication::arguments()))
        return tincan::check(QCoreApplication::arguments());
    const auto read = tincan::readCommandLine(QCoreApplication::arguments());
    if (const auto *say = std::get_if<tincan::Say>(&read)) {
        std::fputs(qUtf8Printable(say->text), say->exitCode == 0 ? stdout : stderr);
        return say->exitCode;
    }
    const auto &line = std::get<tincan::CommandLine>(read);
    if (!tincan::setLogLevel(line.logLevel))
        return fail(QStringLiteral("--log-level wants debug, info, warning or error."));
    if (line.logAsJson)
        tincan::logAsJson();
    tincan::raiseOpenFiles();

    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
#ifdef SIGHUP
    std::signal(SIGHUP, onHangUp);
#endif
#ifdef SIGPIPE
    std::signal(SIGPIPE, SIG_IGN);
#endif
    const auto hub = tincan::Hub::start(line.hub);
    if (!hub)
        return fail(hub.error().detail);
    std::printf("listening on %s\n", qUtf8Printable((*hub)->url().toString()));
    if (const QByteArray invite = (*hub)->firstInvite(); !invite.isEmpty())
        std::printf("nobody has an account yet; who joins with this link becomes the owner: %s\n",
                    qUtf8Printable(inviteLink((*hub)->url(), invite, (*hub)->pin())));
    std::fflush(stdout);
    if (const auto few = tincan::tooFewOpenFiles(line.hub.maximumConnections))
        qCWarning(tincan::logServer).noquote() << *few;
    tincan::logWith(tincan::logServer(), QtInfoMsg, QStringLiteral("started"),
                    {{QStringLiteral("url"), (*hub)->url().toString()},
                     {QStringLiteral("version"), QStringLiteral(TINCAN_VERSION)},
                     {QStringLiteral("head"), QString::fromLatin1((*hub)->head().toByteArray())}});
    tincan::tellService("READY=1");

    asked.acquire();
    while (reload.exchange(false)) {
        (*hub)->reloadCertificate();
        asked.acquire();
    }
    tincan::tellService("STOPPING=1");
    qCInfo(tincan::logServer) << "stopping";
    (*hub)->stop();
    tincan::logWith(tincan::logServer(), QtInfoMsg, QStringLiteral("stopped"),
                    {{QStringLiteral("head"), QString::fromLatin1((*hub)->head().toByteArray())}});
    return 0;
}
