// Several servers at the next start, and those among them that are hosted here.
#include "several_servers.h"
#include "ui/host_dialog.h"
#include "ui/notice_bar.h"
#include "ui/stop_hosting_dialog.h"

#include <QElapsedTimer>
#include <QSpinBox>
#include <QTcpServer>

using namespace tincan;

class ServersAtStartTest : public SeveralServers
{
    Q_OBJECT
private Q_SLOTS:
    void init() { openAll(); }
    void cleanup() { closeAll(); }

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
        QTRY_COMPARE_WITH_TIMEOUT(at(m_home)->summary().unread, 1, patience);
        QVERIFY(!m_ada->close()); // Bob is there
        questionOf<StopHostingDialog>(*m_ada)->reject();
        m_ada->askHost();
        QCOMPARE(m_ada->workspace(), m_ada->servers()->hosting());
        m_ada->question()->reject();
        m_ada->servers()->hosting()->leave();
        QVERIFY(!m_ada->servers()->hosting());
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

    void whoHostsAgainIsOfferedTheSamePort()
    {
        m_ada->servers()->profile().setHostPort(quint16(4210));
        m_ada->servers()->profile().setHostPort(std::nullopt);
        m_ada->askHost();
        QCOMPARE(questionOf<HostDialog>(*m_ada)->portBox()->value(), 4210);
        m_ada->question()->reject();
    }
};

QTEST_MAIN(ServersAtStartTest)
#include "tst_servers_at_start.moc"
