// What is begun in several windows of one workspace: each has its own, and nothing of it is lost.
#include "second_window.h"
#include "ui/composer_bar.h"
#include "ui/side_bar.h"

#include <QFile>
#include <QSignalSpy>

using namespace tincan;

class WindowDraftsTest : public SecondWindow
{
    Q_OBJECT
    bool keeps(const QByteArray &text) const
    {
        QFile drafts(m_folder->filePath(u"Ada/drafts.json"_s));
        return drafts.open(QIODevice::ReadOnly) && drafts.readAll().contains(text);
    }

private Q_SLOTS:
    void init() { openBoth(); }
    void cleanup() { closeBoth(); }

    void draftsOfBothSurviveClosingAndARestart_data()
    {
        QTest::addColumn<bool>("firstGoesFirst");
        QTest::newRow("the first goes first") << true;
        QTest::newRow("the second goes first") << false;
    }
    void draftsOfBothSurviveClosingAndARestart()
    {
        QFETCH(const bool, firstGoesFirst);
        Message answered;
        answered.id = u"answered"_s;
        answered.sender.name = u"Bob"_s;
        answered.text = u"Shall we?"_s;
        m_ada->page()->composer()->setReply(answered);
        m_ada->page()->composer()->setText(u"from the first"_s);
        m_second->page()->composer()->setText(u"from the second"_s);
        MainWindow *first = firstGoesFirst ? m_ada.get() : m_second.data();
        MainWindow *last = firstGoesFirst ? m_second.data() : m_ada.get();
        QVERIFY(first->close());
        QVERIFY(last->close());
        restart();
        QCOMPARE(m_ada->page()->composer()->text(),
                 firstGoesFirst ? u"from the second\n\nfrom the first"_s : u"from the first\n\nfrom the second"_s);
        QCOMPARE(m_ada->page()->composer()->bar()->replyTo(u"lobby"_s), u"answered"_s);
        QCOMPARE(m_ada->page()->composer()->bar()->words(), u"Reply to Bob\nShall we?"_s);
        const std::unique_ptr<MainWindow> another(m_ada->openAnother());
        QCOMPARE(another->page()->composer()->text(), QString());
    }

    void whatIsTypedInEitherWindowOutlivesACrash()
    {
        m_ada->page()->composer()->setText(u"from the first"_s);
        m_second->page()->composer()->setText(u"from the second"_s);
        QTRY_VERIFY_WITH_TIMEOUT(keeps("from the first") && keeps("from the second"), patience);
    }

    void whatWasSentIsNotOfferedAgainAfterACrash()
    {
        m_ada->page()->composer()->setText(u"said once"_s);
        QTRY_VERIFY_WITH_TIMEOUT(keeps("said once"), patience);
        QSignalSpy sent(m_ada->page()->composer(), &Composer::draftSent);
        QTest::keyClick(m_ada->page()->composer()->edit(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(sent.size(), 1, patience);
        m_ada->servers()->drafts().finish(); // what is written by now; nothing is, half a second later
        QVERIFY(!keeps("said once"));
    }

    void aClosedWindowsDraftGoesToTheOneThatStays()
    {
        m_ada->page()->composer()->setText(u"here already"_s);
        m_second->page()->composer()->setText(u"half a thou"_s);
        QVERIFY(m_second->close());
        QTRY_VERIFY(!m_second); // by itself
        QCOMPARE(m_ada->page()->composer()->text(), u"here already\n\nhalf a thou"_s);
        m_ada->page()->composer()->edit()->undo();
        QCOMPARE(m_ada->page()->composer()->text(), u"here already"_s);
        m_ada->page()->composer()->edit()->redo();
        m_second = m_ada->openAnother();
        QCOMPARE(m_second->page()->composer()->text(), QString());
    }

    void aDraftShowsBesideTheRoomWhereItIsNotInSight()
    {
        m_ada->conversation()->createRoom(design());
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->conversation()->room(), u"design"_s, patience);
        m_ada->page()->composer()->setText(u"half a\nthou"_s);
        m_ada->conversation()->showRoom(u"lobby"_s);
        const RoomListModel *rooms = m_ada->sideBar()->model();
        const auto draft = [rooms](const QString &room) {
            return rooms->index(rooms->rowOf(room)).data(RoomListModel::DraftRole).toString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(draft(u"design"_s), u"half a thou"_s, patience);
        QVERIFY(rooms->index(rooms->rowOf(u"design"_s)).data(Qt::AccessibleTextRole).toString().contains(u"half a"));
        QCOMPARE(draft(u"lobby"_s), QString());
    }

    void anotherServerIsAnotherForBothAndTheirDraftsStayWhereTheyWere()
    {
        const auto other = hostOnThisComputer(0, m_folder->filePath(u"other"_s));
        QVERIFY(other);
        const QUrl home = m_server.url;
        m_ada->page()->composer()->setText(u"from the first"_s);
        m_second->page()->composer()->setText(u"from the second"_s);
        m_second->workspace()->join(other->url);
        QCOMPARE(m_ada->page()->composer()->text(), QString());
        QCOMPARE(m_second->page()->composer()->text(), QString());
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_ada), State::Connected, patience);
        type(*m_second, u"hello"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList{u"hello"_s}, patience);
        QCOMPARE(other->followers(), 1);
        m_ada->workspace()->join(home);
        QCOMPARE(m_ada->page()->composer()->text(), u"from the first"_s);
        QCOMPARE(m_second->page()->composer()->text(), u"from the second"_s);
        m_ada->leaveServer(); // before the other server ends
    }

    void whatWasHandedOverBeforeAnotherServerIsNoDraft()
    {
        const auto other = hostOnThisComputer(0, m_folder->filePath(u"other"_s));
        QVERIFY(other);
        const QUrl home = m_server.url;
        for (const QString &text : {u"one"_s, u"two"_s}) {
            QTest::keyClicks(m_ada->page()->composer()->edit(), text);
            QTest::keyClick(m_ada->page()->composer()->edit(), Qt::Key_Return);
        }
        m_ada->workspace()->join(other->url);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_ada), State::Connected, patience);
        type(*m_ada, u"hello"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList{u"hello"_s}, patience);
        m_ada->workspace()->join(home);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_bob), QStringList({u"one"_s, u"two"_s}), patience);
        QCOMPARE(m_ada->page()->composer()->text(), QString());
        m_ada->leaveServer(); // before the other server ends
    }
};

QTEST_MAIN(WindowDraftsTest)
#include "tst_window_drafts.moc"
