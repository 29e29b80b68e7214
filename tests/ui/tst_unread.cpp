// What is new: the divider, the counts, and who is looking.
#include "two_windows.h"
#include "ui/side_bar.h"

#include <QDialog>
#include <QSignalSpy>

using namespace tincan;

class UnreadTest : public TwoWindows
{
    Q_OBJECT
private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void aNewRoomOpensAndTheOtherWindowCountsWhatIsUnread()
    {
        Room design;
        design.id = u"design"_s;
        design.title = u"Design"_s;
        m_ada->conversation()->createRoom(design);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->conversation()->room(), u"design"_s, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->page()->emptyText(), u"No messages yet. Say hello."_s, patience);
        type(*m_ada, u"first"_s);
        const auto unread = [this] {
            const RoomSummary *row = m_bob->sideBar()->model()->find(u"design"_s);
            return row ? row->unread : -1;
        };
        QTRY_COMPARE_WITH_TIMEOUT(unread(), 1, patience);
        m_bob->conversation()->showRoom(u"design"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_bob), QStringList{u"first"_s}, patience);
        m_bob->conversation()->markRead();
        QTRY_COMPARE_WITH_TIMEOUT(unread(), 0, patience);
    }

    void whatWasNotReadIsMarkedAtTheNextStart()
    {
        m_bob->conversation()->setInSight(true);
        type(*m_ada, u"read"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_bob), QStringList{u"read"_s}, patience);
        m_bob->conversation()->markRead();
        m_bob->conversation()->setInSight(false);
        for (const QString &text : {u"first"_s, u"second"_s})
            m_ada->conversation()->engine()->send(u"lobby"_s, text);
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->page()->model()->rowCount(), 3, patience);
        m_bob.reset();
        m_bob = openWindow(u"Bob"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->page()->model()->rowCount(), 3, patience);
        QCOMPARE(markedAt(*m_bob), u"first"_s);
    }

    void whatCameWhileNobodyLookedIsMarkedUntilItIsAnswered()
    {
        const auto hear = [this](const QString &text) {
            m_ada->conversation()->engine()->send(u"lobby"_s, text);
            return QTest::qWaitFor([&] { return texts(*m_bob).contains(text); }, patience);
        };
        m_bob->conversation()->setInSight(true);
        QVERIFY(hear(u"seen"_s));
        QCOMPARE(markedAt(*m_bob), QString());
        m_bob->conversation()->setInSight(false);
        QVERIFY(hear(u"first"_s));
        QVERIFY(hear(u"second"_s));
        QCOMPARE(markedAt(*m_bob), u"first"_s);
        // Seen, and away again: the mark begins anew.
        m_bob->conversation()->setInSight(true);
        QCOMPARE(markedAt(*m_bob), u"first"_s);
        m_bob->conversation()->setInSight(false);
        QVERIFY(hear(u"third"_s));
        QCOMPARE(markedAt(*m_bob), u"third"_s);
        type(*m_bob, u"an answer"_s);
        QCOMPARE(markedAt(*m_bob), QString());
    }

    void whatComesIntoSightIsReadAsItComes()
    {
        m_bob->conversation()->setInSight(true);
        QSignalSpy unread(m_bob->conversation(), &Conversation::unreadChanged);
        type(*m_ada, u"seen"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_bob), QStringList{u"seen"_s}, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!unread.isEmpty(), patience);
        for (const QList<QVariant> &said : unread)
            QCOMPARE(said.first().toLongLong(), 0);
        QCOMPARE(m_bob->sideBar()->model()->find(u"lobby"_s)->unread, 0);
    }

    void aDialogDoesNotHideTheMessages()
    {
        m_bob->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_bob.get()));
        QDialog dialog(m_bob.get());
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        // The server's own list of rooms is here: what is told from now on is about the message.
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->sideBar()->model()->find(u"lobby"_s)->room.title, u"Lobby"_s, patience);
        QSignalSpy unread(m_bob->conversation(), &Conversation::unreadChanged);
        type(*m_ada, u"still seen"_s);
        QTRY_VERIFY_WITH_TIMEOUT(unread.size() >= 2, patience); // it came, and was read
        QCOMPARE(unread.first().first().toLongLong(), 0);
        dialog.close();
        m_ada->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_ada.get()));
        type(*m_ada, u"not seen"_s);
        QTRY_COMPARE_WITH_TIMEOUT(unread.last().first().toLongLong(), 1, patience);
    }

    void whatWasSaidWhileTheProgramWasClosedIsMarked()
    {
        type(*m_ada, u"read"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_bob), QStringList{u"read"_s}, patience);
        m_bob->conversation()->markRead();
        m_bob.reset();
        for (const QString &text : {u"first"_s, u"second"_s})
            m_ada->conversation()->engine()->send(u"lobby"_s, text);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->page()->model()->rowCount(), 3, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->page()->model()->rows().back().delivery, Delivery::Sent, patience);
        m_bob = openWindow(u"Bob"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->page()->model()->rowCount(), 3, patience);
        QTRY_COMPARE_WITH_TIMEOUT(markedAt(*m_bob), u"first"_s, patience);
    }
};

QTEST_MAIN(UnreadTest)
#include "tst_unread.moc"
