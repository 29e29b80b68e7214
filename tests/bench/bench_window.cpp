// Our half of `./dev bench window`: a real window that follows a server, while somebody types into it. Ten times a
// second it prints a JSON object: when (microseconds of the monotonic clock), how late the GUI thread's 100 ms timer
// was, how long a key took until it was painted, and how many rows are shown.
//   bench_window URL LINE
#include "core/base/logging.h"
#include "ui/chat_page.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

using namespace tincan;
using namespace std::chrono;

namespace {

constexpr microseconds beat{100'000};

microseconds now()
{
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch());
}

// A letter, or every fiftieth time Enter.
microseconds pressKey(QTextEdit *edit, int count)
{
    const microseconds from = now();
    const bool enter = count % 50 == 49;
    const int key = enter ? int(Qt::Key_Return) : int(Qt::Key_A);
    const QString text = enter ? QStringLiteral("\r") : QStringLiteral("a");
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, key, Qt::NoModifier, text);
        QCoreApplication::sendEvent(edit, &event);
    }
    edit->viewport()->repaint();
    return now() - from;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList words = QApplication::arguments();
    const auto kind = words.size() == 3 ? transportKindFromWord(words[2]) : std::nullopt;
    if (!kind) {
        std::fputs("usage: bench_window URL LINE\n", stderr);
        return 2;
    }
    setLogLevel(QStringLiteral("error"));
    const QTemporaryDir folder;
    MainWindow window(std::make_shared<ServerSet>(folder.path(), HostServer()));
    window.workspace()->setName(QStringLiteral("Bob"));
    window.workspace()->chooseLine(LineChoice{*kind});
    window.show();
    window.workspace()->connectTo(QUrl(words[1]));

    QTextEdit *edit = window.page()->composer()->edit();
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    microseconds due = now() + beat;
    int count = 0;
    QObject::connect(&timer, &QTimer::timeout, &window, [&] {
        const microseconds came = now();
        const microseconds key = pressKey(edit, count++);
        const QJsonObject line{{QStringLiteral("at_us"), qint64(came.count())},
                               {QStringLiteral("late_us"), qint64(std::max(came - due, microseconds(0)).count())},
                               {QStringLiteral("key_us"), qint64(key.count())},
                               {QStringLiteral("rows"), window.page()->model()->rowCount()}};
        std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
        due = came + beat;
    });
    timer.start(duration_cast<milliseconds>(beat));
    return QApplication::exec();
}
