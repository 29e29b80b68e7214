#include "support/hub_fixture.h"
#include "switching.h"

using namespace tincan;
using namespace Qt::StringLiterals;

// Who joins a server that has been talking for a while begins with its latest events, and reads the rest by scrolling
// up.
class TestFirstJoin : public QObject
{
    Q_OBJECT

    // Scrolls up in a room until its beginning, and hands back the texts that are there then.
    static QStringList readAll(Party &reader, const QString &room)
    {
        const auto topOf = [&] {
            std::optional<Place> top;
            for (const auto &[id, row] : reader.ledger.rows)
                if (row.room == room && (!top || row.place < *top))
                    top = row.place;
            return top;
        };
        QObject scope;
        bool beginning = false;
        QObject::connect(&reader.session, &Session::pageLoaded, &scope,
                         [&](const TimelinePage &page) { beginning = beginning || page.beginning; });
        bool going = true;
        while (going && !beginning) {
            const auto top = topOf();
            reader.session.loadPage(room, top ? PageQuestion::before(*top, 20) : PageQuestion::newest(20));
            going = QTest::qWaitFor([&] { return beginning || topOf() != top; }, 10'000);
        }
        std::map<Place, QString> sorted;
        for (const auto &[id, row] : reader.ledger.rows)
            if (row.room == room)
                sorted[row.place] = row.text;
        QStringList texts;
        for (const auto &[place, text] : sorted)
            texts.append(text);
        return texts;
    }

private Q_SLOTS:
    void whatIsOlderThanTheFirstPageComesFromTheServer()
    {
        HubFixture server;
        Party writer(server.url(), TransportKind::WebSocket, u"Ada"_s);
        QVERIFY(writer.open());
        QTRY_VERIFY(writer.connected());
        QSignalSpy created(&writer.session, &Session::roomCreated);
        writer.session.createRoom({.id = u"quiet"_s, .title = u"Quiet"_s, .topic = {}});
        QTRY_COMPARE(created.size(), 1);
        constexpr int count = 700; // more than the server hands out at once
        QStringList lobby;
        QStringList quiet;
        for (int i = 0; i < 5; ++i)
            quiet.append(*writer.session.send(u"quiet"_s, u"q%1"_s.arg(i)));
        for (int i = 0; i < count; ++i)
            lobby.append(*writer.session.send(u"lobby"_s, QString::number(i)));
        QTRY_COMPARE_WITH_TIMEOUT(writer.ledger.sent(), count + 5, 60'000);

        Party reader(server.url(), TransportKind::Sse, u"Bob"_s);
        QVERIFY(reader.open());
        QTRY_VERIFY(reader.connected());
        QTRY_VERIFY(!reader.ledger.rows.empty());
        QVERIFY(reader.ledger.rows.size() < 100);
        QStringList expected;
        for (int i = 0; i < count; ++i)
            expected.append(QString::number(i));
        QCOMPARE(readAll(reader, u"lobby"_s), expected);
        QCOMPARE(readAll(reader, u"quiet"_s), QStringList({u"q0"_s, u"q1"_s, u"q2"_s, u"q3"_s, u"q4"_s}));
        QCOMPARE(reader.ledger.gaps, 0);
    }
};

QTEST_GUILESS_MAIN(TestFirstJoin)
#include "tst_first_join.moc"
