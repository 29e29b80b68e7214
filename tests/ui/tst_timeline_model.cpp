#include "core/store/rows.h"
#include "ui/message_words.h"
#include "ui/timeline_model.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minute = 60'000;
const qint64 morning = QDateTime(QDate(2026, 11, 23), QTime(9, 0)).toMSecsSinceEpoch();

Message row(qint64 seq, const QString &sender = u"Ada"_s, qint64 after = 0)
{
    Message message;
    message.place = {1, seq};
    message.id = u"m%1"_s.arg(seq);
    message.room = u"lobby"_s;
    message.sender = {sender.toLower(), sender};
    message.time = morning + after;
    message.text = u"text %1"_s.arg(seq);
    return message;
}

TimelinePage page(const QList<Message> &rows, bool beginning = true)
{
    TimelinePage page;
    page.room = u"lobby"_s;
    page.rows = rows;
    page.beginning = beginning;
    return page;
}

QString ids(const TimelineModel &model)
{
    QStringList all;
    for (const Message &message : model.rows())
        all += message.id;
    return all.join(u' ');
}

} // namespace

class TimelineModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<TimelineModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->reset(u"lobby"_s);
    }

    void rowsStandInTheOrderOfTheirPlaceHoweverTheyCome()
    {
        m_model->apply(page({row(5), row(9)}));
        m_model->apply(TimelineChange{{row(1), row(6), row(7), row(12)}, {}});
        QCOMPARE(ids(*m_model), u"m1 m5 m6 m7 m9 m12"_s);
    }

    void theSameIdTwiceIsOneRow()
    {
        m_model->apply(page({row(1), row(2)}));
        Message changed = row(2);
        changed.text = u"edited"_s;
        m_model->apply(TimelineChange{{changed, row(3)}, {}});
        QCOMPARE(ids(*m_model), u"m1 m2 m3"_s);
        QCOMPARE(m_model->find(u"m2"_s)->text, u"edited"_s);
    }

    void aQueuedRowMovesToItsPlaceWhenItWasSent_data()
    {
        QTest::addColumn<qint64>("place");
        QTest::addColumn<QString>("order");
        QTest::newRow("to the front") << qint64(1) << u"q m2 m4"_s;
        QTest::newRow("between") << qint64(3) << u"m2 q m4"_s;
        QTest::newRow("stays last") << qint64(9) << u"m2 m4 q"_s;
    }
    void aQueuedRowMovesToItsPlaceWhenItWasSent()
    {
        QFETCH(qint64, place);
        QFETCH(QString, order);
        Message queued = row(1);
        queued.id = u"q"_s;
        queued.own = true;
        queued.place = {outboxEra, 1};
        queued.delivery = Delivery::Queued;
        m_model->apply(page({row(2), row(4), queued}));
        QCOMPARE(ids(*m_model), u"m2 m4 q"_s);
        queued.place = {1, place};
        queued.delivery = Delivery::Sent;
        m_model->apply(TimelineChange{{queued}, {}});
        QCOMPARE(ids(*m_model), order);
        QCOMPARE(m_model->find(u"q"_s)->delivery, Delivery::Sent);
    }

    void aRowMovesDownToo()
    {
        m_model->apply(page({row(1), row(2), row(3)}));
        Message moved = row(1);
        moved.place = {1, 8};
        m_model->apply(TimelineChange{{moved}, {}});
        QCOMPARE(ids(*m_model), u"m2 m3 m1"_s);
    }

    void removedRowsAreGoneAndUnknownOnesDoNotMatter()
    {
        m_model->apply(page({row(1), row(2), row(3)}));
        m_model->apply(TimelineChange{{}, {u"m2"_s, u"nobody"_s}});
        QCOMPARE(ids(*m_model), u"m1 m3"_s);
    }

    void rowsOfOtherRoomsAreLeftAlone()
    {
        Message other = row(2);
        other.room = u"design"_s;
        m_model->apply(page({row(1)}));
        m_model->apply(TimelineChange{{other}, {}});
        TimelinePage late = page({row(3)});
        late.room = u"design"_s;
        m_model->apply(late);
        QCOMPARE(ids(*m_model), u"m1"_s);
    }

    void anOlderPageGoesInFrontAndTheBeginningEndsPaging()
    {
        m_model->apply(page({row(5), row(6)}, false));
        QVERIFY(m_model->hasOlder());
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        TimelinePage older = page({row(3), row(4)}, true);
        older.question = PageQuestion::before(*m_model->oldestPlace(), 2);
        m_model->apply(older);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(ids(*m_model), u"m3 m4 m5 m6"_s);
        QVERIFY(!m_model->hasOlder());
    }

    void oneSendersMessagesWithinFiveMinutesShareAName()
    {
        m_model->apply(page({row(1), row(2, u"Ada"_s, 4 * minute), row(3, u"Bob"_s, 4 * minute),
                             row(4, u"Bob"_s, 10 * minute), row(5, u"Bob"_s, 24 * 60 * minute)}));
        const auto flag = [this](int at, int role) { return m_model->index(at).data(role).toBool(); };
        const QList<bool> groups{true, false, true, true, true};
        const QList<bool> days{true, false, false, false, true};
        for (int at = 0; at < 5; ++at) {
            QCOMPARE(flag(at, TimelineModel::GroupStartRole), groups[at]);
            QCOMPARE(flag(at, TimelineModel::DayStartRole), days[at]);
        }
    }

    void whatComesBetweenTellsItsNeighbour()
    {
        m_model->apply(page({row(1), row(3)}));
        QVERIFY(!m_model->index(1).data(TimelineModel::GroupStartRole).toBool());
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->apply(TimelineChange{{row(2, u"Bob"_s)}, {}});
        QVERIFY(m_model->index(2).data(TimelineModel::GroupStartRole).toBool());
        QCOMPARE(changed.last().at(0).toModelIndex().row(), 2);
    }

    void theUnreadDividerStandsAboveTheFirstUnreadOfOthers()
    {
        Message own = row(3);
        own.own = true;
        m_model->apply(page({row(1, u"Bob"_s), row(2, u"Bob"_s), own, row(4, u"Bob"_s)}));
        m_model->markUnread(2);
        QVERIFY(m_model->index(1).data(TimelineModel::UnreadStartRole).toBool());
        QVERIFY(m_model->index(1).data(TimelineModel::GroupStartRole).toBool());
        m_model->markUnread(0);
        QVERIFY(!m_model->index(1).data(TimelineModel::UnreadStartRole).toBool());
    }

    void aGapStandsAfterTheRowAtItsPlaceAndIsSaidToBeLoading()
    {
        Message gap = row(2);
        gap.kind = Message::Kind::Gap;
        gap.id = u"gap-1-2"_s;
        m_model->apply(page({row(1), row(5)}));
        m_model->apply(TimelineChange{{gap, row(2)}, {}});
        QCOMPARE(ids(*m_model), u"m1 m2 gap-1-2 m5"_s);
        m_model->setGapLoading(gap.id, true);
        QVERIFY(m_model->index(2).data(TimelineModel::GapLoadingRole).toBool());
        m_model->stopGapLoading();
        QVERIFY(!m_model->index(2).data(TimelineModel::GapLoadingRole).toBool());
    }

    void whatHasNoTimeStartsNoDay()
    {
        constexpr qint64 day = 24 * 60 * minute;
        Message spoilt = row(5, u"Bob"_s);
        spoilt.unreadable = true;
        spoilt.time = 0;
        m_model->apply(
            page({rows::gapRow(u"lobby"_s, {1, 0}, u"evicted"_s), row(1),
                  rows::gapRow(u"lobby"_s, {1, 2}, u"evicted"_s), row(4, u"Bob"_s, minute), spoilt,
                  row(6, u"Bob"_s, 2 * minute), rows::gapRow(u"lobby"_s, {1, 7}, u"epoch"_s), row(8, u"Bob"_s, day)}));
        const QList<bool> days{false, true, false, false, false, false, false, true};
        for (int at = 0; at < m_model->rowCount(); ++at)
            QCOMPARE(m_model->index(at).data(TimelineModel::DayStartRole).toBool(), days[at]);
        QVERIFY(!m_model->index(4).data(TimelineModel::GroupStartRole).toBool());
        QVERIFY(!m_model->index(5).data(TimelineModel::GroupStartRole).toBool());
        QCOMPARE(MessageWords::time(spoilt), QString());
        QCOMPARE(MessageWords::fullTime(spoilt), QString());
        QCOMPARE(MessageWords::spoken(spoilt), u"Bob: This message cannot be read here"_s);
    }

    void whatComesAboveAGapTellsTheMessageBelowIt()
    {
        m_model->apply(page({rows::gapRow(u"lobby"_s, {1, 2}, u"evicted"_s), row(3)}));
        QVERIFY(m_model->index(1).data(TimelineModel::DayStartRole).toBool());
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->apply(TimelineChange{{row(1)}, {}});
        QVERIFY(!m_model->index(2).data(TimelineModel::DayStartRole).toBool());
        QCOMPARE(changed.last().at(1).toModelIndex().row(), 2);
    }

    void memoryStaysBoundedWhileAtTheBottom()
    {
        for (qint64 batch = 0; batch < 30; ++batch) {
            QList<Message> rows;
            for (qint64 i = 0; i < 100; ++i)
                rows.append(row(batch * 100 + i + 1));
            m_model->apply(TimelineChange{rows, {}});
            m_model->keepAround(m_model->rowCount() - 1, 300);
        }
        QVERIFY(m_model->rowCount() <= 300 * 5 / 4);
        QCOMPARE(m_model->rows().back().id, u"m3000"_s);
    }

    void aScreenReaderHearsNameTextAndDelivery()
    {
        Message queued = row(1);
        queued.own = true;
        queued.delivery = Delivery::Queued;
        m_model->apply(page({queued}));
        const QString spoken = m_model->index(0).data(Qt::AccessibleTextRole).toString();
        QVERIFY(spoken.contains(u"Ada"_s) && spoken.contains(u"text 1"_s) && spoken.contains(u"queued"_s));
    }

private:
    std::unique_ptr<TimelineModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(TimelineModelTest)
#include "tst_timeline_model.moc"
