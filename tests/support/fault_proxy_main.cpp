// The fault proxy as a program, for a bug report, a bench or a look by hand: relays to a port of this computer, and
// takes faults as JSON from its input, one object a line (faults.h names the words); {} heals. Ends with its input.
#include "app/cli/stdin_reader.h"
#include "support/fault_proxy.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

void complain(const QString &sentence)
{
    std::fprintf(stderr, "fault_proxy: %s\n", qUtf8Printable(sentence));
}

template<class Number>
std::optional<Number> numberOf(const QCommandLineParser &parser, const QString &name)
{
    bool good = false;
    const qulonglong number = parser.value(name).toULongLong(&good);
    if (good && number <= std::numeric_limits<Number>::max())
        return Number(number);
    complain(u"--%1 wants a number up to %2."_s.arg(name).arg(std::numeric_limits<Number>::max()));
    return std::nullopt;
}

void obey(FaultProxy &proxy, const QByteArray &line)
{
    if (line.trimmed().isEmpty())
        return;
    QJsonParseError error;
    const QJsonDocument json = QJsonDocument::fromJson(line, &error);
    if (!json.isObject()) {
        complain(u"not one JSON object: %1"_s.arg(json.isNull() ? error.errorString() : u"another kind of JSON"_s));
        return;
    }
    const auto faults = Faults::fromJson(json.object());
    if (faults)
        proxy.setFaults(*faults);
    else
        complain(faults.error().detail);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Relays to a port of this computer, and misbehaves as its input says:\n"
                                     "  {\"down\":{\"stalled\":true}}   {\"reset\":true,\"longest\":500}   {}"_s);
    parser.addHelpOption();
    parser.addOptions({{u"target"_s, u"Where the server listens."_s, u"port"_s, u"8080"_s},
                       {u"listen"_s, u"Where to listen; 0 picks a free port."_s, u"port"_s, u"0"_s},
                       {u"seed"_s, u"Of the jitter."_s, u"number"_s, u"1"_s}});
    parser.process(application);
    const auto target = numberOf<quint16>(parser, u"target"_s);
    const auto port = numberOf<quint16>(parser, u"listen"_s);
    const auto seed = numberOf<quint32>(parser, u"seed"_s);
    if (!target || !port || !seed)
        return 2;

    FaultProxy proxy(*target, *seed);
    if (!proxy.start(*port)) {
        complain(proxy.errorString());
        return 1;
    }
    std::printf("listening on %s\n", qUtf8Printable(proxy.url().toString()));
    std::fflush(stdout);

    StdinReader input;
    QObject::connect(&input, &StdinReader::lineRead, &proxy, [&](const QString &line) { obey(proxy, line.toUtf8()); });
    QObject::connect(&input, &StdinReader::ended, &application, &QCoreApplication::quit);
    input.start();
    return QCoreApplication::exec();
}
