// People in the side bar, and the rooms of two that they open.
#include "account_windows.h"
#include "core/chat/direct_room.h"
#include "ui/blocked_rows.h"
#include "ui/room_question.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

namespace tincan {

class PeopleTest : public AccountWindows
{
    Q_OBJECT
private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void everybodyElseIsListedWithWhoIsHere()
    {
        const QAbstractItemModelTester tester(model(*m_ada), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE_WITH_TIMEOUT(model(*m_ada)->rowCount(), 2, patience);
        QVERIFY(m_ada->sideBar()->people()->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(spoken(*m_ada, u"Bob"_s), u"Bob, online"_s, patience);
        QCOMPARE(spoken(*m_ada, u"Olga"_s), u"Olga, offline"_s);
        addAccount(u"Chen"_s);
        const auto chen = openWindow(u"Chen"_s); // of whom nobody told
        QTRY_COMPARE_WITH_TIMEOUT(spoken(*m_ada, u"Chen"_s), u"Chen, online"_s, patience);
        m_hub->stop();
        QTRY_COMPARE_WITH_TIMEOUT(spoken(*m_ada, u"Bob"_s), u"Bob, offline"_s, patience);
    }

    void aClickOpensTheRoomOfTwo()
    {
        const QString room = directRoomOf(self(*m_ada), self(*m_bob));
        choose(*m_ada, u"Bob"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->conversation()->room(), room, patience);
        QCOMPARE(m_ada->page()->composer()->edit()->placeholderText(), u"Message Bob"_s);
        type(*m_ada, u"psst"_s);
        QTRY_COMPARE_WITH_TIMEOUT(spoken(*m_bob, u"Ada"_s), u"Ada, online, 1 unread"_s, patience);
        QVERIFY2(m_bob->sideBar()->model()->rowOf(room) < 0, "it stands among the people");
        choose(*m_bob, u"Ada"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_bob), QStringList{u"psst"_s}, patience);
        QCOMPARE(find(*m_bob, room)->room.title, u"Ada"_s);

        m_bob->askLeaveRoom();
        auto *question = qobject_cast<RoomQuestion *>(m_bob->question());
        QVERIFY(question && question->windowTitle().contains(u"Ada"_s));
        question->acceptButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->conversation()->room(), u"lobby"_s, patience);
        choose(*m_bob, u"Ada"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->conversation()->room(), room, patience);
    }

