#include "options.h"

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
bool readCount(const QCommandLineParser &parser, const QString &name, Number &into)
{
    if (!parser.isSet(name))
        return true;
    bool good = false;
    const qint64 value = parser.value(name).toLongLong(&good);
    into = Number(value);
    return good && value >= 0 && value <= std::numeric_limits<Number>::max();
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
constexpr std::array<Count, 5> counts{{{"keep-events", &HubOptions::keepEvents},
                                       {"keep-days", &HubOptions::keepDays},
                                       {"rate", &HubOptions::rate},
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

QList<QCommandLineOption> everyOption()
{
    return {
        {u"listen"_s, u"Where to listen; port 0 picks a free one."_s, u"address:port"_s, u"127.0.0.1:8080"_s},
        {u"data"_s, u"The folder of the log; by default the user's data folder."_s, u"folder"_s},
        {u"open"_s, u"Ask nobody who they are. So it is by default on a loopback address, and nowhere else."_s},
        {u"accounts"_s, u"Ask for name and password on a loopback address, too."_s},
        {u"certificate"_s, u"Speak TLS with the certificate (and its chain) of this PEM file; read again on SIGHUP."_s,
         u"file"_s},
        {u"key"_s, u"The certificate's key, where it is not in the same file."_s, u"file"_s},
        {u"tls"_s,
         u"own: TLS with a certificate that is made at the first start and pinned by invites; off: none. By "
         u"default own where accounts are asked for beyond this computer."_s,
         u"own|off"_s},
        {u"allow-origin"_s, u"Pages of this origin may use the server; may be given again."_s, u"origin"_s},
        {u"host-name"_s, u"A name that this server goes by; may be given again."_s, u"name"_s},
        {u"server-name"_s, u"What the server calls itself."_s, u"name"_s, u"Tincan"_s},
        {u"keep-events"_s, u"Keep the newest N events; 0 keeps all."_s, u"N"_s},
        {u"keep-days"_s, u"Keep events for N days; 0 keeps them for ever."_s, u"N"_s},
        {u"rate"_s, u"Most publications a second of one author, ten times as many at once; 0: no limit."_s, u"N"_s},
        {u"file-limit"_s, u"Most bytes of one file, as in 64M."_s, u"size"_s},
        {u"file-quota"_s, u"Most bytes of one person's files, as in 1G; 0: no limit."_s, u"size"_s},
        {u"files-total"_s, u"Most bytes of all files, as in 10G; 0: no limit."_s, u"size"_s},
        {u"most-connections"_s, u"Most connections at once."_s, u"N"_s},
        {u"most-per-address"_s, u"Most connections of one other computer; 0: no limit."_s, u"N"_s},
        {u"threads"_s, u"Threads that send to followers, 1 to 64."_s, u"N"_s, u"1"_s},
        {u"trust-proxy"_s, u"Believe X-Forwarded-For of this address; may be given again."_s, u"address"_s},
        {u"metrics-anywhere"_s, u"Give /metrics to whoever asks, not to this computer alone."_s},
        {u"disk-patience"_s, u"Refuse publications once the disk takes longer than N seconds."_s, u"N"_s},
        {u"log-level"_s, u"debug, info, warning or error."_s, u"level"_s, u"info"_s},
        {u"log-format"_s, u"text, or json: an object a line."_s, u"format"_s, u"text"_s},
    };
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
    if (!readCount(parser, u"threads"_s, line.hub.threads) || line.hub.threads < 1 || line.hub.threads > 64)
        return wrong(u"--threads wants a number from 1 to 64."_s);
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
        if (!readCount(parser, u"disk-patience"_s, seconds) || seconds < 1)
            return wrong(u"--disk-patience wants a number of seconds."_s);
        line.hub.diskPatience = std::chrono::seconds(seconds);
    }
    line.logLevel = parser.value(u"log-level"_s);
    const QString format = parser.value(u"log-format"_s);
    line.logAsJson = format == u"json"_s;
    if (!line.logAsJson && format != u"text"_s)
        return wrong(u"--log-format wants text or json."_s);
    return line;
}

} // namespace tincan
