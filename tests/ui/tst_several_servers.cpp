// Several servers open in one window: each goes on while another is shown.
#include "two_windows.h"
#include "ui/attachment_strip.h"
#include "ui/certificate_dialog.h"
#include "ui/forget_dialog.h"
#include "ui/host_dialog.h"
#include "ui/join_dialog.h"
#include "ui/notice_bar.h"
#include "ui/notices_of.h"
#include "ui/server_rail.h"
#include "ui/side_bar.h"
#include "ui/stop_hosting_dialog.h"

#include <QDir>
#include <QElapsedTimer>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTcpServer>
#include <QToolButton>

using namespace tincan;
using namespace std::chrono_literals;

namespace {

class Board : public Notifications
{
public:
    void show(const QString &key, const QString &title, const QString &) override { notices.insert(key, title); }
    void withdraw(const QString &key) override { notices.remove(key); }

    QHash<QString, QString> notices;
};

} // namespace

// Ada's window is on the home hub, where Bob is, and on another one, where Carol is; that is shown.
class SeveralServersTest : public TwoWindows
{
    Q_OBJECT

    HostedServer m_other;
    std::unique_ptr<MainWindow> m_carol;
    QUrl m_home;

    ServerButton *buttonOf(const QUrl &server) const
    {
        for (ServerButton *button : m_ada->rail()->buttons()) {
            if (button->workspace()->profile().server() == server)
                return button;
        }
        return nullptr;
    }
    Workspace *at(const QUrl &server) const { return m_ada->servers()->find(server); }
    void restart()
    {
        m_ada->close();
        m_ada.reset();
        m_ada =
            std::make_unique<MainWindow>(std::make_shared<ServerSet>(m_folder->filePath(u"Ada"_s), hostOnThisComputer));
        m_ada->show();
        m_ada->servers()->start();
    }
    void joinByAddress(const QUrl &server)
    {
        m_ada->askJoin(server);
        questionOf<JoinDialog>(*m_ada)->acceptButton()->click();
    }

private Q_SLOTS:
    void init()
    {
        open();
        m_home = m_server.url;
        auto other = hostOnThisComputer(0, m_folder->filePath(u"other"_s));
        QVERIFY(other);
        m_other = std::move(other).value();
        m_carol = openAlone(m_folder->filePath(u"Carol"_s));
        m_carol->workspace()->setName(u"Carol"_s);
        m_carol->workspace()->connectTo(m_other.url);
        QVERIFY(m_ada->rail()->isHidden()); // for one server
        joinByAddress(m_other.url);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_ada), State::Connected, patience);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_carol), State::Connected, patience);
        QCOMPARE(m_ada->workspace()->profile().server(), m_other.url);
        QVERIFY(m_ada->rail()->isVisible());
    }
    void cleanup()
    {
        m_carol.reset();
        close();
        m_other = {};
    }

    void whatIsSaidAtTheOneThatIsNotShownIsCountedAndThereAtOnce()
    {
        type(*m_bob, u"at home"_s);
        QTRY_COMPARE_WITH_TIMEOUT(buttonOf(m_home)->unread(), 1, patience);
        QVERIFY(buttonOf(m_home)->accessibleName().contains(u"1 unread"_s));
        QVERIFY(m_ada->windowTitle().startsWith(u"(1) "_s));
        QVERIFY(texts(*m_ada).isEmpty());
        QVERIFY(buttonOf(m_other.url)->isChecked());
        m_ada->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_ada.get()));
        QTest::mouseClick(buttonOf(m_home), Qt::LeftButton);
        QCOMPARE(m_ada->workspace()->profile().server(), m_home);
        QVERIFY(buttonOf(m_home)->isChecked() && !buttonOf(m_other.url)->isChecked());
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList{u"at home"_s}, patience);
        QTRY_COMPARE_WITH_TIMEOUT(buttonOf(m_home)->unread(), 0, patience);
        QVERIFY(!m_ada->windowTitle().startsWith(u'('));
        QCOMPARE(m_server.followers(), 2); // the line was not opened anew
        type(*m_ada, u"seen"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_bob), QStringList({u"at home"_s, u"seen"_s}), patience);
        QVERIFY(texts(*m_carol).isEmpty());
    }

    void whatIsBegunStaysAtItsServer()
    {
        m_ada->page()->composer()->setText(u"for Carol"_s);
        QFile file(m_folder->filePath(u"notes.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("notes") == 5);
        file.close();
        m_ada->page()->composer()->files()->add({file.fileName()});
        QTRY_COMPARE(m_ada->page()->composer()->files()->files().size(), 1);
        m_ada->showWorkspace(at(m_home));
        QCOMPARE(m_ada->page()->composer()->text(), QString());
        QVERIFY(m_ada->page()->composer()->files()->files().isEmpty());
        m_ada->page()->composer()->setText(u"for Bob"_s);
        m_ada->showWorkspace(at(m_other.url));
        QCOMPARE(m_ada->page()->composer()->text(), u"for Carol"_s);
        QCOMPARE(m_ada->page()->composer()->files()->files().size(), 1);
        restart();
        QCOMPARE(m_ada->page()->composer()->text(), u"for Carol"_s);
        m_ada->showWorkspace(at(m_home));
        QCOMPARE(m_ada->page()->composer()->text(), u"for Bob"_s);
    }

    void theNextStartOpensBothInTheirOrderAndShowsTheSame()
    {
        QList<QUrl> before;
        for (const ServerButton *button : m_ada->rail()->buttons())
            before.append(button->workspace()->profile().server());
        QCOMPARE(before, QList<QUrl>({m_home, m_other.url}));
        for (const QUrl &shown : before) {
            m_ada->showWorkspace(at(shown));
            restart();
            QCOMPARE(m_ada->workspace()->profile().server(), shown);
            QList<QUrl> after;
            for (const ServerButton *button : m_ada->rail()->buttons())
                after.append(button->workspace()->profile().server());
            QCOMPARE(after, before);
            for (const QUrl &server : before)
                QTRY_COMPARE_WITH_TIMEOUT(at(server)->lines()->status().state, State::Connected, patience);
        }
    }

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

    void theOptionsOfTheLineHoldAtTheOneThatIsNotShown()
    {
        ServerSet &servers = *m_ada->servers();
        servers.setOptions(servers.profile().transport(), {.reconnectInterval = 50ms, .maxReconnectCount = 1});
        m_bob.reset();
        m_server = {};
        QTRY_COMPARE_WITH_TIMEOUT(at(m_home)->lines()->status().state, State::NeedsYou, patience);
        QCOMPARE(stateOf(*m_ada), State::Connected);
    }

    void theKeysAndTheMenuGoFromOneToAnother()
    {
        m_ada->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_ada.get()));
        QTest::keyClick(m_ada.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(m_ada->workspace()->profile().server(), m_home);
        QTest::keyClick(m_ada.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_ada->workspace()->profile().server(), m_other.url);
        QTest::keyClick(m_ada.get(), Qt::Key_Down, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(m_ada->workspace()->profile().server(), m_home); // round
    }

    void aLinkToAMessageOfOneShowsThat()
    {
        type(*m_bob, u"at home"_s);
        QTRY_COMPARE_WITH_TIMEOUT(buttonOf(m_home)->unread(), 1, patience);
        const QString id = m_bob->page()->model()->rows().back().id;
        m_ada->comeForward(MessageLink{m_home, u"lobby"_s, id});
        QCOMPARE(m_ada->workspace()->profile().server(), m_home);
        QVERIFY(!m_ada->question());
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList{u"at home"_s}, patience);
    }

    void aRoomOfTheSameNameHasItsNoticeByServer()
    {
        Board board;
        ServerSet &servers = *m_ada->servers();
        NoticesOf home(1, *at(m_home), servers, board);
        NoticesOf other(2, *at(m_other.url), servers, board);
        home.show(u"lobby"_s, u"Lobby"_s, u"Bob: hello"_s);
        other.show(u"lobby"_s, u"Lobby"_s, u"Carol: hello"_s);
        QCOMPARE(board.notices.size(), 2);
        for (const QUrl &server : {m_home, m_other.url})
            QVERIFY(board.notices.values().contains(u"Lobby on %1"_s.arg(server.authority())));
        QSignalSpy homeChosen(&home, &Notifications::chosen);
        QSignalSpy otherChosen(&other, &Notifications::chosen);
        for (const QString &key : board.notices.keys())
            Q_EMIT board.chosen(key);
        QCOMPARE(homeChosen, QList<QVariantList>{{u"lobby"_s}});
        QCOMPARE(otherChosen, QList<QVariantList>{{u"lobby"_s}});
        QSignalSpy homeReplied(&home, &Notifications::replied);
        QSignalSpy otherReplied(&other, &Notifications::replied);
        QSignalSpy homeRead(&home, &Notifications::readChosen);
        for (const QString &key : board.notices.keys()) {
            Q_EMIT board.replied(key, key);
            Q_EMIT board.readChosen(key);
        }
        QCOMPARE(homeReplied, (QList<QVariantList>{{u"lobby"_s, u"1/lobby"_s}}));
        QCOMPARE(otherReplied, (QList<QVariantList>{{u"lobby"_s, u"2/lobby"_s}}));
        QCOMPARE(homeRead, QList<QVariantList>{{u"lobby"_s}});
        home.withdraw(u"lobby"_s);
        QCOMPARE(board.notices.values(), QStringList{u"Lobby on %1"_s.arg(m_other.url.authority())});
    }

    void whoHostsMayJoinAnotherAndGoesOnHosting()
    {
        m_bob->leaveServer();
        m_ada->showWorkspace(at(m_home));
        m_ada->leaveServer();
        m_ada->workspace()->profile().setHostPort(quint16(m_home.port()));
        m_ada->workspace()->profile().setHostUrl(m_home);
        m_server = {};
        restart();
        QVERIFY(m_ada->servers()->hosting());
        m_bob->workspace()->connectTo(m_home);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_bob), State::Connected, patience);
        m_ada->goToServer(m_other.url);
        QVERIFY(!m_ada->question());
        type(*m_bob, u"still there?"_s);
        QTRY_COMPARE_WITH_TIMEOUT(at(m_home)->unread(), 1, patience);
        QVERIFY(!m_ada->close()); // Bob is there
        questionOf<StopHostingDialog>(*m_ada)->reject();
        m_ada->askHost();
        QCOMPARE(m_ada->workspace(), m_ada->servers()->hosting());
        m_ada->question()->reject();
        m_ada->servers()->hosting()->leave();
        QVERIFY(!m_ada->servers()->hosting());
    }

    void aNewServerBeginsInItsLobbyAndHearsOfNoRoomElsewhere()
    {
        m_ada->showWorkspace(at(m_home));
        Room design;
        design.id = u"design"_s;
        design.title = u"Design"_s;
        m_ada->conversation()->createRoom(design);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->conversation()->room(), u"design"_s, patience);
        const auto third = hostOnThisComputer(0, m_folder->filePath(u"third"_s));
        QVERIFY(third);
        joinByAddress(third->url);
        QCOMPARE(m_ada->conversation()->room(), u"lobby"_s);
        m_ada->showWorkspace(at(m_home));
        QCOMPARE(m_ada->conversation()->room(), u"design"_s);
        m_ada->showWorkspace(at(third->url));
        m_ada->leaveServer(); // before it ends
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

    void hostingThatFailedOnceIsStartedOnceWhenItWorks()
    {
        m_ada->showWorkspace(at(m_home));
        m_ada->leaveServer();
        Profile &profile = m_ada->workspace()->profile();
        const QUrl hosted(u"http://127.0.0.1:%1"_s.arg(m_home.port()));
        profile.setHostPort(quint16(m_home.port())); // which is taken: the hub at home runs
        profile.setHostUrl(hosted);
        restart();
        QVERIFY(!m_ada->servers()->hosting());
        m_ada->showWorkspace(at(m_other.url)); // is what the next start shows first
        m_bob->leaveServer();
        m_server = {};
        restart();
        QVERIFY(m_ada->servers()->hosting());
        QCOMPARE(m_ada->rail()->buttons().size(), 2);
        QVERIFY2(m_ada->page()->notice()->text().isEmpty(), qPrintable(m_ada->page()->notice()->text()));
        m_ada->servers()->hosting()->leave();
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

    void aStartWithOneThatIsAwayAndOneThatSaysNothingIsUsableAtOnce()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const QUrl away(u"http://127.0.0.1:%1"_s.arg(closed.serverPort()));
        closed.close();
        m_ada->goToServer(away);
        m_ada->goToServer(QUrl(u"http://127.0.0.1:%1"_s.arg(silent.serverPort())));
        m_ada->showWorkspace(at(m_home));
        restart();
        QCOMPARE(m_ada->rail()->buttons().size(), 4);
        type(*m_ada, u"at once"_s); // whatever the others do
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_bob), QStringList{u"at once"_s}, patience);
        QTRY_VERIFY_WITH_TIMEOUT(buttonOf(away)->accessibleName().contains(u"Reconnecting"_s) ||
                                     at(away)->lines()->status().failure,
                                 patience);
        QElapsedTimer leaving;
        leaving.start();
        QVERIFY(m_ada->close());
        m_ada.reset();
        QVERIFY2(leaving.elapsed() < 2'000, qPrintable(u"%1 ms"_s.arg(leaving.elapsed()))); // laws, L9
    }

    void theSquareTellsServersApart()
    {
        const auto letter = [](const QString &server) { return ServerButton::letterOf(QUrl(server)); };
        QCOMPARE(letter(u"https://www.example.org"_s), u"E"_s);
        QCOMPARE(letter(u"http://192.168.1.27:8080"_s), u"27"_s);
        QCOMPARE(letter(u"http://[fe80::1f]:8080"_s), u"1f"_s);
        QVERIFY(letter(u"http://127.0.0.1:4210"_s) != letter(u"http://127.0.0.1:4211"_s));
    }

    void whoHostsAgainIsOfferedTheSamePort()
    {
        m_ada->servers()->profile().setHostPort(quint16(4210));
        m_ada->servers()->profile().setHostPort(std::nullopt);
        m_ada->askHost();
        QCOMPARE(questionOf<HostDialog>(*m_ada)->portBox()->value(), 4210);
        m_ada->question()->reject();
    }

    void oneThatIsGoneHoldsNobodyUp()
    {
        m_carol.reset();
        m_other = {};
        QTRY_VERIFY_WITH_TIMEOUT(buttonOf(m_ada->workspace()->profile().server())->tone() != ChipText::Tone::Good,
                                 patience);
        m_ada->showWorkspace(at(m_home));
        type(*m_ada, u"here"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_bob), QStringList{u"here"_s}, patience);
    }
};

QTEST_MAIN(SeveralServersTest)
#include "tst_several_servers.moc"
