// Several windows of one workspace: one session, and each window its own room and place.
#include "second_window.h"
#include "ui/connection_chip.h"
#include "ui/host_dialog.h"
#include "ui/line_menu.h"
#include "ui/name_dialog.h"
#include "ui/notice_bar.h"
#include "ui/room_dialog.h"
#include "ui/side_bar.h"
#include "ui/stop_hosting_dialog.h"

#include <QPointer>
#include <QPushButton>
#include <QScrollBar>

#include <functional>

using namespace tincan;

using Ask = std::function<void(MainWindow &)>;
Q_DECLARE_METATYPE(Ask)

namespace {

qint64 unreadIn(const MainWindow &window, const QString &room)
{
    const RoomSummary *row = window.sideBar()->model()->find(room);
    return row ? row->unread : -1;
}

} // namespace

class WorkspaceTest : public SecondWindow
{
    Q_OBJECT
private Q_SLOTS:
    void init() { openBoth(); }
    void cleanup() { closeBoth(); }

    void whatIsTypedInOneWindowStandsOnceInBothAndComesOverOneLine()
    {
        type(*m_ada, u"one"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_second), QStringList{u"one"_s}, patience);
        type(*m_second, u"two"_s);
        const QStringList both{u"one"_s, u"two"_s};
        for (const MainWindow *window : {m_ada.get(), m_second.data(), m_bob.get()}) {
            QTRY_COMPARE_WITH_TIMEOUT(texts(*window), both, patience);
            QTRY_COMPARE_WITH_TIMEOUT(window->page()->model()->rows().back().delivery, Delivery::Sent, patience);
        }
        QCOMPARE(m_second->page()->composer()->text(), QString());
        QCOMPARE(m_ada->workspace()->engine()->heldLines(), 1);
        QCOMPARE(m_server.followers(), 2); // with Bob's
    }

    void anotherWindowOpensOnTheRoomAndSaysHowTheLineIs()
    {
        m_ada->conversation()->createRoom(design());
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->conversation()->room(), u"design"_s, patience);
        QTRY_VERIFY_WITH_TIMEOUT(unreadIn(*m_second, u"design"_s) == 0, patience);
        QCOMPARE(m_second->conversation()->room(), u"lobby"_s); // it did not ask for the room
        const std::unique_ptr<MainWindow> third(m_ada->openAnother());
        QCOMPARE(third->conversation()->room(), u"design"_s);
        QCOMPARE(third->size(), m_ada->size());
        QVERIFY(third->pos() != m_ada->pos());
        QCOMPARE(third->chip()->text(), m_ada->chip()->text());
        QCOMPARE(third->windowTitle(), m_ada->windowTitle());
        QCOMPARE(third->sideBar()->model()->all(), m_ada->sideBar()->model()->all());
    }

    void whatIsReadInOneWindowIsReadInTheOther()
    {
        m_ada->conversation()->createRoom(design());
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->conversation()->room(), u"design"_s, patience);
        m_second->conversation()->setInSight(false);
        m_bob->conversation()->engine()->send(u"lobby"_s, u"news"_s);
        QTRY_COMPARE_WITH_TIMEOUT(unreadIn(*m_ada, u"lobby"_s), 1, patience);
        QCOMPARE(unreadIn(*m_second, u"lobby"_s), 1);
        QVERIFY(m_ada->windowTitle().startsWith(u"(1) "_s) && m_second->windowTitle().startsWith(u"(1) "_s));
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_second), QStringList{u"news"_s}, patience);
        m_second->conversation()->setInSight(true);
        QCOMPARE(unreadIn(*m_second, u"lobby"_s), 0);
        QCOMPARE(unreadIn(*m_ada, u"lobby"_s), 0);
        QCOMPARE(m_ada->windowTitle(), m_second->windowTitle());
        QVERIFY(!m_ada->windowTitle().startsWith(u'('));
    }

    void aRoomInSightInTwoWindowsIsReadByOneLookAndMarkedWhereNobodyLooked()
    {
        m_ada->conversation()->setInSight(false);
        m_second->conversation()->setInSight(true);
        m_bob->conversation()->engine()->send(u"lobby"_s, u"news"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList{u"news"_s}, patience);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_second), QStringList{u"news"_s}, patience);
        QTRY_COMPARE_WITH_TIMEOUT(unreadIn(*m_ada, u"lobby"_s), 0, patience);
        QCOMPARE(unreadIn(*m_second, u"lobby"_s), 0);
        QCOMPARE(markedAt(*m_ada), u"news"_s);
        QCOMPARE(markedAt(*m_second), QString());
    }

    void aLineChosenInOneWindowShowsInTheOther()
    {
        m_second->findChild<LineMenu *>(u"lineMenu"_s)->action(TransportKind::Sse)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->lines()->status().line, std::optional(TransportKind::Sse), patience);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_ada), State::Connected, patience);
        QVERIFY(m_ada->findChild<LineMenu *>(u"lineMenu"_s)->action(TransportKind::Sse)->isChecked());
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->chip()->text(), m_second->chip()->text(), patience);
    }

    void whatEnterDoesIsTurnedRoundInAllWindows()
    {
        auto *composer = m_ada->page()->composer();
        m_second->servers()->setEnterSends(false);
        QTest::keyClicks(composer->edit(), u"one"_s);
        QTest::keyClick(composer->edit(), Qt::Key_Return);
        QCOMPARE(composer->text(), u"one\n"_s);
        QTest::keyClick(composer->edit(), Qt::Key_Return, Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_bob).value(0).trimmed(), u"one"_s, patience);
        const std::unique_ptr<MainWindow> third(m_ada->openAnother());
        QTest::keyClicks(third->page()->composer()->edit(), u"two"_s);
        QTest::keyClick(third->page()->composer()->edit(), Qt::Key_Return);
        QCOMPARE(third->page()->composer()->text(), u"two\n"_s);
    }

    void closingOneLeavesTheOtherAliveAndSending()
    {
        QVERIFY(m_ada->close());
        m_ada.reset();
        QCOMPARE(stateOf(*m_second), State::Connected);
        type(*m_second, u"still here"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_bob), QStringList{u"still here"_s}, patience);
    }

    void leavingInOneTakesBothToTheStartPage()
    {
        m_second->leaveServer();
        QVERIFY(m_ada->isOnStartPage() && m_second->isOnStartPage());
        QCOMPARE(m_ada->windowTitle(), u"Tincan"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_server.followers(), 1, patience); // Bob's
    }

    void aNameThatIsSetInOneShowsInBoth()
    {
        m_second->workspace()->setName(u"Ada L."_s);
        QVERIFY(m_ada->windowTitle().startsWith(u"Ada L. on "_s));
        QCOMPARE(m_second->windowTitle(), m_ada->windowTitle());
    }

    void scrollingUpInOneLeavesTheOtherAtItsEnd()
    {
        constexpr int count = 300; // a first join begins with the latest fifty
        for (int i = 0; i < count; ++i)
            m_ada->conversation()->engine()->send(u"lobby"_s, QString::number(i));
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->page()->model()->rowCount(), count, patience);
        const auto eve = openWindow(u"Eve"_s);
        QTRY_VERIFY_WITH_TIMEOUT(eve->page()->model()->rowCount() >= 50, patience);
        const std::unique_ptr<MainWindow> other(eve->openAnother());
        QTRY_VERIFY_WITH_TIMEOUT(other->page()->model()->rowCount() >= 50, patience);
        QScrollBar *bar = other->page()->view()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0 && bar->value() == bar->maximum());
        const QStringList before = texts(*other);

        climb(*eve);
        const QStringList whole = readThrough(*eve);
        QCOMPARE(whole.size(), count);
        QCOMPARE(texts(*other), before);
        QCOMPARE(bar->value(), bar->maximum());
        climb(*other);
        QCOMPARE(readThrough(*other), whole);
    }

    void aGapThatIsBeingLoadedShowsSoInBoth()
    {
        Message gap;
        gap.kind = Message::Kind::Gap;
        gap.id = u"gap-1-3"_s;
        gap.room = u"lobby"_s;
        gap.place = {1, 3};
        for (const MainWindow *window : {m_ada.get(), m_second.data()}) {
            QTRY_VERIFY_WITH_TIMEOUT(window->page()->model()->isLoaded(), patience);
            window->page()->model()->apply(TimelineChange{{gap}, {}});
        }
        Q_EMIT m_second->page()->view()->gapChosen(gap.id);
        for (const MainWindow *window : {m_ada.get(), m_second.data()})
            QVERIFY(window->page()->model()->index(0).data(TimelineModel::GapLoadingRole).toBool());
    }

    void aQuestionInOneWindowLeavesTheOtherAlone()
    {
        m_ada->activateWindow();
        m_ada->askRoom();
        auto *question = questionOf<RoomDialog>(*m_ada);
        QVERIFY(question && QTest::qWaitForWindowActive(question));
        m_second->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_second));
        m_second->page()->composer()->edit()->setFocus();
        press(*m_second, u"hello"_s);
        QCOMPARE(m_second->page()->composer()->text(), u"hello"_s);
        QTest::keyClick(m_second->windowHandle(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_bob), QStringList{u"hello"_s}, patience);
        QCOMPARE(question->titleEdit()->text(), QString());

        m_second->askName(); // each has its own
        QVERIFY(questionOf<NameDialog>(*m_second));
        press(*m_ada, u"lost"_s); // a window whose question waits takes no keys
        QCOMPARE(m_ada->page()->composer()->text(), QString());
        question->titleEdit()->setText(u"Design"_s);
        question->acceptButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->conversation()->room(), u"design"_s, patience);
        QVERIFY(questionOf<NameDialog>(*m_second));
    }

    void whatWasAskedForAServerEndsWithIt_data()
    {
        QTest::addColumn<Ask>("ask");
        QTest::newRow("a new room") << Ask(&MainWindow::askRoom);
        QTest::newRow("who one is") << Ask(&MainWindow::askSignIn);
        QTest::newRow("whether it may stop") << Ask(&MainWindow::leaveServer);
        QTest::newRow("where it is") << Ask(&MainWindow::askHost);
        QTest::newRow("whether a message may go")
            << Ask([](MainWindow &window) { Q_EMIT window.page()->view()->deleteChosen(Message{}); });
        QTest::newRow("which certificate is its own") << Ask([](MainWindow &window) {
            ConnectionStatus status = window.lines()->status();
            status.failure.emplace().certificate.emplace();
            window.lines()->setStatus(status);
            window.showCertificate();
        });
    }
    void whatWasAskedForAServerEndsWithIt()
    {
        QFETCH(const Ask, ask);
        hostInAdasWindows();
        ask(*m_ada);
        const QPointer<QDialog> question = m_ada->question();
        QVERIFY(question);
        const std::weak_ptr<void> server = m_ada->workspace()->hosted().running;
        m_second->leaveServer();
        questionOf<StopHostingDialog>(*m_second)->acceptButton()->click(); // Bob is there
        QVERIFY(!m_ada->question());
        QCOMPARE(question->result(), int(QDialog::Rejected));
        QVERIFY(server.expired());
    }

    void hostingInsteadOfAServerIsAskedNoMoreWhenThatIsLeft()
    {
        m_ada->askHost();
        QVERIFY(questionOf<HostDialog>(*m_ada));
        m_second->leaveServer();
        QVERIFY(!m_ada->question());
    }

    void theQuestionBeforeTheServerStopsComesWithTheLastWindow()
    {
        hostInAdasWindows();
        QVERIFY(m_second->close()); // unasked: nobody is there to answer
        QTRY_VERIFY(!m_second);
        QVERIFY(!m_ada->close());
        auto *question = questionOf<StopHostingDialog>(*m_ada);
        QVERIFY(question);
        question->reject();
        QCOMPARE(stateOf(*m_bob), State::Connected);
    }

    void quittingAsksOnceAndClosesAllOrNone()
    {
        hostInAdasWindows();
        m_second->quit();
        auto *question = questionOf<StopHostingDialog>(*m_second);
        QVERIFY(question);
        question->reject();
        QVERIFY(m_second->isVisible() && m_ada->isVisible());
        m_ada->page()->composer()->setText(u"from the first"_s);
        m_second->page()->composer()->setText(u"from the second"_s);
        m_second->resize(800, 500);
        m_second->quit();
        question = questionOf<StopHostingDialog>(*m_second);
        QVERIFY(question);
        question->acceptButton()->click();
        QVERIFY(!m_ada->isVisible() && (!m_second || !m_second->isVisible()));
        QTRY_VERIFY(!m_second);
        restart();
        QCOMPARE(m_ada->page()->composer()->text(), u"from the second\n\nfrom the first"_s);
        QCOMPARE(m_ada->size(), QSize(800, 500)); // of the one that closed last
    }

private:
    // As the system hands keys to a window.
    static void press(const MainWindow &window, const QString &text)
    {
        for (const QChar letter : text)
            QTest::keyClick(window.windowHandle(), letter.toLatin1());
    }

    // Up to the first message of all.
    static void climb(const MainWindow &window)
    {
        QScrollBar *bar = window.page()->view()->verticalScrollBar();
        const auto atTheFirst = [&] {
            bar->setValue(bar->minimum());
            return texts(window).constFirst() == u"0"_s && !window.page()->model()->hasOlder();
        };
        QTRY_VERIFY_WITH_TIMEOUT(atTheFirst(), patience);
    }

    void hostInAdasWindows()
    {
        const auto port = quint16(m_server.url.port());
        m_bob->leaveServer();
        m_ada->leaveServer();
        m_server = {};
        m_ada->workspace()->profile().setHostPort(port);
        m_ada->servers()->start();
        m_bob->workspace()->connectTo(m_ada->workspace()->profile().server());
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_second), State::Connected, patience);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_bob), State::Connected, patience);
    }
};

QTEST_MAIN(WorkspaceTest)
#include "tst_workspace.moc"
