// Several servers open in one window: each goes on while another is shown.
#include "several_servers.h"
#include "ui/attachment_strip.h"
#include "ui/language.h"
#include "ui/line_words.h"
#include "ui/notices_of.h"
#include "ui/side_bar.h"

#include <QSignalSpy>

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

class SeveralServersTest : public SeveralServers
{
    Q_OBJECT
private Q_SLOTS:
    void init() { openAll(); }
    void cleanup() { closeAll(); }

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

    void howOneIsIsMadeOnceForAllWindowsAndToldWhereItIsNews()
    {
        const std::unique_ptr<MainWindow> second(m_ada->openAnother());
        QSignalSpy told(at(m_home), &Workspace::summaryChanged);
        type(*m_bob, u"at home"_s);
        for (const MainWindow *window : {m_ada.get(), second.get()})
            QTRY_COMPARE_WITH_TIMEOUT(buttonOf(m_home, *window)->unread(), 1, patience);
        QCOMPARE(told.size(), 1);
        at(m_home)->markRead(u"lobby"_s);
        for (const MainWindow *window : {m_ada.get(), second.get()})
            QCOMPARE(buttonOf(m_home, *window)->unread(), 0);
        QCOMPARE(told.size(), 2);
        at(m_home)->markRead(u"lobby"_s);
        QCOMPARE(told.size(), 2);
    }

    void howOneIsIsSaidInTheLanguageOfNow()
    {
        const auto back = qScopeGuard([] { Language::shared().set({}); });
        const auto words = [this] { return LineWords::full(*at(m_home)->lines()->status().line); };
        const QString before = words();
        QVERIFY(buttonOf(m_home)->accessibleName().contains(before));
        QVERIFY(Language::shared().set(u"zh_CN"_s));
        QVERIFY(words() != before);
        QVERIFY(buttonOf(m_home)->accessibleName().contains(words()));
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

    void theSquareTellsServersApart()
    {
        const auto letter = [](const QString &server) { return ServerButton::letterOf(QUrl(server)); };
        QCOMPARE(letter(u"https://www.example.org"_s), u"E"_s);
        QCOMPARE(letter(u"http://192.168.1.27:8080"_s), u"27"_s);
        QCOMPARE(letter(u"http://[fe80::1f]:8080"_s), u"1f"_s);
        QVERIFY(letter(u"http://127.0.0.1:4210"_s) != letter(u"http://127.0.0.1:4211"_s));
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
