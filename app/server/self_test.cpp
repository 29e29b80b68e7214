#include "self_test.h"

#include "app/terminal/findings.h"
#include "core/server/hub.h"
#include "core/server/log_file.h"
#include "core/server/path_access.h"
#include "loopback_call.h"

#include <QDir>
#include <QTemporaryDir>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

QString networkHelp()
{
    return u"Look whether a firewall closes 127.0.0.1, and whether the temporary folder has room."_s;
}

// As the log uses it: it reads events as JSON where it is brought up to date.
Finding checkSqlite()
{
    Database database;
    const bool open = database.open(u":memory:"_s);
    const QByteArray version = open ? database.bytes("SELECT sqlite_version()") : QByteArray();
    if (!open || database.integer(R"(SELECT json_extract('{"here":1}', '$.here'))") != 1)
        return Finding::fails(u"SQLite"_s, database.message(), u"Install one with JSON (Debian: libsqlite3-0)."_s);
    return Finding::works(u"SQLite"_s, QString::fromLatin1(version));
}

// Some network file systems can be written, and cannot share what SQLite writes ahead.
Finding checkFolder(const QString &dataFolder)
{
    const QFileInfo nearest = nearestThere(QDir(dataFolder).absolutePath()); // the rest is made at the first start
    const QString shown = QDir::toNativeSeparators(nearest.filePath());
    const QString help = u"Allow this user to write there, or name another folder with --data."_s;
    if (!nearest.isDir())
        return Finding::fails(u"data"_s, u"%1 cannot be used: %2 is no folder"_s.arg(dataFolder, shown), help);
    const QTemporaryDir probe(nearest.filePath() + u"/.self-test-XXXXXX"_s);
    if (!probe.isValid())
        return Finding::fails(
            u"data"_s, u"%1 cannot be used: %2 cannot be written (%3)"_s.arg(dataFolder, shown, probe.errorString()),
            help);
    Database database;
    if (!database.open(probe.filePath(u"probe.sqlite"_s)) || !configureConnection(database) ||
        database.exec("CREATE TABLE probe(one)") != 0)
        return Finding::fails(u"data"_s, u"no log can be kept in %1 (%2)"_s.arg(shown, database.message()),
                              u"Name a folder on a local disk with --data."_s);
    return Finding::works(u"data"_s, u"%1 can be written"_s.arg(shown));
}

Finding findingOf(const QString &part, const LoopbackCall::Said &said, const QString &good)
{
    return said ? Finding::works(part, good) : Finding::fails(part, said.error(), networkHelp());
}

void checkHub(Findings &findings, HubOptions::Tls tls)
{
    const bool secure = tls == HubOptions::Tls::Own;
    const QTemporaryDir folder;
    if (!folder.isValid())
        return findings.say(Finding::fails(secure ? u"TLS"_s : u"hub"_s,
                                           u"%1 cannot be written (%2)"_s.arg(QDir::tempPath(), folder.errorString()),
                                           u"Make room there, or say with TMPDIR where there is some."_s));
    HubOptions options;
    options.port = 0;
    options.dataFolder = folder.filePath(u"hub"_s);
    options.tls = tls;
    const auto hub = Hub::start(options);
    if (!hub)
        return findings.say(Finding::fails(secure ? u"TLS"_s : u"hub"_s, hub.error().detail, networkHelp()));
    LoopbackCall call((*hub)->url(), (*hub)->pin());
    if (secure && !QSslSocket::supportsSsl()) // only this test speaks it by Qt
        return findings.say(Finding::lesser(u"TLS"_s, u"a certificate was made; nobody is here to try it"_s,
                                            u"Install Qt's TLS plugin for that (Debian: libqt6network6)."_s));
    findings.say(findingOf(secure ? u"TLS"_s : u"HTTP"_s, call.health(), (*hub)->url().toString()));
    findings.say(findingOf(secure ? u"WebSocket over TLS"_s : u"WebSocket"_s, call.message(),
                           u"a message that was published came"_s));
}

} // namespace

int selfTest(const QString &dataFolder)
{
    Findings findings;
    findings.say(Finding::works(u"version"_s, QStringLiteral(TINCAN_VERSION)));
    findings.say(checkSqlite());
    findings.say(checkFolder(dataFolder));
    checkHub(findings, HubOptions::Tls::Off);
    checkHub(findings, HubOptions::Tls::Own);
    return findings.exitCode();
}

} // namespace tincan
