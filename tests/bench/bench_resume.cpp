// Our half of `./dev bench resume`: a session on disk that follows a hub until it is killed, and prints a JSON object
// whenever something changed: when (microseconds of the monotonic clock, which the other processes read too), whether
// it is connected, and how many messages are stored.
//   bench_resume URL LINE
#include "core/base/logging.h"
#include "core/session/session.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace tincan;

namespace {

void print(bool connected, qint64 count)
{
    using namespace std::chrono;
    const auto now = duration_cast<microseconds>(steady_clock::now().time_since_epoch());
    const QJsonObject line{{QStringLiteral("at_us"), qint64(now.count())},
                           {QStringLiteral("connected"), connected},
                           {QStringLiteral("count"), count}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList words = app.arguments();
    const auto kind = words.size() == 3 ? transportKindFromWord(words[2]) : std::nullopt;
    if (!kind) {
        std::fputs("usage: bench_resume URL LINE\n", stderr);
        return 2;
    }
    setLogLevel(QStringLiteral("warning"));
    const QTemporaryDir folder;
    SessionOptions options;
    options.transport.server = QUrl(words[1]);
    options.transport.name = QStringLiteral("Bob");
    options.choice.forced = kind;
    options.profileFolder = folder.path();

    Session session;
    bool connected = false;
    qint64 count = 0;
    QObject::connect(&session, &Session::statusChanged, &session, [&](const ConnectionStatus &status) {
        if (std::exchange(connected, status.state == ConnectionStatus::State::Connected) != connected)
            print(connected, count);
    });
    QObject::connect(&session, &Session::eventsStored, &session, [&](const QList<Durable> &events) {
        count += std::count_if(events.begin(), events.end(),
                               [](const Durable &event) { return std::holds_alternative<MessageText>(event.body); });
        print(connected, count);
    });
    if (const auto opened = session.open(options); !opened) {
        std::fprintf(stderr, "bench_resume: %s\n", qPrintable(opened.error().detail));
        return 1;
    }
    return QCoreApplication::exec();
}
