// Ada and Bob on a real hub, and what Bob is told of messages that he does not look at, at a clock that the test moves.
// One thread.
#pragma once

#include "app/desktop/hosting.h"
#include "support/fake_clock.h"
#include "ui/notifications.h"
#include "ui/notifier.h"
#include "ui/server_set.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace tincan {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;

inline constexpr int patience = 30'000; // milliseconds

class NoticeBoard : public Notifications
{
public:
    void show(const QString &key, const QString &title, const QString &text) override
    {
        ++times;
        notices.insert(key, title + u" | "_s + text);
    }
    void withdraw(const QString &key) override { notices.remove(key); }

    QHash<QString, QString> notices;
    int times = 0;
};

class ToldPeople : public QObject
{
protected:
    void open()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto started = hostOnThisComputer(0, m_folder->filePath(u"hub"_s));
        QVERIFY(started);
        m_server = std::move(started).value();
        m_clock.setWall(QDateTime(QDate(2026, 11, 23), QTime(12, 0)).toUTC());
        m_ada = join(m_adas, u"Ada"_s);
        m_bob = join(m_bobs, u"Bob"_s);
        watch();
        QTRY_VERIFY_WITH_TIMEOUT(isConnected(*m_ada) && isConnected(*m_bob), patience);
        QTRY_VERIFY_WITH_TIMEOUT(hasRoom(*m_bob, u"lobby"_s), patience);
        m_clock.advance(1s);
        QVERIFY(m_board.notices.isEmpty());
    }
    void close()
    {
        m_notifier.reset();
        m_bobs.reset();
        m_adas.reset();
        m_server = {};
        m_board.notices.clear();
        m_board.times = 0;
        m_lookedAt.clear();
    }

    Workspace *join(std::unique_ptr<ServerSet> &servers, const QString &name)
    {
        servers = std::make_unique<ServerSet>(m_folder->filePath(name), HostServer());
        servers->shown()->setName(name);
        servers->shown()->connectTo(m_server.url);
        return servers->shown();
    }
    void watch()
    {
        m_notifier = std::make_unique<Notifier>(
            *m_bob, m_board, [this](const QString &room) { return room == m_lookedAt; }, m_clock);
    }
    static bool isConnected(Workspace &workspace) { return workspace.lines()->status().state == State::Connected; }
    qint64 unread(const QString &room) const
    {
        for (const RoomSummary &row : m_bob->rooms()) {
            if (row.room.id == room)
                return row.unread;
        }
        return -1;
    }
    bool hasRoom(const Workspace &workspace, const QString &room) const
    {
        const QList<RoomSummary> &rooms = workspace.rooms();
        return std::any_of(rooms.begin(), rooms.end(), [&](const RoomSummary &row) { return row.room.id == room; });
    }
    // Ada says it, and it is here and counted.
    bool hears(const QString &text, const QString &room = u"lobby"_s)
    {
        bool here = false;
        const auto heard = connect(m_bob->engine(), &Engine::timelineChanged, this, [&](const TimelineChange &change) {
            for (const Message &row : change.upserted)
                here = here || row.text == text;
        });
        const qint64 before = std::max<qint64>(0, unread(room));
        m_ada->engine()->send(room, text);
        const bool done = QTest::qWaitFor([&] { return here && unread(room) == before + 1; }, patience);
        disconnect(heard);
        return done;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    HostedServer m_server;
    std::unique_ptr<ServerSet> m_adas;
    std::unique_ptr<ServerSet> m_bobs;
    Workspace *m_ada = nullptr;
    Workspace *m_bob = nullptr;
    FakeClock m_clock;
    NoticeBoard m_board;
    QString m_lookedAt;
    std::unique_ptr<Notifier> m_notifier;
};

} // namespace tincan
