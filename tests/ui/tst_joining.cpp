// Hosting, joining, leaving, and what is there after a start.
#include "two_windows.h"
#include "ui/host_dialog.h"
#include "ui/join_dialog.h"
#include "ui/notice_bar.h"
#include "ui/start_page.h"
#include "ui/stop_hosting_dialog.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTcpServer>

using namespace tincan;

class JoiningTest : public TwoWindows
{
    Q_OBJECT
private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void aDraftStaysWithItsServer()
    {
        auto other = hostOnThisComputer(0, m_folder->filePath(u"other"_s));
        QVERIFY(other);
        m_ada->page()->composer()->setText(u"for these people only"_s);
        const QUrl home = m_server.url;
        m_ada->workspace()->connectTo(other->url);
        QCOMPARE(m_ada->page()->composer()->text(), QString());
        m_ada->workspace()->connectTo(home);
        QCOMPARE(m_ada->page()->composer()->text(), u"for these people only"_s);
        m_ada->page()->composer()->setText({});
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_ada), State::Connected, patience);
    }

    void oneGoesBackToAServerByTheMenuAndByTheStartPage()
    {
        const QUrl home = m_server.url;
        m_ada->workspace()->join(home);
        const auto entry = [this](const QString &text) -> QAction * {
            auto *menu = m_ada->menuBar()->findChild<QMenu *>(u"servers"_s);
            Q_EMIT menu->aboutToShow();
            for (QAction *action : menu->findChildren<QAction *>()) {
                if (action->text().remove(u'&') == text)
                    return action;
            }
            return nullptr;
        };
        QVERIFY(entry(home.authority())->isChecked());
        m_ada->leaveServer();
        entry(u"Join again"_s)->trigger();
        QCOMPARE(m_ada->workspace()->profile().server(), home);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_ada), State::Connected, patience);

        m_ada->leaveServer();
        const auto back = [this]() -> QLabel * {
            for (auto *label : m_ada->startPage()->findChildren<QLabel *>()) {
                if (label->text().startsWith(u"Back to "_s) && !label->isHidden())
                    return label;
            }
            return nullptr;
        };
        QVERIFY(back() && back()->text().contains(home.authority()));
        Q_EMIT back()->linkActivated(home.toString());
        QCOMPARE(m_ada->workspace()->profile().server(), home);
        QVERIFY(!m_ada->isOnStartPage());
        m_ada->leaveServer();
        entry(u"Take off this list"_s)->trigger();
        QVERIFY(!back() && KnownServers(m_folder->filePath(u"Ada"_s)).all().isEmpty());
    }

    void whatNeedsAServerIsOffOnTheStartPage()
    {
        const auto enabled = [this](const QString &text) {
            for (const QAction *action : m_ada->findChildren<QAction *>()) {
                if (action->text().remove(u'&') == text)
                    return action->isEnabled();
            }
            return false;
        };
        QVERIFY(enabled(u"New room…"_s) && enabled(u"Leave this server"_s));
        m_ada->leaveServer();
        QVERIFY(!enabled(u"New room…"_s) && !enabled(u"Leave this server"_s) && enabled(u"Join by address…"_s));
    }

    void whatAnotherWindowHeldOpensWhenThatHasGone()
    {
        type(*m_ada, u"hello"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_bob), QStringList{u"hello"_s}, patience);
        const auto second = openWindow(u"Bob"_s); // the same profile
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*second), State::NeedsYou, patience);
        QTRY_VERIFY_WITH_TIMEOUT(second->page()->notice()->text().contains(u"Another Tincan"_s), patience);
        QVERIFY(second->page()->emptyText().contains(u"Another Tincan"_s));
        m_bob.reset();
        second->conversation()->engine()->tryNow();
        QTRY_COMPARE_WITH_TIMEOUT(texts(*second), QStringList{u"hello"_s}, patience);
        QTRY_VERIFY_WITH_TIMEOUT(second->page()->notice()->text().isEmpty(), patience);
    }

    void whoLeavesWithoutALineIsToldWhatWaits()
    {
        m_ada->leaveServer();
        QVERIFY(m_ada->findChild<StartPage *>()->notice()->text().isEmpty());
        const QUrl server = m_server.url;
        m_server = {};
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(*m_bob) != State::Connected, patience);
        m_bob->leaveServer();
        QVERIFY(m_bob->findChild<StartPage *>()->notice()->text().contains(server.authority()));
    }

    void theServerThatWasJoinedIsOfferedAgain()
    {
        m_bob->workspace()->profile().setJoined(m_server.url);
        m_bob->leaveServer();
        m_bob->askJoin();
        auto *dialog = questionOf<JoinDialog>(*m_bob);
        QVERIFY(dialog);
        QCOMPARE(QUrl(dialog->addressEdit()->text()), m_server.url);
        dialog->acceptButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_bob), State::Connected, patience);
    }

    void enterBeginsOnTheStartPage()
    {
        m_bob->leaveServer();
        QPushButton *join = nullptr;
        for (auto *button : m_bob->findChild<StartPage *>()->findChildren<QPushButton *>())
            join = button->text() == u"Join…"_s ? button : join;
        QVERIFY(join);
        join->setFocus();
        QTest::keyClick(join, Qt::Key_Return);
        QVERIFY(questionOf<JoinDialog>(*m_bob));
    }

    void aServerThatWasNeverReachedIsNoEmptyRoom()
    {
        QCOMPARE(m_ada->page()->emptyText(), u"No messages yet. Say hello."_s);
        m_server = {};
        QTRY_VERIFY_WITH_TIMEOUT(m_ada->page()->emptyText().startsWith(u"Nothing answers at this address."_s),
                                 patience);
    }

    void draftsAndTheServerAreThereAfterARestart()
    {
        m_ada->page()->composer()->setText(u"half a thou"_s);
        m_ada->close();
        m_ada.reset();
        MainWindow again(std::make_shared<ServerSet>(m_folder->filePath(u"Ada"_s), hostOnThisComputer));
        again.servers()->start();
        again.show();
        QVERIFY(!again.isOnStartPage());
        QVERIFY(!again.findChild<StartPage *>()); // it costs a tenth of the start
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(again), State::Connected, patience);
        QCOMPARE(again.page()->composer()->text(), u"half a thou"_s);
    }

    void theFirstStartAsksItsOneQuestion()
    {
        MainWindow fresh(std::make_shared<ServerSet>(m_folder->filePath(u"fresh"_s), hostOnThisComputer));
        fresh.servers()->start();
        fresh.show();
        QVERIFY(fresh.isOnStartPage());
        QVERIFY(fresh.startPage()->hostButton()->isVisible());
        QVERIFY(fresh.startPage()->joinButton()->isVisible());
    }

    void theStartPageFitsTheSmallestWindow()
    {
        const auto window = openAlone(m_folder->filePath(u"fresh"_s));
        window->resize(window->minimumSize());
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
        const auto *area = window->startPage()->findChild<QScrollArea *>();
        QTRY_COMPARE(area->horizontalScrollBar()->maximum(), 0);
        for (const QLabel *label : window->startPage()->findChildren<QLabel *>()) {
            if (label->isVisible())
                QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        }
        for (QPushButton *button : {window->startPage()->hostButton(), window->startPage()->joinButton()}) {
            for (int presses = 0; presses < 10 && !button->hasFocus(); ++presses) {
                QVERIFY(QApplication::focusWidget());
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            }
            QVERIFY(button->hasFocus());
            QCOMPARE(button->visibleRegion().boundingRect(), button->rect());
        }
        QScrollBar *bar = area->verticalScrollBar();
        bar->setValue(bar->maximum());
        QCOMPARE(area->widget()->visibleRegion().boundingRect().bottom(), area->widget()->rect().bottom());
    }

    void aServerThatOthersUseIsStoppedOnlyWhenAsked()
    {
        adaHostsAndBobJoins();
        QVERIFY(!m_ada->close());
        QVERIFY(!m_ada->close());
        auto *question = questionOf<StopHostingDialog>(*m_ada);
        QVERIFY(question && question->windowTitle().contains(u"Stop the server"_s));
        question->reject();
        QVERIFY(!questionOf<StopHostingDialog>(*m_ada)); // it was asked once
        type(*m_bob, u"still there?"_s);
        QTRY_VERIFY_WITH_TIMEOUT(texts(*m_ada).contains(u"still there?"_s), patience);
        QVERIFY(!m_ada->close());
        questionOf<StopHostingDialog>(*m_ada)->acceptButton()->click();
        QVERIFY(!m_ada->isVisible());
    }

    void aServerThatNobodyElseUsesIsStoppedUnasked()
    {
        adaHostsAndBobJoins();
        m_bob->leaveServer();
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->workspace()->hosted().followers(), 1, patience);
        QVERIFY(m_ada->close());
        QVERIFY(!questionOf<StopHostingDialog>(*m_ada));
    }

    void theOwnLineIsNobodyElseBeforeItHasOpened()
    {
        QTcpServer mute;
        QVERIFY(mute.listen(QHostAddress::LocalHost));
        const auto hostMute = [&mute](quint16, const QString &, HostReach) -> Result<HostedServer> {
            const QUrl url(u"http://127.0.0.1:%1"_s.arg(mute.serverPort()));
            return HostedServer{std::make_shared<int>(), url, {}, [] { return 1; }};
        };
        MainWindow window(std::make_shared<ServerSet>(m_folder->filePath(u"alone"_s), hostMute));
        window.workspace()->profile().setHostPort(quint16(1));
        window.servers()->start();
        QTRY_COMPARE(window.conversation()->engine()->heldLines(), 1);
        QVERIFY(window.close());
    }

    void whoHostsAlreadyIsShownTheAddressAndNobodyIsCutOff()
    {
        adaHostsAndBobJoins();
        m_ada->askHost();
        auto *dialog = questionOf<HostDialog>(*m_ada);
        QVERIFY(dialog);
        QCOMPARE(dialog->address(), m_ada->workspace()->profile().server().toString());
        dialog->accept();
        QCOMPARE(stateOf(*m_ada), State::Connected);
        type(*m_bob, u"still there?"_s);
        QTRY_VERIFY_WITH_TIMEOUT(texts(*m_ada).contains(u"still there?"_s), patience);
    }

    void titlesTellWhoAndWhere()
    {
        const QString where = m_server.url.authority();
        QCOMPARE(m_ada->windowTitle(), u"Ada on %1 — Tincan"_s.arg(where));
        m_ada->workspace()->setName(u"Ada L."_s);
        QCOMPARE(m_ada->windowTitle(), u"Ada L. on %1 — Tincan"_s.arg(where));
        m_ada->leaveServer();
        QCOMPARE(m_ada->windowTitle(), u"Tincan"_s);
    }

private:
    void adaHostsAndBobJoins()
    {
        const auto port = quint16(m_server.url.port());
        m_bob->leaveServer();
        m_ada->leaveServer();
        m_server = {};
        m_ada->workspace()->profile().setHostPort(port);
        m_ada->servers()->start();
        m_bob->workspace()->connectTo(m_ada->workspace()->profile().server());
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_ada), State::Connected, patience);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_bob), State::Connected, patience);
    }
};

QTEST_MAIN(JoiningTest)
#include "tst_joining.moc"
