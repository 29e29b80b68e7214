// The list of rooms: asked for until it comes.
#include "session_bench.h"
#include "support/misbehaving_server.h"

#include <QSignalSpy>
#include <QtTest>

using namespace tincan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSessionRooms : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRoomThatNobodyAnsweredForIsLookedFor()
    {
        MisbehavingServer server([](const QByteArray &head) {
            return ScriptedAnswer{head.startsWith("POST") ? QByteArray()
                                                          : httpAnswer(200, {}, R"([{"room":"garden"}])"),
                                  head.startsWith("POST") ? ScriptedAnswer::After::Fin : ScriptedAnswer::After::Stay};
        });
        SessionBench bench;
        bench.options.transport.server = server.url();
        QVERIFY(bench.open());
        QSignalSpy created(bench.session.get(), &Session::roomCreated);
        QSignalSpy rooms(bench.session.get(), &Session::roomsChanged);
        bench.session->createRoom({.id = u"garden"_s, .title = u"Garden"_s, .topic = {}});
        QTRY_COMPARE(created.size(), 1);
        QTRY_VERIFY(!rooms.isEmpty() && rooms.last()[0].value<QList<RoomSummary>>().size() == 2); // and the lobby
    }

    // Where nothing is wrong but the list, nobody would know.
    void aListThatFailsIsSaidOnceAndAskedForAgain()
    {
        int asked = 0;
        QList<Failure> notices;
        qsizetype saidAfterOne = -1;
        MisbehavingServer server([&](const QByteArray &) {
            if (asked == 1)
                saidAfterOne = notices.size();
            return ScriptedAnswer{++asked < 4 ? httpAnswer(500, {}) : httpAnswer(200, {}, R"([{"room":"garden"}])")};
        });
        SessionBench bench;
        bench.options.transport.server = server.url();
        QVERIFY(bench.open());
        connect(bench.session.get(), &Session::notice, this, [&](const Failure &notice) { notices.append(notice); });
        QSignalSpy rooms(bench.session.get(), &Session::roomsChanged);
        bench.goLive(1);
        QTRY_VERIFY((bench.clock.advance(50ms), asked == 2));
        QTRY_COMPARE(notices.size(), 1);
        QCOMPARE(saidAfterOne, 0); // the first may be an accident
        QCOMPARE(notices.first().stage, u"rooms"_s);
        QCOMPARE(asked, 2); // the clock stands still
        QTRY_VERIFY((bench.clock.advance(50ms), asked == 4));
        QTRY_VERIFY(!rooms.isEmpty() && rooms.last()[0].value<QList<RoomSummary>>().size() == 2);
        QCOMPARE(notices.size(), 1);
        QCOMPARE(bench.says(), State::Connected);
        bench.clock.advance(2min);
        QCoreApplication::processEvents();
        QCOMPARE(asked, 4);
    }

    void aListThatIsRefusedIsSaidAtOnceAndAskedForOnTheNextLine()
    {
        int asked = 0;
        MisbehavingServer server([&](const QByteArray &) {
            ++asked;
            return ScriptedAnswer{httpAnswer(403, "Content-Type: application/problem+json\r\n")};
        });
        SessionBench bench;
        bench.options.transport.server = server.url();
        QVERIFY(bench.open());
        QSignalSpy notices(bench.session.get(), &Session::notice);
        bench.goLive(1);
        QTRY_COMPARE(notices.size(), 1);
        bench.clock.advance(2min);              // an alarm that asks again would have rung by now
        for (int line = 2; line <= 3; ++line) { // the third one's question comes behind whatever was asked before
            Q_EMIT bench.lines.last().failed(failure(Failure::Kind::Dropped));
            bench.clock.advance(10s);
            bench.goLive(line);
            QTRY_VERIFY(asked >= line);
        }
        QCOMPARE(asked, 3);
        QCOMPARE(notices.size(), 1);
    }

    // Then it is the line that is said to be gone.
    void withoutALineNothingIsSaidOfTheList()
    {
        MisbehavingServer server([](const QByteArray &) { return ScriptedAnswer{}; });
        SessionBench bench;
        bench.options.transport.server = server.url();
        QVERIFY(bench.open());
        QSignalSpy notices(bench.session.get(), &Session::notice);
        bench.goLive(1);
        QTRY_COMPARE(server.heads().size(), 1);
        Q_EMIT bench.lines.last().failed(failure(Failure::Kind::Dropped));
        for (int i = 0; i < 3; ++i) {
            bench.session->setOptions(bench.options.transport, {}); // the calls begin anew: this one is dropped
            QCoreApplication::processEvents();
        }
        QVERIFY(notices.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSessionRooms)
#include "tst_session_rooms.moc"
