// A session whose process was stopped, or whose machine slept, while the router forgot its connections: each line is
// there again at once with what was said meanwhile, without a wait and without what a heartbeat would find out.
#include "core/session/sleep_watch.h"
#include "support/fake_clock.h"
#include "support/fault_proxy.h"
#include "support/hub_fixture.h"
#include "support/ledger.h"

#include <QtTest>

using namespace tincan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestWake : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isLiveAgainAtOnceAndHasEverything_data()
    {
        QTest::addColumn<TransportKind>("kind");
        QTest::addColumn<bool>("stopped");
        for (const TransportKind kind : allTransportKinds) {
            QTest::addRow("%s, stopped", qPrintable(toWord(kind))) << kind << true;
            QTest::addRow("%s, asleep", qPrintable(toWord(kind))) << kind << false;
        }
    }
    void isLiveAgainAtOnceAndHasEverything()
    {
        QFETCH(const TransportKind, kind);
        QFETCH(const bool, stopped);
        HubFixture hub;
        QVERIFY2(hub.isRunning(), qPrintable(hub.error()));
        FaultProxy proxy(hub.port());
        QVERIFY(proxy.start());

        Session ada;
        QVERIFY(ada.open(optionsFor(hub.url(), TransportKind::WebSocket)));
        FakeClock clock;
        Session bob(clock);
        const Ledger ledger(bob);
        QVERIFY(bob.open(optionsFor(proxy.url(), kind)));
        QTRY_COMPARE(bob.status().state, ConnectionStatus::State::Connected);
        const int before = proxy.accepted();

        proxy.forgetAll();
        for (int i = 0; i < 20; ++i)
            QVERIFY(ada.send(u"lobby"_s, QString::number(i)));
        QTRY_VERIFY(ada.unsent().isEmpty());
        QCOMPARE(bob.status().state, ConnectionStatus::State::Connected);
        if (stopped)
            clock.stop(10min);
        else
            clock.sleep(10min);
        clock.advance(stopped ? 0s : lookEvery);
        QCOMPARE(bob.status().state, ConnectionStatus::State::Connecting);

        QTRY_COMPARE(bob.status().state, ConnectionStatus::State::Connected);
        QTRY_COMPARE(ledger.events.size(), 20);
        for (qsizetype i = 0; i < 20; ++i)
            QCOMPARE(std::get<MessageText>(ledger.events[i].body).text, QString::number(i));
        QCOMPARE(ledger.gaps, 0);
        QVERIFY(proxy.accepted() > before);
    }

private:
    static SessionOptions optionsFor(const QUrl &server, TransportKind kind)
    {
        SessionOptions options;
        options.transport.server = server;
        options.transport.name = toWord(kind);
        options.choice = LineChoice{kind};
        return options;
    }
};

QTEST_GUILESS_MAIN(TestWake)
#include "tst_wake.moc"
