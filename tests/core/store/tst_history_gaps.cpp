// What comes late, what is missing, and a log that is another one.
#include "history_bench.h"

using namespace tincan;

class TestHistoryGaps : public QObject
{
    Q_OBJECT

    std::unique_ptr<HistoryBench> m_bench;

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<HistoryBench>();
        QVERIFY(m_bench->open());
    }

    void whatComesLateIsPutWhereItBelongs()
    {
        m_bench->append({message(1), message(4)});
        const Appended late = m_bench->append({message(2), about(3, Edit{u"id-a-1"_s, u"later"_s})});
        QCOMPARE(ids(late.events), QStringList({u"id-a-2"_s, u"other-3"_s}));
        QCOMPARE(m_bench->history->cursor(), std::optional(Cursor{"a", 4}));
        QCOMPARE(places(m_bench->page()), QList<qint64>({1, 2, 4}));
        QCOMPARE(m_bench->page().first().text, u"later"_s);
        QVERIFY(m_bench->append({message(2), about(3, Edit{u"id-a-1"_s, u"later"_s})}).events.isEmpty());
        QCOMPARE(m_bench->directory->findRoom(u"lobby"_s)->unread, 3);
    }

    void whatComesLateChangesNothingThatWasChangedSince()
    {
        m_bench->append({message(1)});
        m_bench->append({Gap{{"a", 1}, {"a", 10}, u"evicted"_s}});
        m_bench->append(
            {about(11, RoomChange{u"changed"_s, u"New"_s, {}, false}), about(12, Edit{u"id-a-1"_s, u"second"_s})});
        const auto filled = m_bench->history->fillGap(u"lobby"_s, {1, 10},
                                                      {about(4, RoomChange{u"created"_s, u"Old"_s, {}, false}),
                                                       about(5, Edit{u"id-a-1"_s, u"first"_s}), message(6)},
                                                      History::Rest::None);
        QVERIFY(filled);
        QCOMPARE(m_bench->directory->findRoom(u"lobby"_s)->room.title, u"New"_s);
        const QList<Message> rows = m_bench->page();
        QCOMPARE(ids(rows), QStringList({u"id-a-1"_s, u"id-a-6"_s}));
        QCOMPARE(rows.first().text, u"second"_s);
    }

    void aGapMovesTheCursorAndLeavesAMark()
    {
        m_bench->append({message(1)});
        const Appended appended = m_bench->append({message(2), Gap{{"a", 2}, {"a", 10}, u"evicted"_s}, message(11)});
        QCOMPARE(appended.gaps.size(), 1);
        QCOMPARE(appended.gaps[0].after, 1);
        QCOMPARE(ids(m_bench->page()), QStringList({u"id-a-1"_s, u"id-a-2"_s, u"gap/lobby/1/10"_s, u"id-a-11"_s}));
        QCOMPARE(m_bench->history->cursor()->seq, 11);
    }

    void aGapThatTheOtherLineHasFilledIsNone()
    {
        m_bench->append({message(1), message(20)});
        QVERIFY(m_bench->append({Gap{{"a", 1}, {"a", 10}, u"evicted"_s}, message(11)}).gaps.isEmpty());
        QCOMPARE(m_bench->history->cursor()->seq, 20);
    }

    void anotherEpochComesAfterEverythingThatWas()
    {
        m_bench->append({message(50)});
        m_bench->append({Gap{{"a", 50}, {"b", 0}, u"epoch"_s}, message(1, u"new"_s, "b")});
        QCOMPARE(ids(m_bench->page()), QStringList({u"id-a-50"_s, u"gap/lobby/2/0"_s, u"id-b-1"_s}));
        // A retired line's late word.
        QVERIFY(m_bench->append({message(51)}).events.isEmpty());
        QCOMPARE(*m_bench->history->cursor(), (Cursor{"b", 1}));
    }

    void aLogThatWentBackBeginsANewEraAndKnownMessagesMoveThere()
    {
        m_bench->append({message(1), message(2), message(3)});
        const Appended appended = m_bench->append({Gap{{"a", 3}, {"a", 0}, u"future"_s}, message(1), message(2)});
        QCOMPARE(appended.gaps.size(), 1);
        QVERIFY2(appended.events.isEmpty(), "what was told is not told again");
        QCOMPARE(ids(m_bench->page()), QStringList({u"id-a-3"_s, u"gap/lobby/2/0"_s, u"id-a-1"_s, u"id-a-2"_s}));
        QCOMPARE(*m_bench->history->cursor(), (Cursor{"a", 2}));
        QVERIFY(m_bench->load());
        Durable another = message(3);
        another.id = u"another"_s;
        QCOMPARE(ids(m_bench->append({another}).events), QStringList{u"another"_s});
    }

    void anEpochThatNobodyAnnouncedIsAGapToo()
    {
        m_bench->append({message(5)});
        const Appended appended = m_bench->append({message(7, u"x"_s, "b")});
        QCOMPARE(appended.gaps.size(), 1);
        QCOMPARE(appended.events.size(), 1);
        QCOMPARE(*m_bench->history->cursor(), (Cursor{"b", 7}));
    }

    void aFilledGapMovesDownAndGoesWhenNothingIsMissing()
    {
        m_bench->append({message(1), Gap{{"a", 1}, {"a", 10}, u"evicted"_s}, message(11)});
        auto filled =
            m_bench->history->fillGap(u"lobby"_s, {1, 10}, {message(6), message(7), message(10)}, History::Rest::Some);
        QVERIFY(filled.hasValue());
        QCOMPARE(filled->removed, QStringList{u"gap/lobby/1/10"_s});
        QCOMPARE(ids(m_bench->page()),
                 QStringList({u"id-a-1"_s, u"gap/lobby/1/5"_s, u"id-a-6"_s, u"id-a-7"_s, u"id-a-10"_s, u"id-a-11"_s}));
        filled = m_bench->history->fillGap(u"lobby"_s, {1, 5}, {message(1), message(2)}, History::Rest::None);
        QVERIFY(filled.hasValue());
        QCOMPARE(places(m_bench->page()), QList<qint64>({1, 2, 6, 7, 10, 11}));
        QCOMPARE(m_bench->history->cursor()->seq, 11);
    }

    void aGapThatTheServerCannotFillSaysSo()
    {
        m_bench->append({message(1), Gap{{"a", 1}, {"a", 10}, u"evicted"_s}, message(11)});
        const auto filled = m_bench->history->fillGap(u"lobby"_s, {1, 10}, {}, History::Rest::Gone);
        QVERIFY(filled.hasValue());
        QVERIFY(filled->removed.isEmpty());
        QVERIFY(m_bench->load());
        QCOMPARE(m_bench->page().at(1).id, u"gap/lobby/1/10"_s);
        QVERIFY(m_bench->page().at(1).deleted);
    }

    void whatIsDeletedBeforeItComesIsDeletedAllTheSame()
    {
        m_bench->append({message(50), about(100, Delete{u"id-a-7"_s}), about(101, Edit{u"id-a-8"_s, u"better"_s})});
        QVERIFY(m_bench->history->load().hasValue()); // also after a start
        const auto filled = m_bench->history->fillGap(
            u"lobby"_s, {1, 49}, {message(7, u"secret"_s), message(8, u"worse"_s)}, History::Rest::None);
        QVERIFY(filled.hasValue());
        QVERIFY(m_bench->page().first().deleted);
        QCOMPARE(m_bench->page().first().text, QString());
        QCOMPARE(m_bench->page().at(1).text, u"better"_s);
        QVERIFY(m_bench->page().at(1).edited);
    }
};

QTEST_GUILESS_MAIN(TestHistoryGaps)
#include "tst_history_gaps.moc"
