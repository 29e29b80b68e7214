// ./dev storm: one storm, told a line every ten seconds. Exit code 0 where every law held; otherwise 1, with the first
// difference, the seed and the folder of the ledgers.
#include "storm.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <cmath>
#include <cstdio>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

std::optional<StormOptions> optionsOf(const QCommandLineParser &parser)
{
    StormOptions options;
    bool good = true;
    const double minutes = parser.value(u"minutes"_s).toDouble(&good);
    if (!good || minutes <= 0 || minutes > 10'000)
        return std::nullopt;
    options.length = std::chrono::seconds(qint64(std::ceil(minutes * 60)));
    options.seed = QRandomGenerator::system()->generate();
    if (parser.isSet(u"seed"_s))
        options.seed = parser.value(u"seed"_s).toUInt(&good);
    options.folder = parser.value(u"folder"_s);
    if (!good || (!options.folder.isEmpty() && QDir(options.folder).exists() && !QDir(options.folder).isEmpty()))
        return std::nullopt;
    return options;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Sends eight clients and a server through a storm of faults, and checks the laws."_s);
    parser.addHelpOption();
    const bool isLong = qEnvironmentVariableIntValue("TINCAN_LONG") > 0;
    parser.addOptions({{u"minutes"_s, u"How long it blows."_s, u"number"_s, isLong ? u"10"_s : u"1"_s},
                       {u"seed"_s, u"Draw the same storm again."_s, u"number"_s},
                       {u"folder"_s, u"Keep everything here; by default only after a failure."_s, u"folder"_s}});
    parser.process(application);
    auto options = optionsOf(parser);
    if (!options) {
        std::fputs("storm: --minutes and --seed want numbers, and --folder an empty one.\n", stderr);
        return 2;
    }
    QTemporaryDir temporary(QDir::tempPath() + u"/tincan-storm-XXXXXX"_s);
    if (options->folder.isEmpty())
        options->folder = temporary.path();
    std::printf("seed %u, %lld s\n", options->seed, qint64(options->length.count()));
    std::fflush(stdout);

    Storm storm(*options);
    const QString wrong = storm.run();
    std::printf("%s\n", qUtf8Printable(storm.counts()));
    if (wrong.isEmpty()) {
        std::puts("Nothing lost, nothing twice, everything in order.");
        return 0;
    }
    temporary.setAutoRemove(false);
    std::printf("FAILED: %s\n./dev storm --minutes %g --seed %u draws it again. The ledgers: %s\n",
                qUtf8Printable(wrong), double(options->length.count()) / 60, options->seed,
                qUtf8Printable(options->folder));
    return 1;
}
