// Ada's and Bob's windows on one hub, for tests that drive them. One thread.
#pragma once

#include "app/desktop/hosting.h"
#include "ui/chat_page.h"
#include "ui/main_window.h"

#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

namespace tincan {

using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;

inline constexpr int patience = 30'000; // milliseconds

inline QStringList texts(const MainWindow &window)
{
    QStringList all;
    for (const Message &message : window.page()->model()->rows())
        all += message.text;
    return all;
}

// The text below the divider.
inline QString markedAt(const MainWindow &window)
{
    const TimelineModel *model = window.page()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row).data(TimelineModel::UnreadStartRole).toBool())
            return model->rows()[size_t(row)].text;
    }
    return {};
}

// All that a reader sees from the top of the room to its end: at most a few screens of it are here at a time.
inline QStringList readThrough(const MainWindow &window)
{
    TimelineView *view = window.page()->view();
    QStringList seen;
    QTest::keyClick(view, Qt::Key_Home);
    const auto turn = [&] {
        for (const PlacedRow &placed : view->placed())
            if (const QString text = view->model()->rows()[size_t(placed.row)].text; !seen.contains(text))
                seen.append(text);
        if (!view->isAtBottom())
            QTest::keyClick(view, Qt::Key_PageDown);
        return view->isAtBottom() && seen.constLast() == view->model()->rows().back().text;
    };
    if (!QTest::qWaitFor([&] { return view->verticalScrollBar()->value() == 0; }, patience) ||
        !QTest::qWaitFor(turn, patience))
        return {};
    return seen;
}

inline State stateOf(const MainWindow &window)
{
    return window.lines()->status().state;
}

inline void type(MainWindow &window, const QString &text)
{
    QTest::keyClicks(window.page()->composer()->edit(), text);
    QTest::keyClick(window.page()->composer()->edit(), Qt::Key_Return);
}

// A window of this profile that hosts nothing.
inline std::unique_ptr<MainWindow> openAlone(const QString &profileFolder)
{
    auto window = std::make_unique<MainWindow>(std::make_shared<ServerSet>(profileFolder, HostServer()));
    window->show();
    if (!QTest::qWaitForWindowActive(window.get()))
        qFatal("the window does not become active");
    return window;
}

// The question that this window waits with, if it is one of this kind.
template<class Dialog>
Dialog *questionOf(const MainWindow &window)
{
    return qobject_cast<Dialog *>(window.question());
}

class TwoWindows : public QObject
{
protected:
    void open()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto started = hostOnThisComputer(0, m_folder->filePath(u"hub"_s));
        QVERIFY(started);
        m_server = std::move(started).value();
        m_ada = openWindow(u"Ada"_s);
        m_bob = openWindow(u"Bob"_s);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_ada), State::Connected, patience);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_bob), State::Connected, patience);
    }

    void close()
    {
        m_ada.reset();
        m_bob.reset();
        m_server = {};
    }

    std::unique_ptr<MainWindow> openWindow(const QString &name)
    {
        auto window =
            std::make_unique<MainWindow>(std::make_shared<ServerSet>(m_folder->filePath(name), hostOnThisComputer));
        window->workspace()->setName(name);
        window->show();
        window->workspace()->connectTo(m_server.url);
        return window;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    HostedServer m_server;
    std::unique_ptr<MainWindow> m_ada;
    std::unique_ptr<MainWindow> m_bob;
};

} // namespace tincan
