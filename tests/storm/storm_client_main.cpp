// One client of the storm, as a process, to be killed at any moment:
//   storm_client FOLDER NAME SERVER LINE
// Its profile and NAME.ledger are in FOLDER, and a later life goes on with both. Input, a line each: `say BYTES`,
// `choose LINE`, `how` (answers `how STATE LINE SAID UNSENT`), `report` (writes NAME.report, answers `reported`). Says
// `state STATE LINE` when that changes. Ends with its input.
#include "app/cli/stdin_reader.h"
#include "core/base/logging.h"
#include "storm_client.h"

#include <QCoreApplication>

#include <cstdio>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

// As impatient as a server whose heartbeat comes every 10 s allows.
SessionOptions optionsOf(const QStringList &words)
{
    using namespace std::chrono_literals;
    SessionOptions options;
    options.transport.server = QUrl(words[3]);
    options.transport.name = words[2];
    options.transport.pollInterval = 200ms;
    options.transport.holdTime = 2s;
    options.transport.heartbeatInterval = 1s;
    options.transport.deadAfter = 12s;
    options.transport.connectTimeout = 3s;
    options.transport.firstByteTimeout = 3s;
    options.transport.sendTimeout = 3s;
    options.reconnect.reconnectInterval = 100ms;
    options.choice = lineChoiceFromWord(words[4]).value_or(LineChoice{});
    options.profileFolder = words[1] + u'/' + words[2];
    return options;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 5) {
        std::fputs("storm_client FOLDER NAME SERVER LINE\n", stderr);
        return 2;
    }
    setLogLevel(u"info"_s);
    StormClient client(words[1] + u'/' + words[2]);
    if (!client.open(optionsOf(words))) {
        std::fputs("storm_client: its ledger or its store could not be opened\n", stderr);
        return 1;
    }
    StdinReader input;
    QObject::connect(&input, &StdinReader::lineRead, &client, &StormClient::obey);
    QObject::connect(&input, &StdinReader::ended, &application, &QCoreApplication::quit);
    input.start();
    return QCoreApplication::exec();
}
