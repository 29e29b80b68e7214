#include "support/hub_fixture.h"
#include "support/ledger.h"

#include <QSignalSpy>
#include <QtTest>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

constexpr int messages = 2'000;
constexpr int switchAt = 300; // both lines change when so many have come
constexpr int killAt = 700;

SessionOptions optionsFor(const HubFixture &hub, TransportKind kind, const QString &folder, const QString &name)
{
    SessionOptions options;
    options.transport.server = hub.url();
    options.transport.name = name;
    options.transport.pollInterval = std::chrono::milliseconds(20);
    options.reconnect.reconnectInterval = std::chrono::milliseconds(20);
    options.choice = LineChoice{kind};
    options.profileFolder = folder;
    return options;
}

struct Party
{
    explicit Party(const HubFixture &hub, TransportKind kind, const QString &name)
        : options(optionsFor(hub, kind, folder.path(), name))
    {}
    bool open() { return bool(session.open(options)); }
    bool connected() const { return session.status().state == ConnectionStatus::State::Connected; }

    QTemporaryDir folder;
    SessionOptions options;
    Session session;
    Ledger ledger{session};
    QSignalSpy switched{&session, &Session::switched};
};

} // namespace

class TestSwitching : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // Where there is a disk of memory, fsync is free: what is tried here is the seam, not the disk.
    void initTestCase()
    {
        if (QFileInfo(u"/dev/shm"_s).isWritable())
            qputenv("TMPDIR", "/dev/shm");
    }

    void switchingMidBurstLosesNothing_data() { pairs(); }
    void switchingMidBurstLosesNothing() { run(false); }

    void switchingWhileTheServerIsRestartedLosesNothing_data() { pairs(); }
    void switchingWhileTheServerIsRestartedLosesNothing() { run(true); }

private:
    static void pairs()
    {
        QTest::addColumn<TransportKind>("from");
        QTest::addColumn<TransportKind>("to");
        for (const TransportKind from : allTransportKinds)
            for (const TransportKind to : allTransportKinds)
                QTest::addRow("%s to %s", qPrintable(toWord(from)), qPrintable(toWord(to))) << from << to;
    }

    void run(bool restart)
    {
        QFETCH(TransportKind, from);
        QFETCH(TransportKind, to);
        HubFixture hub;
        QVERIFY2(hub.isRunning(), qPrintable(hub.error()));
        Party writer(hub, from, u"Ada"_s);
        Party reader(hub, from, u"Bob"_s);
        QVERIFY(writer.open());
        QVERIFY(reader.open());
        QTRY_VERIFY(writer.connected() && reader.connected());

        bool chosen = false;
        bool killed = false;
        connect(&reader.session, &Session::eventsStored, &reader.ledger, [&] {
            const qsizetype seen = reader.ledger.events.size();
            if (seen >= switchAt && !std::exchange(chosen, true)) {
                writer.session.choose(LineChoice{to});
                reader.session.choose(LineChoice{to});
            }
            if (restart && seen >= killAt && !std::exchange(killed, true))
                QMetaObject::invokeMethod(
                    this, [&hub] { hub.restart(); }, Qt::QueuedConnection);
        });
        QStringList ids;
        for (int i = 0; i < messages; ++i)
            ids.append(*writer.session.send(u"lobby"_s, QString::number(i)));

        QTRY_COMPARE_WITH_TIMEOUT(reader.ledger.events.size(), messages, 120'000);
        QTRY_COMPARE_WITH_TIMEOUT(writer.ledger.events.size(), messages, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(writer.ledger.sent(), messages, 30'000);
        QTRY_VERIFY(writer.connected() && reader.connected());
        QTRY_COMPARE(writer.ledger.rows.size(), size_t(messages));
        QTRY_COMPARE(reader.ledger.rows.size(), size_t(messages));
        QCOMPARE(killed, restart);
        QVERIFY(chosen);
        QCOMPARE(writer.session.status().line, std::optional(to));
        QCOMPARE(reader.session.status().line, std::optional(to));
        if (!restart) { // where the server went away in the middle, the new line may have begun anew
            QCOMPARE(writer.switched.size(), 1);
            QCOMPARE(reader.switched.size(), 1);
        }

        const QList<Durable> log = logOf(hub.url(), hub.hub().head().epoch);
        QStringList logged;
        for (const Durable &event : log)
            logged.append(event.id);
        QCOMPARE(logged, ids); // nothing lost, nothing twice, in the order of writing
        QCOMPARE(writer.ledger.compareWith(log), QString());
        QCOMPARE(reader.ledger.compareWith(log), QString());
        QCOMPARE(writer.ledger.gaps + reader.ledger.gaps, 0);
        QVERIFY(writer.session.unsent().isEmpty());
        for (const auto &[id, row] : writer.ledger.rows)
            QVERIFY(row.own && row.delivery == Delivery::Sent);
    }
};

QTEST_GUILESS_MAIN(TestSwitching)
#include "tst_switching.moc"
