// The command line of tincand as HubOptions. Main thread.
#pragma once

#include "core/server/hub.h"

#include <variant>

namespace tincan {

struct CommandLine
{
    HubOptions hub;
    QString logLevel{QStringLiteral("info")};
    bool logAsJson = false;
    bool selfTest = false;
};

struct Say // and exit with the code: help, version, or what is wrong
{
    QString text;
    int exitCode = 0;
};

// Where a server keeps its log where it is not told.
QString defaultDataFolder();

// A sentence for each address, origin or name that nothing could ever match.
QStringList wrongNames(const HubOptions &options);

std::variant<CommandLine, Say> readCommandLine(const QStringList &arguments);

} // namespace tincan
