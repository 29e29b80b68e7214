// What is told of messages that nobody looks at, and what is no news.
#include "told_people.h"

using namespace tincan;

class NotifierTest : public ToldPeople
{
    Q_OBJECT

    // Whatever it carries.
    template<typename... Arguments>
    static void emitOf(Engine *engine, void (Engine::*signal)(Arguments...))
    {
        (engine->*signal)(std::decay_t<Arguments>()...);
    }

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

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
};

QTEST_MAIN(NotifierTest)
#include "tst_notifier.moc"
