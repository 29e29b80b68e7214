#include "options.h"

#include "option_list.h"

#include <QCommandLineParser>
#include <QHostAddress>
#include <QStandardPaths>
#include <QUrl>

#include <array>
#include <limits>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

Say wrong(const QString &text)
{
    return Say{.text = u"tincand: "_s + text + u'\n', .exitCode = 2};
}

// 127.0.0.1:8080, [::1]:8080, localhost:0
bool readAddress(const QString &text, HubOptions &hub)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool good = false;
    const uint port = colon < 0 ? 0 : text.mid(colon + 1).toUInt(&good);
    QString address = text.left(colon);
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.mid(1, address.size() - 2);
    else if (address.contains(u':'))
        return false; // an IPv6 address without brackets
    hub.address = address;
    hub.port = quint16(port);
    return good && port <= 65'535 && !address.isEmpty();
}

template<class Number>
bool readCount(const QCommandLineParser &parser, const QString &name, Number &into, qint64 least = 0,
               qint64 most = std::numeric_limits<Number>::max())
{
    if (!parser.isSet(name))
        return true;
    bool good = false;
    const qint64 value = parser.value(name).toLongLong(&good);
    into = Number(value);
    return good && value >= least && value <= most;
}

bool readTls(const QCommandLineParser &parser, HubOptions &hub)
{
    const QString mode = parser.value(u"tls"_s);
    const bool files = parser.isSet(u"certificate"_s);
    hub.certificateFile = parser.value(u"certificate"_s);
    hub.keyFile = parser.isSet(u"key"_s) ? parser.value(u"key"_s) : hub.certificateFile;
    if (files)
        hub.tls = HubOptions::Tls::Files;
    else if (mode == u"own")
        hub.tls = HubOptions::Tls::Own;
    else if (mode == u"off")
        hub.tls = HubOptions::Tls::Off;
    const bool known = !parser.isSet(u"tls"_s) || mode == u"own" || mode == u"off";
    return known && !(files && parser.isSet(u"tls"_s)) && (files || !parser.isSet(u"key"_s));
}

// 500, 64K, 64M, 10G: in powers of 1,024.
bool readSize(const QCommandLineParser &parser, const QString &name, qint64 &into)
{
    if (!parser.isSet(name))
        return true;
    QString text = parser.value(name).toUpper();
    const qsizetype power = text.isEmpty() ? -1 : u"KMG"_s.indexOf(text.back());
    if (power >= 0)
        text.chop(1);
    bool good = false;
    const qint64 count = text.toLongLong(&good);
    const int shift = int(power + 1) * 10;
    into = count << shift;
    return good && count >= 0 && count <= std::numeric_limits<qint64>::max() >> shift;
}

struct Count
{
    const char *name;
    std::variant<int HubOptions::*, qint64 HubOptions::*> into;
};
constexpr std::array<Count, 7> counts{{{"keep-events", &HubOptions::keepEvents},
                                       {"keep-days", &HubOptions::keepDays},
                                       {"rate", &HubOptions::rate},
                                       {"most-rooms", &HubOptions::mostRooms},
                                       {"rooms-per-person", &HubOptions::roomsOfOne},
                                       {"most-connections", &HubOptions::maximumConnections},
                                       {"most-per-address", &HubOptions::maximumPerAddress}}};

struct Size
{
    const char *name;
    qint64 HubOptions::*into;
    const char *example;
};
constexpr std::array<Size, 3> sizes{{{"file-limit", &HubOptions::fileLimit, "64M"},
                                     {"file-quota", &HubOptions::fileQuota, "1G"},
                                     {"files-total", &HubOptions::filesTotal, "10G"}}};

// The sentence about the first that is none; empty where all are.
QString readNumbers(const QCommandLineParser &parser, HubOptions &hub)
{
    for (const Count &count : counts) {
        const QString name = QString::fromLatin1(count.name);
        if (!std::visit([&](auto into) { return readCount(parser, name, hub.*into); }, count.into))
            return u"--%1 wants a number."_s.arg(name);
    }
    for (const Size &size : sizes) {
        const QString name = QString::fromLatin1(size.name);
        if (!readSize(parser, name, hub.*size.into))
            return u"--%1 wants a size, as in %2."_s.arg(name, QString::fromLatin1(size.example));
    }
    return {};
}

} // namespace