    void theJumpBoxFindsPeopleToo()
    {
        QTest::keyClicks(m_ada->sideBar()->jumpBox(), u"bob"_s);
        QCOMPARE(m_ada->sideBar()->model()->rowCount(), 0);
        QTest::keyClick(m_ada->sideBar()->jumpBox(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->conversation()->room(), directRoomOf(self(*m_ada), self(*m_bob)), patience);
        m_ada->sideBar()->step(1); // round to the first
        QCOMPARE(m_ada->conversation()->room(), u"lobby"_s);
        m_ada->sideBar()->step(-1);
        QCOMPARE(m_ada->conversation()->room(), directRoomOf(self(*m_ada), self(*m_bob)));
    }

    void aListThatDoesNotComeIsSaidAndAskedForAgain()
    {
        const PeopleList *people = m_ada->sideBar()->people();
        QVERIFY(people->state().isEmpty());
        m_hub->stop();
        m_ada->workspace()->people()->load();
        QTRY_VERIFY_WITH_TIMEOUT(people->againButton()->isVisible(), patience);
        QVERIFY(!people->state().isEmpty());
        QCOMPARE(model(*m_ada)->rowCount(), 2); // they are as they were
        QVERIFY(m_hub->start());
        people->againButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(people->state().isEmpty(), patience);
    }

    void theMenuOfARoomMutesItAndPutsItOnTop()
    {
        make({.id = u"garden"_s, .title = u"Garden"_s, .topic = {}});
        QTRY_VERIFY_WITH_TIMEOUT(find(*m_bob, u"garden"_s), patience);
        type(*m_ada, u"news"_s);
        QTRY_COMPARE_WITH_TIMEOUT(find(*m_bob, u"garden"_s)->unread, 1, patience);
        QVERIFY(m_bob->windowTitle().startsWith(u"(1)"_s));
        trigger(*m_bob, u"Mute"_s);
        QVERIFY(!m_bob->windowTitle().startsWith(u'('));
        trigger(*m_bob, u"Favourite"_s);
        QCOMPARE(m_bob->sideBar()->model()->index(0).data(Qt::AccessibleTextRole).toString(),
                 u"Garden, 1 unread, favourite, muted"_s);
        m_bob.reset();
        m_bob = openWindow(u"Bob"_s);
        QTRY_VERIFY_WITH_TIMEOUT(find(*m_bob, u"garden"_s), patience);
        QCOMPARE(m_bob->sideBar()->model()->rowOf(u"garden"_s), 0);
        QVERIFY(!m_bob->windowTitle().startsWith(u'('));
        trigger(*m_bob, u"Mark as read"_s);
        QTRY_COMPARE_WITH_TIMEOUT(find(*m_bob, u"garden"_s)->unread, 0, patience);
        trigger(*m_bob, u"Favourite"_s);
        QCOMPARE(m_bob->sideBar()->model()->rowOf(u"garden"_s), 1);
    }

    void whoLeftARoomComesBackByItsMenu()
    {
        make({.id = u"garden"_s, .title = u"Garden"_s, .topic = {}});
        QTRY_VERIFY_WITH_TIMEOUT(find(*m_bob, u"garden"_s), patience);
        trigger(*m_bob, u"Leave…"_s);
        m_bob->question()->reject();
        QTRY_VERIFY_WITH_TIMEOUT(!m_bob->question(), patience);
        trigger(*m_bob, u"Leave…"_s);
        qobject_cast<RoomQuestion *>(m_bob->question())->acceptButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(find(*m_bob, u"garden"_s)->left, patience);
        m_bob->conversation()->showRoom(u"garden"_s);
        QVERIFY(m_bob->page()->notice()->text().contains(u"left"_s));
        trigger(*m_bob, u"Come back"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!find(*m_bob, u"garden"_s)->left, patience);
        QVERIFY(!m_bob->page()->notice()->isVisible());
    }

    void whatABlockedPersonWritesIsFoldedAway()
    {
        type(*m_bob, u"spam"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList{u"spam"_s}, patience);
        block(*m_ada, u"Bob"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList{BlockedRows::words()}, patience);
        type(*m_bob, u"more"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList(2, BlockedRows::words()), patience);
        type(*m_ada, u"mine"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada).value(2), u"mine"_s, patience);
        QVERIFY(spoken(*m_ada, u"Bob"_s).endsWith(u"blocked"_s));
        m_ada.reset();
        m_ada = openWindow(u"Ada"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada).value(0), BlockedRows::words(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(rowOf(*m_ada, u"Bob"_s).isValid(), patience);
        block(*m_ada, u"Bob"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList({u"spam"_s, u"more"_s, u"mine"_s}), patience);
    }

private:
    static void block(MainWindow &window, const QString &name)
    {
        QMenu *menu = window.makePersonMenu(PeopleModel::personAt(rowOf(window, name)));
        menu->actions().constLast()->trigger();
    }
    static PeopleModel *model(const MainWindow &window) { return window.sideBar()->people()->model(); }
    static QModelIndex rowOf(const MainWindow &window, const QString &name)
    {
        return model(window)->match(model(window)->index(0), Qt::DisplayRole, name, 1, Qt::MatchExactly).value(0);
    }
    static QString spoken(const MainWindow &window, const QString &name)
    {
        return rowOf(window, name).data(Qt::AccessibleTextRole).toString();
    }
    static void choose(const MainWindow &window, const QString &name)
    {
        QListView *list = window.sideBar()->people()->list();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(rowOf(window, name)).center());
    }
    // In the garden's menu.
    static void trigger(MainWindow &window, const QString &words)
    {
        QMenu *menu = window.makeRoomMenu(u"garden"_s);
        for (QAction *action : menu->actions())
            if (action->text().remove(u'&') == words)
                return action->trigger();
        qFatal("the menu has no such action");
    }
};

} // namespace tincan

QTEST_MAIN(tincan::PeopleTest)
#include "tst_people.moc"
