// What the two tests of switching share: a writer and a reader over real sockets and real files change their lines in
// the middle of a burst, and afterwards everybody has the same log.
#pragma once

#include "support/ledger.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

namespace tincan {

inline constexpr int burst = 2'000;
inline constexpr int switchAt = 300;  // both lines change when so many have come
inline constexpr int restartAt = 700; // and the server goes, where it goes

struct Party
{
    Party(const QUrl &server, TransportKind kind, const QString &name)
    {
        options.transport.server = server;
        options.transport.name = name;
        options.transport.pollInterval = std::chrono::milliseconds(20);
        options.reconnect.reconnectInterval = std::chrono::milliseconds(20);
        options.choice = LineChoice{kind};
        options.profileFolder = folder.path();
    }
    bool open() { return bool(session.open(options)); }
    bool connected() const { return session.status().state == ConnectionStatus::State::Connected; }

    QTemporaryDir folder;
    SessionOptions options;
    Session session;
    Ledger ledger{session};
    QSignalSpy switched{&session, &Session::switched};
};

// Every ordered pair of the five, the same one included.
inline void everyPair()
{
    QTest::addColumn<TransportKind>("from");
    QTest::addColumn<TransportKind>("to");
    for (const TransportKind from : allTransportKinds)
        for (const TransportKind to : allTransportKinds)
            QTest::addRow("%s to %s", qPrintable(toWord(from)), qPrintable(toWord(to))) << from << to;
}

// One row. `Server` is a HubFixture or a TincandProcess; with `restart` it goes and comes back in the middle.
template<class Server>
void switchInMidBurst(Server &server, bool restart)
{
    QFETCH(TransportKind, from);
    QFETCH(TransportKind, to);
    QVERIFY2(server.isRunning(), qPrintable(server.error()));
    Party writer(server.url(), from, QStringLiteral("Ada"));
    Party reader(server.url(), from, QStringLiteral("Bob"));
    QVERIFY(writer.open());
    QVERIFY(reader.open());
    QTRY_VERIFY(writer.connected() && reader.connected());

    bool chosen = false;
    bool restarted = false;
    QObject::connect(&reader.session, &Session::eventsStored, &reader.ledger, [&] {
        const qsizetype seen = reader.ledger.events.size();
        if (seen >= switchAt && !std::exchange(chosen, true)) {
            writer.session.choose(LineChoice{to});
            reader.session.choose(LineChoice{to});
        }
        if (restart && seen >= restartAt && !std::exchange(restarted, true))
            QMetaObject::invokeMethod(
                &reader.ledger, [&server] { server.restart(); }, Qt::QueuedConnection);
    });
    QStringList ids;
    for (int i = 0; i < burst; ++i)
        ids.append(*writer.session.send(QStringLiteral("lobby"), QString::number(i)));

    QTRY_COMPARE_WITH_TIMEOUT(reader.ledger.events.size(), burst, 120'000);
    // A held request that dies unseen is given up after its 25 s and 10 more.
    QTRY_COMPARE_WITH_TIMEOUT(writer.ledger.events.size(), burst, 90'000);
    QTRY_COMPARE_WITH_TIMEOUT(writer.ledger.sent(), burst, 30'000);
    QTRY_COMPARE(writer.ledger.rows.size(), size_t(burst));
    QTRY_COMPARE(reader.ledger.rows.size(), size_t(burst));
    QCOMPARE(restarted, restart);
    // A restart that hits the new line in the middle of the switch makes it begin anew, without an old one to retire.
    QTRY_VERIFY_WITH_TIMEOUT(writer.connected() && writer.session.status().line == to, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(reader.connected() && reader.session.status().line == to, 30'000);
    if (!restart) {
        QCOMPARE(writer.switched.size(), 1);
        QCOMPARE(reader.switched.size(), 1);
    }

    const QList<Durable> log = logOf(server.url(), reader.ledger.events.first().cursor.epoch);
    QStringList logged;
    for (const Durable &event : log)
        logged.append(event.id);
    QCOMPARE(logged, ids); // nothing lost, nothing twice, in the order of writing
    QCOMPARE(writer.ledger.compareWith(log), QString());
    QCOMPARE(reader.ledger.compareWith(log), QString());
    QCOMPARE(writer.ledger.gaps + reader.ledger.gaps, 0);
    QVERIFY(writer.session.unsent().isEmpty());
    // Rows are said once a frame, so the last ones may still be on their way.
    const auto isSent = [](const auto &row) { return row.second.own && row.second.delivery == Delivery::Sent; };
    QTRY_VERIFY(std::all_of(writer.ledger.rows.begin(), writer.ledger.rows.end(), isSent));
}

// Where there is a disk of memory, fsync is free: what is tried here is the seam, not the disk. And a busy machine may
// take its time for all rows together.
inline void prepareSwitching()
{
    if (QFileInfo(QStringLiteral("/dev/shm")).isWritable())
        qputenv("TMPDIR", "/dev/shm");
    qputenv("QTEST_FUNCTION_TIMEOUT", "1200000");
}

} // namespace tincan
