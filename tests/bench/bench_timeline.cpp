// Our half of `./dev bench timeline`: a room of so many stored messages, shown as the window shows it, by an engine
// over a store on disk that reaches no server. Prints one JSON object; times are milliseconds until the frame is
// painted.
//   bench_timeline fill FOLDER MESSAGES
//   bench_timeline ours FOLDER MESSAGES
//   bench_timeline peer FOLDER MESSAGES    a QListView, which needs no folder
#include "core/base/logging.h"
#include "core/platform/heap.h"
#include "core/session/engine.h"
#include "tests/bench/timeline/figures.h"
#include "tests/bench/timeline/fill.h"
#include "tests/bench/timeline/peer.h"
#include "ui/chat_page.h"
#include "ui/file_desk.h"
#include "ui/theme.h"
#include "ui/timeline_loader.h"

#include <QApplication>
#include <QEventLoop>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTimer>

#include <array>
#include <cstdio>

using namespace tincan;
using namespace tincan::bench;
using namespace Qt::StringLiterals;

namespace {

const QUrl nowhere(u"http://127.0.0.1:1"_s);
constexpr QSize size(800, 900);
constexpr std::chrono::seconds atRest(4); // what is loaded later is loaded, and what was freed is given back

class Room : public QObject
{
public:
    explicit Room(const QString &folder) : m_desk(folder)
    {
        m_page.view()->setFileDesk(&m_desk);
        SessionOptions options;
        options.transport.server = nowhere;
        options.transport.name = u"Ada"_s;
        options.profileFolder = folder;
        connect(&m_engine, &Engine::pageLoaded, this, [this](const TimelinePage &page) {
            if (m_loader.take(page))
                --m_waiting[isNear(page.question)];
        });
        connect(&m_loader, &TimelineLoader::wanted, this, [this](const PageQuestion &question) {
            ++m_waiting[isNear(question)];
            m_engine.loadPage(u"lobby"_s, question);
        });
        // Connecting in vain is done with: it loads the network's libraries on the engine's thread.
        connect(&m_engine, &Engine::statusChanged, &m_opened, [this](const ConnectionStatus &status) {
            if (status.failure)
                m_opened.quit();
        });
        m_page.resize(size);
        m_page.show();
        m_engine.open(options);
        m_opened.exec();
        QApplication::processEvents();
    }

    double open()
    {
        settle();
        m_page.model()->reset(u"lobby"_s);
        frame();
        return millisecondsOf([this] {
            m_loader.begin();
            arrived();
            frame();
        });
    }
    double append(const Message &message)
    {
        return millisecondsOf([&] {
            m_page.model()->apply(TimelineChange{{message}, {}});
            frame();
        });
    }
    double widen(int by)
    {
        return millisecondsOf([&] {
            m_page.resize(size.width() + by, size.height());
            QApplication::processEvents();
            frame();
        });
    }
    double jumpTo(int rank)
    {
        return millisecondsOf([&] {
            view()->verticalScrollBar()->setValue(rank);
            arrived();
            frame();
        });
    }
    // With what came from the engine meanwhile.
    double scroll(int pixels)
    {
        return millisecondsOf([&] {
            QApplication::processEvents();
            view()->scrollBy(pixels);
            frame();
        });
    }
    static void wait()
    {
        QEventLoop loop;
        QTimer::singleShot(atRest, &loop, &QEventLoop::quit);
        loop.exec();
    }
    TimelineView *view() { return m_page.view(); }
    // Until the pages that are fetched ahead are here too.
    void settle()
    {
        while (m_waiting[false] + m_waiting[true] > 0)
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        frame();
    }

private:
    void frame() { view()->viewport()->repaint(); }
    void arrived()
    {
        while (m_waiting[false] > 0)
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    static bool isNear(const PageQuestion &question)
    {
        return question.kind == PageQuestion::Kind::Before || question.kind == PageQuestion::Kind::After;
    }

    Engine m_engine;
    FileDesk m_desk; // the pictures are here: the server need not be
    ChatPage m_page;
    TimelineLoader m_loader{m_page.view()};
    QEventLoop m_opened;
    std::array<int, 2> m_waiting{}; // questions: for a jump, for what is near
};

QJsonObject measure(const QString &folder, qint64 messages)
{
    Room room(folder);
    QJsonObject result;
    result[u"open"_s] = room.open();
    room.settle();
    result[u"opened_memory"_s] = memory();
    if (messages == 0) {
        Room::wait();
        result[u"memory"_s] = memory();
        return result;
    }
    QRandomGenerator chance(1);
    QList<double> times;
    for (qint64 i = 1; i <= 100; ++i)
        times.append(room.append(messageAt(messages + i, messages)));
    result[u"append"_s] = figuresOf(std::exchange(times, {}));
    for (int i = 0; i < 20; ++i) // as when somebody goes from room to room
        times.append(room.open());
    result[u"again"_s] = figuresOf(std::exchange(times, {}));
    room.settle();
    for (int i = 0; i < 40; ++i)
        times.append(room.widen(i % 2 == 0 ? -160 : 0));
    result[u"width"_s] = figuresOf(std::exchange(times, {}));
    for (int i = 0; i < 200; ++i) {
        room.settle();
        times.append(room.jumpTo(int(chance.bounded(messages))));
    }
    result[u"jump"_s] = figuresOf(std::exchange(times, {}));
    room.jumpTo(int(middleOf(messages)));
    room.settle();
    for (const int pixels : {-60, 60, -300, 300}) // a finger, and a wheel that is spun
        for (int i = 0; i < 600; ++i)
            times.append(room.scroll(pixels));
    result[u"frame"_s] = figuresOf(times);
    Room::wait();
    result[u"memory"_s] = memory();
    return result;
}

} // namespace

int main(int argc, char **argv)
{
    shareHeap();
    QApplication app(argc, argv);
    const QStringList words = QApplication::arguments();
    if (words.size() != 4) {
        std::fputs("usage: bench_timeline fill|ours|peer FOLDER MESSAGES\n", stderr);
        return 2;
    }
    setLogLevel(u"error"_s);
    applyAppearance(Appearance::Light);
    const qint64 messages = words[3].toLongLong();
    if (words[1] == u"fill") {
        const auto done = fill(words[2], nowhere, messages);
        if (!done)
            std::fprintf(stderr, "%ls\n", qUtf16Printable(done.error().detail));
        return done ? 0 : 1;
    }
    const QJsonObject result = words[1] == u"peer" ? measurePeer(messages, size) : measure(words[2], messages);
    std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    return 0;
}
