// tincand: the hub without a window.
#include "administer.h"
#include "check.h"
#include "core/base/logging.h"
#include "core/platform/files.h"
#include "core/platform/open_files.h"
#include "core/platform/openssl_configuration.h"
#include "core/platform/service.h"
#include "core/platform/signals.h"
#include "invite_link.h"
#include "maintenance.h"
#include "open_files.h"
#include "options.h"
#include "self_test.h"

#include <QCoreApplication>
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
std::atomic<bool> stop = false;

constexpr int notForThisVersion = 78; // EX_CONFIG of sysexits.h; the service is not started again with it

void onSignal(int)
{
    stop = true;
    asked.release();
}

void onReload(int)
{
    reload = true;
    asked.release();
}

int fail(const QString &sentence)
{
    std::fprintf(stderr, "tincand: %s\n", qUtf8Printable(sentence));
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    tincan::ignoreForeignOpenSslConfiguration();
    qputenv("QT_FORCE_STDERR_LOGGING", "1"); // Windows tells a debugger alone where the output goes to a file
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
    if (const QStringList wrong = tincan::wrongNames(line.hub); !wrong.isEmpty())
        return fail(wrong.join(QStringLiteral("; ")) + u'.');
    if (!tincan::setLogLevel(line.logLevel))
        return fail(QStringLiteral("--log-level wants debug, info, warning or error."));
    if (line.logAsJson)
        tincan::logAsJson();
    tincan::raiseOpenFiles();
    tincan::keepNewFilesPrivate();

    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
    tincan::onHangUp(onReload);
    tincan::ignoreBrokenPipes();
    if (line.selfTest)
        return tincan::selfTest(line.hub.dataFolder);
    const auto hub = tincan::Hub::start(line.hub);
    if (!hub) {
        fail(hub.error().detail);
        return hub.error().stage == QStringLiteral("newer") ? notForThisVersion : 1;
    }
    std::printf("listening on %s\n", qUtf8Printable((*hub)->url().toString()));
    if (const QByteArray invite = (*hub)->firstInvite(); !invite.isEmpty())
        std::printf("nobody is the owner yet; who joins with this link becomes the owner: %s\n",
                    qUtf8Printable(tincan::inviteLink((*hub)->url(), line.hub.names.value(0), invite, (*hub)->pin())));
    std::fflush(stdout);
    if (const auto few = tincan::tooFewOpenFiles(line.hub.maximumConnections))
        qCWarning(tincan::logServer).noquote() << *few;
    tincan::logWith(tincan::logServer(), QtInfoMsg, QStringLiteral("started"),
                    {{QStringLiteral("url"), (*hub)->url().toString()},
                     {QStringLiteral("version"), QStringLiteral(TINCAN_VERSION)},
                     {QStringLiteral("head"), QString::fromLatin1((*hub)->head().toByteArray())}});
    tincan::tellService("READY=1");

    for (asked.acquire(); !stop; asked.acquire()) {
        if (reload.exchange(false)) // several may have come for one
            (*hub)->reloadCertificate();
    }
    tincan::tellService("STOPPING=1");
    qCInfo(tincan::logServer) << "stopping";
    (*hub)->stop();
    tincan::logWith(tincan::logServer(), QtInfoMsg, QStringLiteral("stopped"),
                    {{QStringLiteral("head"), QString::fromLatin1((*hub)->head().toByteArray())}});
    return 0;
}
