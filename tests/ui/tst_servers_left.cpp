// One of several servers is left, forgotten, or joined once more by a link: the others stay as they are.
#include "several_servers.h"
#include "ui/certificate_dialog.h"
#include "ui/forget_dialog.h"
#include "ui/notice_bar.h"
#include "ui/server_menu.h"

#include <QDir>
#include <QMenu>
#include <QMenuBar>

using namespace tincan;

class ServersLeftTest : public SeveralServers
{
    Q_OBJECT
private Q_SLOTS:
    void init() { openAll(); }
    void cleanup() { closeAll(); }

    void leavingOneShowsTheOther()
    {
        m_ada->leaveServer();
        QCOMPARE(m_ada->workspace()->profile().server(), m_home);
        QVERIFY(!m_ada->isOnStartPage() && m_ada->rail()->isHidden());
        QTRY_COMPARE_WITH_TIMEOUT(m_other.followers(), 1, patience); // Carol's
        type(*m_bob, u"still here"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList{u"still here"_s}, patience);
        m_ada->leaveServer();
        QVERIFY(m_ada->isOnStartPage());
        restart();
        QVERIFY(m_ada->isOnStartPage());
    }

    void whatWaitsAtAServerThatIsLeftIsSaidWhereTheWindowIsThen()
    {
        m_carol.reset();
        const QString where = m_other.url.authority();
        m_other = {};
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(*m_ada) != State::Connected, patience);
        m_ada->leaveServer();
        QVERIFY2(m_ada->page()->notice()->text().contains(where), qPrintable(m_ada->page()->notice()->text()));
    }

    // It says that the messages go out once it is joined again: they do, or are gone.
    void whatIsSaidOfAServerThatIsLeftGoesWhenItIsBackOrForgotten_data()
    {
        QTest::addColumn<bool>("forgets");
        QTest::newRow("back") << false;
        QTest::newRow("forgotten") << true;
    }
    void whatIsSaidOfAServerThatIsLeftGoesWhenItIsBackOrForgotten()
    {
        QFETCH(const bool, forgets);
        m_carol.reset();
        const QUrl where = m_other.url;
        m_other = {};
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(*m_ada) != State::Connected, patience);
        m_ada->leaveServer();
        const QString said = m_ada->page()->notice()->text();
        QVERIFY(said.contains(where.authority()));
        const MainWindow *second = m_ada->openAnother();
        if (forgets)
            m_ada->servers()->forget(where);
        else
            m_ada->goToServer(where);
        m_ada->showWorkspace(at(m_home));
        QVERIFY(m_ada->page()->notice()->text() != said);
        QCOMPARE(m_ada->page()->notice()->text().isEmpty(), !forgets); // that it was forgotten is said
        delete second;
    }

    void whatAPageSaysOfAServerGoesWithIt()
    {
        m_ada->leaveServer();
        m_ada->page()->notice()->keep(u"Not changed."_s, u"Again"_s, [] {});
        m_ada->leaveServer();
        QVERIFY(m_ada->isOnStartPage());
        m_ada->goToServer(m_other.url);
        QVERIFY(!m_ada->isOnStartPage());
        QCOMPARE(m_ada->page()->notice()->text(), QString());
    }

    // Both show it; the one that is asked says so.
    void leavingSaysWhereItLeavesWhatOtherWindowsShow()
    {
        const auto words = [this](Workspace *workspace) {
            const std::unique_ptr<QMenu> menu(makeRailMenu(m_ada.get(), workspace));
            return menu->actions().constFirst()->text();
        };
        QCOMPARE(words(at(m_other.url)), u"&Leave this server"_s);
        const std::unique_ptr<MainWindow> second(m_ada->openAnother());
        QCOMPARE(words(at(m_other.url)), u"&Leave this server in all windows"_s);
        QCOMPARE(words(at(m_home)), u"&Leave this server"_s); // no other window shows that
        QStringList inBar;
        QMenu *tincan = m_ada->menuBar()->actions().constFirst()->menu();
        Q_EMIT tincan->aboutToShow();
        for (const QAction *action : tincan->actions())
            inBar += action->text();
        QVERIFY(inBar.contains(u"&Leave this server in all windows"_s));
    }

    void whatIsForgottenIsGoneFromHereAndTheOtherIsNot()
    {
        type(*m_ada, u"to be forgotten"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_carol), QStringList{u"to be forgotten"_s}, patience);
        m_ada->page()->composer()->setText(u"a draft"_s);
        m_ada->workspace()->marks()->set(Mark::Muted, u"lobby"_s, true);
        at(m_home)->marks()->set(Mark::Favourite, u"lobby"_s, true);
        m_ada->workspace()->profile().setToken("secret");
        const QString host = m_other.url.authority().replace(u'.', u'-').replace(u':', u'-');
        const QString folder = m_folder->filePath(u"Ada"_s);
        const auto histories = [&] { return QDir(folder).entryList({host + u"-*"_s}, QDir::Files).size(); };
        QVERIFY(histories() > 0 && m_ada->servers()->historySize(m_other.url) > 0);
        const qint64 home = m_ada->servers()->historySize(m_home);

        m_ada->askForget(m_other.url);
        auto *dialog = questionOf<ForgetDialog>(*m_ada);
        QVERIFY(dialog && dialog->windowTitle().contains(m_other.url.authority()));
        dialog->acceptButton()->click();
        QCOMPARE(histories(), 0);
        QVERIFY(m_ada->servers()->historySize(m_home) >= home);
        QCOMPARE(m_ada->workspace()->profile().server(), m_home);
        QVERIFY(m_ada->page()->notice()->text().contains(m_other.url.authority()));
        QVERIFY(!m_ada->servers()->known().all().contains(m_other.url));
        joinByAddress(m_other.url);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_ada), State::Connected, patience);
        QCOMPARE(m_ada->page()->composer()->text(), QString());
        QVERIFY(!m_ada->workspace()->marks()->has(Mark::Muted, u"lobby"_s));
        QVERIFY(at(m_home)->marks()->has(Mark::Favourite, u"lobby"_s));
        QVERIFY(m_ada->workspace()->profile().token().isEmpty());
    }

    void whoIsForgottenAsTheOnlyOneComesBackWithoutMarks()
    {
        m_ada->leaveServer();
        QCOMPARE(m_ada->servers()->all().size(), size_t(1));
        m_ada->workspace()->marks()->set(Mark::Muted, u"lobby"_s, true);
        m_ada->servers()->forget(m_home);
        QVERIFY(m_ada->isOnStartPage());
        m_ada->goToServer(m_home);
        QVERIFY(!m_ada->workspace()->marks()->has(Mark::Muted, u"lobby"_s));
    }

    void aLinkWithAnotherCertificateIsAskedAboutAndOneWithNoneChangesNothing()
    {
        const QUrl pinned(u"https://chat.example.invalid:8443"_s);
        const QByteArray trusted("aa");
        m_ada->servers()->profile().setPin(pinned, trusted);
        m_ada->askJoin(pinned, {.code = u"code"_s, .pin = {}});
        questionOf<JoinDialog>(*m_ada)->acceptButton()->click();
        QCOMPARE(m_ada->servers()->profile().pin(pinned), trusted);
        m_ada->leaveServer();
        m_ada->askJoin(pinned, {.code = u"code"_s, .pin = "bb"});
        questionOf<JoinDialog>(*m_ada)->acceptButton()->click();
        QTRY_VERIFY(questionOf<CertificateDialog>(*m_ada));
        questionOf<CertificateDialog>(*m_ada)->reject();
        QCOMPARE(m_ada->servers()->profile().pin(pinned), trusted);
        QVERIFY(!m_ada->servers()->find(pinned));
    }
};

QTEST_MAIN(ServersLeftTest)
#include "tst_servers_left.moc"
