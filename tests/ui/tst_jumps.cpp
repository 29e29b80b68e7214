// Jumps to a message, to a time and back, over a real store: what is loaded because of them, and where the reader
// stands then.
#include "stored_timeline.h"

#include <QScrollBar>
#include <QSignalSpy>

using namespace tincan;

class JumpsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<StoredTimeline> m_timeline;

    TimelineView &view() { return m_timeline->view; }
    void make(qint64 messages) { m_timeline = std::make_unique<StoredTimeline>(messages); }
    const Message &current() { return m_timeline->model.rows()[size_t(view().currentIndex().row())]; }
    bool isInSight(const QString &id)
    {
        const QRect where = view().visualRect(m_timeline->model.index(m_timeline->model.rowOf(id)));
        return !where.isEmpty() && where.top() >= 0 && where.bottom() < view().viewport()->height();
    }

private Q_SLOTS:
    void aMessageIsShownWhereverItIs()
    {
        make(3'000);
        const QList<Message> all = m_timeline->whole();
        for (const int rank : {2'990, 1'500, 1'480, 0, 2'999, 700}) {
            view().goToMessage(all[rank].id, all[rank].place);
            m_timeline->answer();
            QVERIFY2(isInSight(all[rank].id), qPrintable(QString::number(rank)));
            QCOMPARE(current().id, all[rank].id);
            QCOMPARE(m_timeline->wrongOrder(), QString());
        }
    }

    void whatIsInSightStaysWhereItIs()
    {
        make(3'000);
        const PlacedRow last = view().placed().back();
        const Message &row = m_timeline->model.rows()[size_t(last.row)];
        view().goToMessage(row.id, row.place);
        QVERIFY(m_timeline->asked.isEmpty());
        QCOMPARE(view().placed().back(), last);
        QVERIFY(view().isAtBottom());
    }

    void ofOneThatIsGoneItsPlaceIsShown()
    {
        make(900);
        const Message near = m_timeline->whole()[300];
        view().goToMessage(u"nobody's"_s, {near.place.era, near.place.seq - 1});
        m_timeline->answer();
        QVERIFY(isInSight(near.id));
    }

    void theLastOfManyJumpsCounts()
    {
        make(3'000);
        const QList<Message> all = m_timeline->whole();
        for (int rank = 100; rank < 200; rank += 10)
            view().goToMessage(all[rank].id, all[rank].place);
        QCOMPARE(m_timeline->asked.size(), 1);
        m_timeline->answer();
        QVERIFY(isInSight(all[190].id));
    }

    void backReturnsToWhereOneWas()
    {
        make(3'000);
        const QList<Message> all = m_timeline->whole();
        QVERIFY(!view().hasTrail());
        view().goToMessage(all[1'500].id, all[1'500].place);
        m_timeline->answer();
        view().scrollBy(37);
        m_timeline->answer();
        const QString read = m_timeline->anchor().id;
        const int pixel = *m_timeline->pixelOf(read);
        view().goToMessage(all[20].id, all[20].place);
        m_timeline->answer();
        view().goBack();
        m_timeline->answer();
        QCOMPARE(m_timeline->pixelOf(read), pixel);
        view().goBack();
        m_timeline->answer();
        QVERIFY(view().isAtBottom());
        QVERIFY(!view().hasTrail());
        m_timeline->model.reset(u"lobby"_s);
        QVERIFY(!view().hasTrail());
    }

    void aTimeIsFoundByItsFirstMessage_data()
    {
        QTest::addColumn<qint64>("milliseconds"); // after the message's own time
        QTest::addColumn<int>("later");           // so many messages
        QTest::newRow("its own") << qint64(0) << 0;
        QTest::newRow("just before") << qint64(-1) << 0;
        QTest::newRow("just after") << qint64(1) << 1;
    }
    void aTimeIsFoundByItsFirstMessage()
    {
        QFETCH(qint64, milliseconds);
        QFETCH(int, later);
        make(2'000);
        const QList<Message> all = m_timeline->whole();
        for (const int rank : {0, 1, 777, 1'500, 1'998}) {
            view().goToTime(all[rank].time + milliseconds);
            m_timeline->answer();
            QCOMPARE(current().id, all[rank + later].id);
            QVERIFY(isInSight(all[rank + later].id));
        }
    }

    void aTimeThatHasNotComeIsTheBottom()
    {
        make(2'000);
        view().verticalScrollBar()->setValue(4);
        m_timeline->answer();
        view().goToTime(m_timeline->whole().constLast().time + 1);
        m_timeline->answer();
        QVERIFY(view().isAtBottom());
    }

    void aRowThatWasJumpedToLightsUpForAMoment()
    {
        make(100);
        RowGlow glow;
        QSignalSpy changed(&glow, &RowGlow::changed);
        glow.start(u"a"_s);
        QCOMPARE(glow.strengthOf(u"a"_s), 1.0);
        QCOMPARE(glow.strengthOf(u"b"_s), 0.0);
        QTRY_COMPARE(glow.strengthOf(u"a"_s), 0.0);
        QVERIFY(!changed.isEmpty());
    }
};

QTEST_MAIN(JumpsTest)
#include "tst_jumps.moc"
