#include "core/platform/crash_handler.h"

#include <QtGlobal>

#if __has_include(<execinfo.h>)

#include "core/platform/posix/safe_line.h"

#include <QDateTime>
#include <QFile>
#include <QSysInfo>

#include <atomic>
#include <csignal>
#include <cstring>
#include <cxxabi.h>
#include <dlfcn.h>
#include <exception>
#include <execinfo.h>
#include <fcntl.h>
#include <typeinfo>

namespace tincan {

namespace {

constexpr int signalsOfFaults[] = {SIGSEGV, SIGABRT, SIGFPE, SIGBUS, SIGILL};
constexpr int mostCalls = 96;
// A report that hangs (a disk that does not answer, the loader's lock) ends with the process.
constexpr unsigned patience = 5; // seconds

// All that a handler needs is made beforehand: it may neither allocate nor wait.
char reportPath[4'096];
char head[1'024];
const char *uncaught = nullptr; // the type of the exception that nobody caught, mangled
std::terminate_handler terminateBefore = nullptr;
std::atomic_flag isReporting = ATOMIC_FLAG_INIT;
alignas(16) char stackOfHandler[128 * 1'024]; // the main thread's own may be what ran out

const char *nameOf(int signal)
{
    switch (signal) {
    case SIGSEGV:
        return "SIGSEGV, memory that is not there";
    case SIGABRT:
        return "SIGABRT, it stopped itself";
    case SIGFPE:
        return "SIGFPE, arithmetic";
    case SIGBUS:
        return "SIGBUS, memory that cannot be read";
    case SIGILL:
        return "SIGILL, an instruction that is none";
    default:
        return "?";
    }
}

// Where a module lies tells whose computer it is.
const char *withoutFolder(const char *path)
{
    const char *slash = path ? std::strrchr(path, '/') : nullptr;
    return slash ? slash + 1 : path;
}

void writeCalls(int file)
{
    void *calls[mostCalls];
    const int count = backtrace(calls, mostCalls);
    SafeLine line;
    for (int i = 0; i < count; ++i) {
        const auto address = std::uintptr_t(calls[i]);
        Dl_info where{};
        line.text("#").number(unsigned(i)).text(" ");
        if (dladdr(calls[i], &where) == 0) {
            line.hex(address).writeTo(file);
            continue;
        }
        line.text(withoutFolder(where.dli_fname)).text("+").hex(address - std::uintptr_t(where.dli_fbase));
        if (where.dli_sname)
            line.text(" ").text(where.dli_sname);
        line.writeTo(file);
    }
}

void writeReport(int signal)
{
    const int file = ::open(reportPath, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0)
        return;
    SafeLine line;
    if (!line.text(head).writeTo(file))
        ::unlink(reportPath); // a full disk: an empty report tells nothing
    line.text("signal ").number(unsigned(signal)).text(" (").text(nameOf(signal)).text(")").writeTo(file);
    if (uncaught)
        line.text("an exception that nobody caught: ").text(uncaught).writeTo(file);
    writeCalls(file);
    ::close(file);
}

// Its course: what the system does where nobody handles it.
void letGo(int signal)
{
    struct sigaction standard = {};
    standard.sa_handler = SIG_DFL;
    ::sigaction(signal, &standard, nullptr);
}

void handle(int signal)
{
    while (isReporting.test_and_set())
        ::pause(); // another thread reports, and its signal ends all of them
    letGo(SIGALRM);
    ::alarm(patience);
    writeReport(signal);
    letGo(signal);
    ::raise(signal); // is blocked as long as this runs
}

[[noreturn]] void noteUncaught()
{
    if (const std::type_info *type = abi::__cxa_current_exception_type())
        uncaught = type->name();
    if (terminateBefore)
        terminateBefore();
    std::abort();
}

void prepareHead()
{
    const QByteArray words =
        QStringLiteral("Tincan %1\nQt %2\n%3, %4 %5, %6\nstarted %7")
            .arg(QStringLiteral(TINCAN_VERSION), QString::fromLatin1(qVersion()), QSysInfo::prettyProductName(),
                 QSysInfo::kernelType(), QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture(),
                 QDateTime::currentDateTimeUtc().toString(Qt::ISODate))
            .toUtf8();
    qstrncpy(head, words.constData(), sizeof head);
    void *one[1];
    backtrace(one, 1); // loads what it needs, which allocates
}

} // namespace

void reportCrashesTo(const QString &path)
{
    const QByteArray encoded = QFile::encodeName(path);
    if (encoded.isEmpty() || encoded.size() >= qsizetype(sizeof reportPath))
        return;
    qstrncpy(reportPath, encoded.constData(), sizeof reportPath);
    prepareHead();
    stack_t stack = {};
    stack.ss_sp = stackOfHandler;
    stack.ss_size = sizeof stackOfHandler;
    ::sigaltstack(&stack, nullptr);
    struct sigaction action = {};
    action.sa_handler = &handle;
    action.sa_flags = SA_ONSTACK;
    // A fault in the handler itself ends the process at once.
    for (const int signal : signalsOfFaults)
        ::sigaddset(&action.sa_mask, signal);
    for (const int signal : signalsOfFaults)
        ::sigaction(signal, &action, nullptr);
    terminateBefore = std::set_terminate(&noteUncaught);
}

} // namespace tincan

#else

namespace tincan {

void reportCrashesTo(const QString &) {}

} // namespace tincan

#endif