QString defaultDataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/tincand"_s;
}

QStringList wrongNames(const HubOptions &options)
{
    QStringList wrong;
    for (const QString &proxy : options.trustedProxies) {
        if (QHostAddress(proxy).isNull())
            wrong.append(u"--trust-proxy %1 is not an address"_s.arg(proxy));
    }
    for (const QString &origin : options.allowedOrigins) {
        const QUrl url(origin, QUrl::StrictMode);
        if (url.scheme().isEmpty() || url.host().isEmpty() || !url.path().isEmpty())
            wrong.append(u"--allow-origin %1 is not an origin, as in https://chat.example"_s.arg(origin));
    }
    for (const QString &name : options.names) {
        if (name.contains(u'/') || name.contains(u' ') || name.contains(u':'))
            wrong.append(u"--host-name %1 is not a name"_s.arg(name));
    }
    return wrong;
}

std::variant<CommandLine, Say> readCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"The Tincan server: one ordered log, followed in five ways.\n\n"
        "While it runs:  tincand user|invite|room …   tincand backup FILE\n"
        "Otherwise:      tincand check   tincand restore FILE\n"
        "Each with --data FOLDER, as the server was started; --help behind a word tells more."_s);
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addOptions(everyOption());
    if (!parser.parse(arguments))
        return wrong(parser.errorText());
    if (parser.isSet(help))
        return Say{.text = parser.helpText(), .exitCode = 0};
    if (parser.isSet(version))
        return Say{.text = u"tincand "_s + QStringLiteral(TINCAN_VERSION) + u'\n', .exitCode = 0};
    if (!parser.positionalArguments().isEmpty())
        return wrong(u"%1 is not an option."_s.arg(parser.positionalArguments().constFirst()));

    CommandLine line;
    if (!readAddress(parser.value(u"listen"_s), line.hub))
        return wrong(u"--listen wants an address and a port, as in 127.0.0.1:8080 or [::1]:8080."_s);
    if (const QString sentence = readNumbers(parser, line.hub); !sentence.isEmpty())
        return wrong(sentence);
    if (!readCount(parser, u"threads"_s, line.hub.threads, 1, HubOptions::mostThreads))
        return wrong(u"--threads wants a number from 1 to %1."_s.arg(HubOptions::mostThreads));
    line.hub.trustedProxies = parser.values(u"trust-proxy"_s);
    line.hub.metricsAnywhere = parser.isSet(u"metrics-anywhere"_s);
    line.hub.dataFolder = parser.isSet(u"data"_s) ? parser.value(u"data"_s) : defaultDataFolder();
    line.hub.open = parser.isSet(u"open"_s);
    line.hub.accounts = parser.isSet(u"accounts"_s);
    if (!readTls(parser, line.hub))
        return wrong(u"--tls wants own or off, and not beside --certificate; --key wants --certificate."_s);
    if (line.hub.open && line.hub.accounts)
        return wrong(u"--open and --accounts are two things."_s);
    line.hub.allowedOrigins = parser.values(u"allow-origin"_s);
    line.hub.names = parser.values(u"host-name"_s);
    line.hub.serverName = parser.value(u"server-name"_s);
    if (parser.isSet(u"disk-patience"_s)) {
        int seconds = 0;
        if (!readCount(parser, u"disk-patience"_s, seconds, 1))
            return wrong(u"--disk-patience wants a number of seconds."_s);
        line.hub.diskPatience = std::chrono::seconds(seconds);
    }
    line.selfTest = parser.isSet(u"self-test"_s);
    line.logLevel = parser.value(u"log-level"_s);
    const QString format = parser.value(u"log-format"_s);
    line.logAsJson = format == u"json"_s;
    if (!line.logAsJson && format != u"text"_s)
        return wrong(u"--log-format wants text or json."_s);
    return line;
}

} // namespace tincan
