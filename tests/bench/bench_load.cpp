// Our half of `./dev bench load`: a real window that follows a server in whose room very much is said, while somebody
// from outside scrolls and types. Prints a JSON object when it may begin, with the middle of the timeline on the
// screen, and another one when the seconds are over: how late the GUI thread's 16 ms timer was, in milliseconds, how
// many pictures of the timeline were painted, how many rows came, and, once the hands have ended, what stands in the
// composer.
//   bench_load URL LINE SECONDS
#include "core/base/logging.h"
#include "tests/bench/timeline/figures.h"
#include "ui/chat_page.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

constexpr int beat = 16;    // milliseconds
constexpr int lastKeys = 6; // seconds, until what was begun is typed

void print(const QJsonObject &line)
{
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

class PaintCount : public QObject
{
public:
    int count = 0;
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint;
        return false;
    }
};

// From the first message on, so that what the start takes is not counted.
class Beats : public QObject
{
public:
    Beats()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const double passed = double(m_since.nsecsElapsed()) / 1e6;
            m_since.restart();
            m_late.append(std::max(0.0, passed - beat));
        });
    }
    void start()
    {
        m_since.start();
        m_timer.start(beat);
    }
    void stop() { m_timer.stop(); }
    QJsonObject figures() const { return bench::figuresOf(m_late); }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    QList<double> m_late;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList words = QApplication::arguments();
    const auto kind = words.size() == 4 ? transportKindFromWord(words[2]) : std::nullopt;
    if (!kind) {
        std::fputs("usage: bench_load URL LINE SECONDS\n", stderr);
        return 2;
    }
    setLogLevel(u"error"_s);
    applyAppearance(Appearance::Light);
    const QTemporaryDir folder;
    MainWindow window(std::make_shared<ServerSet>(folder.path(), HostServer()));
    window.workspace()->setName(u"Bob"_s);
    window.workspace()->chooseLine(LineChoice{*kind});
    window.show();
    window.workspace()->connectTo(QUrl(words[1]));
    QTextEdit *edit = window.page()->composer()->edit();
    QWidget *viewport = window.page()->view()->viewport();
    edit->setFocus();

    Beats beats;
    PaintCount painted;
    viewport->installEventFilter(&painted);
    qint64 rows = 0;
    QObject::connect(window.workspace()->engine(), &Engine::timelineChanged, &window,
                     [&](const TimelineChange &change) {
                         if (rows == 0) {
                             beats.start();
                             QTimer::singleShot(words[3].toInt() * 1000, &beats, [&] { beats.stop(); });
                             QTimer::singleShot((words[3].toInt() + lastKeys) * 1000, &window, [&] {
                                 print({{u"late"_s, beats.figures()},
                                        {u"painted"_s, painted.count},
                                        {u"rows"_s, rows},
                                        {u"typed"_s, edit->toPlainText()}});
                                 QApplication::quit();
                             });
                         }
                         rows += change.upserted.size();
                     });
    // Connected, and in front: what is typed reaches it.
    QTimer ready;
    QObject::connect(&ready, &QTimer::timeout, &window, [&] {
        const bool connected = window.lines()->status().state == ConnectionStatus::State::Connected;
        if (!connected || !window.isActiveWindow())
            return;
        ready.stop();
        const QPoint middle = viewport->mapToGlobal(viewport->rect().center());
        print({{u"x"_s, middle.x()}, {u"y"_s, middle.y()}});
    });
    ready.start(20);
    return QApplication::exec();
}
