// What is not told to whom: rooms, people, hours and words that a person does not want to hear of.
#include "told_people.h"

using namespace tincan;

class NoticeRulesTest : public ToldPeople
{
    Q_OBJECT

    void set(const NotifyRules &rules)
    {
        Preferences next = m_bob->servers().preferences();
        next.notify = rules;
        m_bob->servers().setPreferences(next);
    }

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

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
        QCOMPARE(m_bob->summary().unread, 0);
        m_bob->marks()->set(Mark::Muted, u"lobby"_s, false);
        QCOMPARE(m_bob->summary().unread, 1);
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
};

QTEST_MAIN(NoticeRulesTest)
#include "tst_notice_rules.moc"
