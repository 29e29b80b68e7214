// The client's half of `./dev bench lines`: prints one JSON object for one run against a hub that is already there.
//   bench_lines live URL LINE RATE COUNT
//       one session writes, another reads; from send() until the reader has stored the message and hands it to its
//       window (p50, p99, microseconds)
//   bench_lines memory URL LINE RATE COUNT
//       the same without a profile: nothing goes to the disk, as with the peers
//   bench_lines catchup URL LINE CURSOR COUNT
//       an empty profile on disk follows from the beginning (events/s, peak memory)
//   bench_lines receive URL LINE CURSOR COUNT
//       the same through the transport alone: what the peers do, who store nothing
// Every session has a thread and a database of its own, as in the window.
#include "core/session/session.h"
#include "core/transport/transport.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <mutex>
#include <sys/resource.h>
#include <vector>

using namespace tincan;

namespace {

using Steady = std::chrono::steady_clock;

qint64 microsecondsSince(Steady::time_point start)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - start).count();
}

qint64 peakMemoryKib()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &t) { return double(t.tv_sec) + double(t.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

[[noreturn]] void die(const QString &why)
{
    std::fprintf(stderr, "bench_lines: %s\n", qPrintable(why));
    std::exit(1);
}

void print(const QJsonObject &result)
{
    std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
}

SessionOptions optionsFor(const QUrl &server, TransportKind kind, const QString &folder, const QString &name)
{
    SessionOptions options;
    options.transport.server = server;
    options.transport.name = name;
    options.choice.forced = kind;
    options.profileFolder = folder;
    return options;
}

// A session on a thread of its own; destroyed there.
class Runner
{
public:
    Runner(const SessionOptions &options, const std::function<void(Session &)> &prepare)
    {
        m_thread.start();
        m_session = new Session;
        m_session->moveToThread(&m_thread);
        invoke([&](Session &session) {
            prepare(session);
            if (const auto opened = session.open(options); !opened)
                die(opened.error().detail);
        });
    }
    ~Runner()
    {
        invoke([](Session &session) { session.close(); });
        m_session->deleteLater();
        m_thread.quit();
        m_thread.wait();
    }
    void invoke(const std::function<void(Session &)> &call)
    {
        QMetaObject::invokeMethod(
            m_session, [&] { call(*m_session); }, Qt::BlockingQueuedConnection);
    }

private:
    QThread m_thread;
    Session *m_session;
};

// When each message left, and how long it took; written by two threads.
class Stopwatch
{
public:
    void left(const QString &text)
    {
        const std::lock_guard lock(m_mutex);
        m_left.insert(text, Steady::now());
    }
    void arrived(const QString &text)
    {
        const std::lock_guard lock(m_mutex);
        if (const auto it = m_left.constFind(text); it != m_left.constEnd())
            m_took.push_back(microsecondsSince(*it));
    }
    size_t count()
    {
        const std::lock_guard lock(m_mutex);
        return m_took.size();
    }
    qint64 percentile(double share)
    {
        const std::lock_guard lock(m_mutex);
        std::sort(m_took.begin(), m_took.end());
        return m_took.empty() ? -1 : m_took[std::min(m_took.size() - 1, size_t(share * double(m_took.size())))];
    }

private:
    std::mutex m_mutex;
    QHash<QString, Steady::time_point> m_left;
    std::vector<qint64> m_took;
};

void whenConnected(Session &session, std::atomic<int> &connected)
{
    QObject::connect(&session, &Session::statusChanged, &session,
                     [&connected, seen = false](const ConnectionStatus &status) mutable {
                         if (status.state == ConnectionStatus::State::Connected && !std::exchange(seen, true))
                             ++connected;
                     });
}

void waitUntil(const std::function<bool()> &condition, const QString &what, std::chrono::seconds most)
{
    const auto start = Steady::now();
    while (!condition()) {
        if (Steady::now() - start > most)
            die(QStringLiteral("gave up waiting for %1").arg(what));
        QThread::usleep(500);
    }
}

// Not in step with anybody's interval, and spread as evenly as can be: the golden ratio. In messages from the start.
double dueAt(int number)
{
    const double turn = number * 0.6180339887;
    return number + turn - std::floor(turn);
}

void live(const QUrl &server, TransportKind kind, int rate, int count, bool onDisk)
{
    QTemporaryDir writerFolder, readerFolder;
    const auto folder = [onDisk](const QTemporaryDir &own) { return onDisk ? own.path() : QString(); };
    Stopwatch watch;
    std::atomic<int> connected = 0;
    Runner reader(optionsFor(server, kind, folder(readerFolder), QStringLiteral("Bob")), [&](Session &session) {
        whenConnected(session, connected);
        QObject::connect(&session, &Session::eventsStored, &session, [&](const QList<Durable> &events) {
            for (const Durable &event : events) {
                if (const auto *message = std::get_if<MessageText>(&event.body))
                    watch.arrived(message->text);
            }
        });
    });
    Runner writer(optionsFor(server, kind, folder(writerFolder), QStringLiteral("Ada")),
                  [&](Session &session) { whenConnected(session, connected); });
    waitUntil([&] { return connected == 2; }, QStringLiteral("both sessions"), std::chrono::seconds(10));

    const double cpuBefore = cpuSeconds();
    const auto start = Steady::now();
    const QString run = QString::number(QCoreApplication::applicationPid());
    for (int i = 0; i < count;) {
        // All that is due goes out together.
        const double now = double(microsecondsSince(start)) * rate / 1e6;
        if (dueAt(i) <= now) {
            writer.invoke([&](Session &session) {
                for (; i < count && dueAt(i) <= now; ++i) {
                    const QString text = QStringLiteral("%1 message %2 of a run with some words in it").arg(run).arg(i);
                    watch.left(text);
                    if (const auto sent = session.send(QStringLiteral("lobby"), text); !sent)
                        die(sent.error().detail);
                }
            });
        }
        // As finely as the peers' timers, which are no finer than that.
        QThread::usleep(1000);
    }
    waitUntil([&] { return watch.count() >= size_t(count); }, QStringLiteral("the last message"),
              std::chrono::seconds(60));
    print({{QStringLiteral("p50_us"), watch.percentile(0.5)},
           {QStringLiteral("p99_us"), watch.percentile(0.99)},
           {QStringLiteral("received"), qint64(watch.count())},
           {QStringLiteral("seconds"), double(microsecondsSince(start)) / 1e6},
           {QStringLiteral("cpu_s"), cpuSeconds() - cpuBefore}});
}

void printCatchUp(Steady::time_point start, qint64 events)
{
    const double seconds = double(microsecondsSince(start)) / 1e6;
    print({{QStringLiteral("events"), events},
           {QStringLiteral("seconds"), seconds},
           {QStringLiteral("events_per_s"), qint64(double(events) / seconds)},
           {QStringLiteral("peak_kib"), peakMemoryKib()},
           {QStringLiteral("cpu_s"), cpuSeconds()}});
}

void catchUp(const QUrl &server, TransportKind kind, const Cursor &from, qint64 count)
{
    QTemporaryDir folder;
    std::atomic<qint64> stored = 0;
    auto options = optionsFor(server, kind, folder.path(), QStringLiteral("Bob"));
    options.startAfter = from;
    const auto start = Steady::now();
    Runner reader(options, [&](Session &session) {
        QObject::connect(&session, &Session::eventsStored, &session,
                         [&](const QList<Durable> &events) { stored += events.size(); });
    });
    waitUntil([&] { return stored >= count; }, QStringLiteral("the last event"), std::chrono::seconds(120));
    printCatchUp(start, stored);
}

void receive(const QUrl &server, TransportKind kind, const Cursor &from, qint64 count)
{
    TransportOptions options;
    options.server = server;
    const auto start = Steady::now();
    const auto line = makeTransport(kind, options, systemClock());
    qint64 seen = 0;
    QObject::connect(line.get(), &Transport::received, line.get(), [&](const Batch &batch) {
        seen += std::count_if(batch.events.begin(), batch.events.end(),
                              [](const Event &event) { return std::holds_alternative<Durable>(event); });
        if (seen >= count)
            QCoreApplication::quit();
    });
    QObject::connect(line.get(), &Transport::failed, line.get(), [](const Failure &failure) { die(failure.detail); });
    line->open(from);
    QCoreApplication::exec();
    printCatchUp(start, seen);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList words = app.arguments();
    const auto kind = words.size() > 4 ? transportKindFromWord(words[3]) : std::nullopt;
    if (!kind)
        die(QStringLiteral(
            "usage: live|memory URL LINE RATE COUNT | catchup URL LINE CURSOR COUNT | receive URL LINE CURSOR COUNT"));
    const QUrl server(words[2]);
    const int last = words.value(5).toInt();
    if (words[1] == u"live" || words[1] == u"memory") {
        live(server, *kind, words[4].toInt(), last, words[1] == u"live");
        return 0;
    }
    const auto from = Cursor::parse(words[4].toLatin1());
    if (!from)
        die(QStringLiteral("not a cursor: %1").arg(words[4]));
    if (words[1] == u"catchup")
        catchUp(server, *kind, *from, last);
    else
        receive(server, *kind, *from, last);
    return 0;
}
