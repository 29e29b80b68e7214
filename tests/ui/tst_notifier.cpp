// What is told of messages that nobody looks at: real workspaces on a real hub, a clock that the test moves.
#include "app/desktop/hosting.h"
#include "support/fake_clock.h"
#include "ui/notifications.h"
#include "ui/notifier.h"
#include "ui/server_set.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tincan;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;

namespace {

constexpr int patience = 30'000; // milliseconds

class Board : public Notifications
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

} // namespace

class NotifierTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    HostedServer m_server;
    std::unique_ptr<ServerSet> m_adas;
    std::unique_ptr<ServerSet> m_bobs;
    Workspace *m_ada = nullptr;
    Workspace *m_bob = nullptr;
    FakeClock m_clock;
    Board m_board;
    QString m_lookedAt;
    std::unique_ptr<Notifier> m_notifier;

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
    void set(const NotifyRules &rules)
    {
        Preferences next = m_bob->servers().preferences();
        next.notify = rules;
        m_bob->servers().setPreferences(next);
    }

    // Whatever it carries.
    template<typename... Arguments>
    static void emitOf(Engine *engine, void (Engine::*signal)(Arguments...))
    {
        (engine->*signal)(std::decay_t<Arguments>()...);
    }

private Q_SLOTS:
    void init()
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
    void cleanup()
    {
        m_notifier.reset();
        m_bobs.reset();
        m_adas.reset();
        m_server = {};
        m_board.notices.clear();
        m_board.times = 0;
        m_lookedAt.clear();
    }

    void aMessageIsANoticeWithRoomSenderAndItsWords()
    {
        QVERIFY(hears(u"Shall we **try** the _long_ line?"_s));
        m_clock.advance(1s);
        QCOMPARE(m_board.notices.size(), 1);
        QCOMPARE(m_board.notices.value(u"lobby"_s), u"#\u00a0Lobby | Ada: Shall we try the long line?"_s);
    }

    void aRoomHasOneNoticeWhichCounts()
    {
        QVERIFY(hears(u"one"_s));
        m_clock.advance(1s);
        QVERIFY(hears(u"two"_s));
        QVERIFY(hears(u"three"_s));
        m_clock.advance(1s);
        QCOMPARE(m_board.notices.size(), 1);
        QCOMPARE(m_board.times, 2); // what comes together is told together
        QCOMPARE(m_board.notices.value(u"lobby"_s), u"#\u00a0Lobby, 3 new | Ada: three"_s);
    }

    void itGoesWhenTheRoomIsReadAndCountsAnew()
    {
        QVERIFY(hears(u"one"_s));
        m_clock.advance(1s);
        m_bob->markRead(u"lobby"_s);
        QVERIFY(m_board.notices.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(unread(u"lobby"_s), 0, patience);
        QVERIFY(hears(u"two"_s));
        m_clock.advance(1s);
        QCOMPARE(m_board.notices.value(u"lobby"_s), u"#\u00a0Lobby | Ada: two"_s);
    }

    void whatIsReadBeforeItIsToldIsNotTold()
    {
        QVERIFY(hears(u"one"_s));
        m_bob->markRead(u"lobby"_s);
        m_clock.advance(1s);
        QCOMPARE(m_board.times, 0);
    }

    void ownMessagesAndRoomsThatAreLookedAtAreQuiet()
    {
        m_bob->engine()->send(u"lobby"_s, u"mine"_s);
        m_lookedAt = u"lobby"_s;
        QVERIFY(hears(u"before my eyes"_s));
        m_clock.advance(1s);
        QCOMPARE(m_board.times, 0);
    }

    void aMutedRoomAndWhoIsBlockedAreQuiet()
    {
        m_bob->marks()->set(Mark::Muted, u"lobby"_s, true);
        QVERIFY(hears(u"nothing of this"_s));
        m_clock.advance(1s);
        QVERIFY(m_board.notices.isEmpty());
        QCOMPARE(m_bob->unread(), 0);
        m_bob->marks()->set(Mark::Muted, u"lobby"_s, false);
        QCOMPARE(m_bob->unread(), 1);
        QString ada;
        const auto heard = connect(m_bob->engine(), &Engine::timelineChanged, this,
                                   [&](const TimelineChange &change) { ada = change.upserted.constLast().sender.id; });
        QVERIFY(hears(u"but of this"_s));
        disconnect(heard);
        m_clock.advance(1s);
        QCOMPARE(m_board.notices.size(), 1);
        const int times = m_board.times;
        m_bob->marks()->set(Mark::Blocked, ada, true);
        QVERIFY(hears(u"and not of this"_s));
        m_clock.advance(1s);
        QCOMPARE(m_board.times, times);
    }

    void theTextIsKeptBackWhereItIsPrivate()
    {
        set({.withText = false});
        QVERIFY(hears(u"the secret"_s));
        m_clock.advance(1s);
        QCOMPARE(m_board.notices.value(u"lobby"_s), u"#\u00a0Lobby | Ada wrote something"_s);
    }

    void nobodyIsDisturbedWhoDoesNotWantIt_data()
    {
        QTest::addColumn<bool>("on");
        QTest::addColumn<bool>("doNotDisturb");
        QTest::addColumn<QTime>("time"); // of the quiet hours from 22 to 7
        QTest::addColumn<bool>("told");
        QTest::newRow("off") << false << false << QTime(12, 0) << false;
        QTest::newRow("do not disturb") << true << true << QTime(12, 0) << false;
        QTest::newRow("by night") << true << false << QTime(23, 0) << false;
        QTest::newRow("by day") << true << false << QTime(12, 0) << true;
    }
    void nobodyIsDisturbedWhoDoesNotWantIt()
    {
        QFETCH(bool, on);
        QFETCH(bool, doNotDisturb);
        QFETCH(QTime, time);
        QFETCH(bool, told);
        set({.on = on, .doNotDisturb = doNotDisturb, .quietHours = true});
        m_clock.setWall(QDateTime(QDate(2026, 11, 23), time).toUTC());
        QVERIFY(hears(u"psst"_s));
        m_clock.advance(1s);
        QCOMPARE(m_board.times, told ? 1 : 0);
        QCOMPARE(unread(u"lobby"_s), 1); // counted all the same
    }

    void whoWantsMentionsOnlyHearsOfNothingElse()
    {
        set({.mentionsOnly = true});
        QVERIFY(hears(u"for everybody"_s));
        QVERIFY(hears(u"and `@Bob` in code"_s));
        m_clock.advance(1s);
        QCOMPARE(m_board.times, 0);
        QVERIFY(hears(u"are you there, @bob?"_s));
        QVERIFY(hears(u"for everybody again"_s));
        m_clock.advance(1s);
        QCOMPARE(m_board.notices.value(u"lobby"_s), u"#\u00a0Lobby | Ada: are you there, @bob?"_s);
    }

    void anEditAndAReactionAreNoNews()
    {
        QString id;
        connect(m_bob->engine(), &Engine::timelineChanged, this, [&](const TimelineChange &change) {
            for (const Message &row : change.upserted)
                id = row.id;
        });
        QVERIFY(hears(u"as it was"_s));
        m_clock.advance(1s);
        QCOMPARE(m_board.times, 1);
        QSignalSpy changed(m_bob->engine(), &Engine::timelineChanged);
        m_ada->engine()->editMessage(id, u"as it is"_s);
        QTRY_VERIFY_WITH_TIMEOUT(changed.size() >= 1, patience);
        m_ada->engine()->react(id, u"👍"_s, true);
        QTRY_VERIFY_WITH_TIMEOUT(changed.size() >= 2, patience);
        m_clock.advance(1s);
        QCOMPARE(m_board.times, 1);
    }

    void whatIsCaughtUpAfterAStartIsOneNoticeInAll()
    {
        m_ada->engine()->createRoom({.id = u"design"_s, .title = u"Design"_s, .topic = {}});
        QTRY_VERIFY_WITH_TIMEOUT(hasRoom(*m_bob, u"design"_s), patience);
        m_notifier.reset();
        m_bobs.reset();
        QSignalSpy delivered(m_ada->engine(), &Engine::deliveryChanged);
        for (int i = 0; i < 4; ++i)
            m_ada->engine()->send(i < 3 ? u"lobby"_s : u"design"_s, QString::number(i));
        QTRY_COMPARE_WITH_TIMEOUT(
            std::count_if(delivered.begin(), delivered.end(),
                          [](const auto &told) { return told.at(1).template value<Delivery>() == Delivery::Sent; }),
            4, patience);
        m_bob = join(m_bobs, u"Bob"_s);
        watch();
        QTRY_VERIFY_WITH_TIMEOUT(isConnected(*m_bob) && unread(u"lobby"_s) == 3 && unread(u"design"_s) == 1, patience);
        QCOMPARE(m_board.times, 0);
        m_clock.advance(1s);
        QCOMPARE(m_board.times, 1);
        QCOMPARE(m_board.notices.value(QString()), u"4 new messages | #\u00a0Design, #\u00a0Lobby"_s);
        m_bob->markRead(u"lobby"_s);
        QCOMPARE(m_board.notices.size(), 1);
        m_bob->markRead(u"design"_s);
        QVERIFY(m_board.notices.isEmpty());
    }

    void whatIsImportedIsNoNews()
    {
        emitOf(m_bob->engine(), &Engine::importProgressed);
        QVERIFY(hears(u"of the file"_s));
        emitOf(m_bob->engine(), &Engine::importEnded);
        m_clock.advance(1s);
        QCOMPARE(m_board.times, 0);
        QVERIFY(hears(u"after it"_s));
        m_clock.advance(1s);
        QCOMPARE(m_board.notices.value(u"lobby"_s), u"#\u00a0Lobby | Ada: after it"_s);
    }

    void anImportThatIsCancelledSaysNoEnd()
    {
        emitOf(m_bob->engine(), &Engine::importProgressed);
        m_clock.advance(5s);
        QVERIFY(hears(u"after it"_s));
        m_clock.advance(1s);
        QCOMPARE(m_board.times, 1);
    }

    void whoJoinsHearsNothingOfTheHistory()
    {
        QVERIFY(hears(u"said before"_s));
        m_notifier.reset();
        m_bob = join(m_bobs, u"Carol"_s);
        watch();
        QTRY_VERIFY_WITH_TIMEOUT(isConnected(*m_bob) && unread(u"lobby"_s) >= 0, patience);
        m_clock.advance(1s);
        QCOMPARE(m_board.times, 0);
    }

    void aClickMeansTheRoom()
    {
        QSignalSpy chosen(m_notifier.get(), &Notifier::roomChosen);
        Q_EMIT m_board.chosen(u"lobby"_s);
        QCOMPARE(chosen.takeFirst().at(0).toString(), u"lobby"_s);
    }

    void whatIsAnsweredInANoticeIsSaidInItsRoomWhichIsRead()
    {
        QVERIFY(hears(u"Coming?"_s));
        m_clock.advance(1s);
        QCOMPARE(m_board.notices.size(), 1);
        QSignalSpy heard(m_ada->engine(), &Engine::timelineChanged);
        Q_EMIT m_board.replied(u"lobby"_s, u" On my way. "_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_board.notices.isEmpty(), patience);
        QCOMPARE(unread(u"lobby"_s), 0);
        const auto isHeard = [&heard] {
            return std::any_of(heard.begin(), heard.end(), [](const QVariantList &change) {
                const auto rows = change[0].value<TimelineChange>().upserted;
                return std::any_of(rows.begin(), rows.end(), [](const Message &row) {
                    return row.text == u"On my way." && row.sender.name == u"Bob";
                });
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isHeard(), patience);
    }

    void anAnswerThatCannotBeTakenIsKeptAsADraft()
    {
        QVERIFY(hears(u"Tell me all of it."_s));
        m_clock.advance(1s);
        const QString all(4'000'000, u'x');
        const DraftOwner bob = m_bob->draftOwner();
        // What a window left there that was closed stays beside it.
        m_bob->servers().drafts().set(bob, 2, {{u"lobby"_s, {.text = u"begun"_s}}});
        Q_EMIT m_board.replied(u"lobby"_s, all);
        QTRY_VERIFY_WITH_TIMEOUT(m_board.notices.value(u"lobby"_s).contains(u"Not sent: the message is longer"_s),
                                 patience);
        QCOMPARE(unread(u"lobby"_s), 1);
        QVERIFY(m_bobs->numbers().isEmpty());
        QCOMPARE(m_bob->servers().drafts().take(bob, 1, {}).value(u"lobby"_s).text, u"begun\n\n"_s + all);
        m_bob->markRead(u"lobby"_s);
        QVERIFY(m_board.notices.isEmpty());
    }

    void withoutALineAnAnswerWaits()
    {
        QVERIFY(hears(u"Coming?"_s));
        m_clock.advance(1s);
        m_server = {};
        QTRY_VERIFY_WITH_TIMEOUT(!isConnected(*m_bob), patience);
        QSignalSpy delivery(m_bob->engine(), &Engine::deliveryChanged);
        Q_EMIT m_board.replied(u"lobby"_s, u"Later."_s);
        QTRY_COMPARE_WITH_TIMEOUT(delivery.size(), 1, patience);
        QCOMPARE(delivery[0][1].value<Delivery>(), Delivery::Queued);
        Q_EMIT m_board.replied(u"lobby"_s, u"  "_s); // says nothing
        m_bob->leave();
        Q_EMIT m_board.replied(u"lobby"_s, u"To nobody."_s);
        QCOMPARE(delivery.size(), 1);
    }

    void aRoomIsReadByItsNotice()
    {
        QVERIFY(hears(u"one"_s));
        m_clock.advance(1s);
        Q_EMIT m_board.readChosen(u"lobby"_s);
        QVERIFY(m_board.notices.isEmpty());
        QCOMPARE(unread(u"lobby"_s), 0);
    }

    void itGoesWithTheServer()
    {
        QVERIFY(hears(u"one"_s));
        m_clock.advance(1s);
        m_bob->leave();
        QVERIFY(m_board.notices.isEmpty());
    }
};

QTEST_MAIN(NotifierTest)
#include "tst_notifier.moc"
