// Ends by a fault, as it is told: crashing REPORT FAULT SECRET. The secret is what a program of this kind holds: it is
// in memory, in the arguments and on the stack.
#include "core/platform/crash_handler.h"

#include <QCoreApplication>

#include <csignal>
#include <stdexcept>
#include <sys/resource.h>
#include <thread>

namespace {

// Deeper than any stack; the volatile keeps it from becoming a loop.
int overflow(int depth) // NOLINT(misc-no-recursion)
{
    volatile char room[4'096];
    room[0] = char(depth);
    return depth < 0 ? 0 : overflow(depth + 1) + room[0];
}

void fail(const std::string &fault, const std::string &secret)
{
    if (fault == "memory") {
        volatile int *volatile nowhere = nullptr;
        *nowhere = int(secret.size());
    } else if (fault == "stack") {
        overflow(int(secret.size()));
    } else if (fault == "exception") {
        throw std::runtime_error(secret);
    } else if (fault == "fatal") {
        qFatal("a message of Qt's");
    } else if (fault == "thread") {
        std::thread([&secret] { fail("memory", secret); }).join();
    } else {
        std::raise(std::stoi(fault));
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const std::string fault = argv[2];
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    tincan::reportCrashesTo(QString::fromLocal8Bit(argv[1]));
    if (qEnvironmentVariableIsSet("DISK_IS_FULL")) {
        std::signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &none);
    }
    fail(fault, argv[3]);
    return 0;
}
