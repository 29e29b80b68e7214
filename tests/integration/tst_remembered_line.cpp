// Automatic remembers what a network lets pass: the next start on it begins there, another network knows nothing of it,
// and what passes again is found by looking upward.
#include "core/session/session.h"
#include "support/fault_proxy.h"
#include "support/hub_fixture.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class TestRememberedLine : public QObject
{
    Q_OBJECT

    // A start of the program: which lines it tried until it was connected.
    struct Run
    {
        explicit Run(const SessionOptions &options)
        {
            QObject::connect(&session, &Session::statusChanged, &session, [this](const ConnectionStatus &status) {
                const bool another = tried.isEmpty() || tried.last() != status.line;
                if (status.state == ConnectionStatus::State::Connecting && another)
                    tried.append(*status.line);
            });
            opened = bool(session.open(options));
        }
        bool connectedBy(TransportKind kind) const
        {
            return session.status().state == ConnectionStatus::State::Connected && session.status().line == kind;
        }

        QList<TransportKind> tried;
        bool opened = false;
        Session session;
    };

private Q_SLOTS:
    void aStartOnTheSameNetworkBeginsWithWhatWorked()
    {
        using Kind = TransportKind;
        HubFixture hub;
        FaultProxy proxy(hub.port());
        QVERIFY(proxy.start());
        Faults faults;
        faults.stripUpgrade = true;
        proxy.setFaults(faults);
        QTemporaryDir folder;
        SessionOptions options;
        options.transport.server = proxy.url();
        options.profileFolder = folder.path();
        options.network = [] { return QByteArray("office"); };
        {
            Run first(options);
            QVERIFY(first.opened);
            QTRY_VERIFY(first.connectedBy(Kind::Sse));
            QCOMPARE(first.tried, QList<Kind>({Kind::WebSocket, Kind::Sse}));
        }
        {
            SessionOptions elsewhere = options;
            elsewhere.network = [] { return QByteArray("home"); };
            Run other(elsewhere);
            QTRY_VERIFY(other.connectedBy(Kind::Sse));
            QCOMPARE(other.tried.first(), Kind::WebSocket);
        }
        {
            Run second(options);
            QTRY_VERIFY(second.connectedBy(Kind::Sse));
            QCOMPARE(second.tried, QList<Kind>{Kind::Sse});
            QCOMPARE(second.session.status().blockedLine, std::optional(Kind::WebSocket));
            // The proxy is gone: the next look upward, here a person's, finds it out.
            proxy.heal();
            second.session.tryNow();
            QTRY_VERIFY(second.connectedBy(Kind::WebSocket));
        }
        Run third(options);
        QTRY_VERIFY(third.connectedBy(Kind::WebSocket));
        QCOMPARE(third.tried, QList<Kind>{Kind::WebSocket});
    }
};

QTEST_GUILESS_MAIN(TestRememberedLine)
#include "tst_remembered_line.moc"
