// What is done with a notice: chosen, answered, marked as read, and gone with its server.
#include "told_people.h"

using namespace tincan;

class NoticeAnswersTest : public ToldPeople
{
    Q_OBJECT
private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

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

QTEST_MAIN(NoticeAnswersTest)
#include "tst_notice_answers.moc"
