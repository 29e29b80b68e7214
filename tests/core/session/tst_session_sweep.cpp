// What is kept for a while only goes by itself, and comes when somebody looks for it.
#include "session_bench.h"
#include "support/misbehaving_server.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QtTest>

using namespace tincan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSessionSweep : public QObject
{
    Q_OBJECT

    static Durable daysOld(qint64 seq, int days)
    {
        Durable event = message(seq);
        event.time = FakeClock().wall().toMSecsSinceEpoch() - days * qint64(86'400'000);
        return event;
    }
    static QStringList idsIn(SessionBench &bench)
    {
        QStringList ids;
        QSignalSpy pages(bench.session.get(), &Session::pageLoaded);
        bench.session->loadPage(u"lobby"_s, PageQuestion::newest(50));
        for (const Message &row : pages.value(0).value(0).value<TimelinePage>().rows)
            if (row.kind == Message::Kind::Text)
                ids.append(row.id);
        return ids;
    }
    static void letItWork(SessionBench &bench)
    {
        for (int i = 0; i < 50; ++i)
            bench.clock.advance(8ms);
    }

private Q_SLOTS:
    void whatIsTooOldGoesAfterTheStartAndEachDay()
    {
        SessionBench bench;
        bench.options.keepDays = 30;
        QVERIFY(bench.open());
        bench.goLive();
        bench.lines.last().deliver({daysOld(1, 90), daysOld(2, 29), daysOld(3, 0)});
        QCoreApplication::processEvents();
        QSignalSpy changes(bench.session.get(), &Session::timelineChanged);
        bench.clock.advance(2s);
        letItWork(bench);
        QCOMPARE(idsIn(bench), (QStringList{u"id-2"_s, u"id-3"_s}));
        QStringList removed;
        for (const auto &change : changes)
            removed += change[0].value<TimelineChange>().removed;
        QCOMPARE(removed, QStringList{u"id-1"_s});

        bench.session->close();
        bench.options.keepDays = 7;
        QVERIFY(bench.open());
        QCOMPARE(idsIn(bench), (QStringList{u"id-2"_s, u"id-3"_s}));
        bench.clock.advance(2s);
        letItWork(bench);
        QCOMPARE(idsIn(bench), QStringList{u"id-3"_s});
    }

    void forEverIsForEver()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        bench.goLive();
        bench.lines.last().deliver({daysOld(1, 3'000), daysOld(2, 0)});
        QCoreApplication::processEvents();
        bench.clock.advance(24h);
        letItWork(bench);
        QCOMPARE(idsIn(bench), (QStringList{u"id-1"_s, u"id-2"_s}));
    }

    void aSlipOfTheHandCanBeTakenBack()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        bench.goLive();
        bench.lines.last().deliver({daysOld(1, 90), daysOld(2, 0)});
        QCoreApplication::processEvents();
        bench.session->setKeepDays(30);
        bench.clock.advance(50s);
        bench.session->setKeepDays(0);
        bench.clock.advance(24h);
        letItWork(bench);
        QCOMPARE(idsIn(bench), (QStringList{u"id-1"_s, u"id-2"_s}));
        bench.session->setKeepDays(30);
        bench.clock.advance(1min);
        letItWork(bench);
        QCOMPARE(idsIn(bench), QStringList{u"id-2"_s});
    }

    // By hand, and by nothing else.
    void whoAsksForTheRestGetsItFromTheServerAgain()
    {
        int asked = 0;
        const Durable old = daysOld(1, 90);
        MisbehavingServer server([&](const QByteArray &head) {
            if (!head.contains("before="))
                return ScriptedAnswer{httpAnswer(200, {}, "[]")};
            const QByteArray time =
                QDateTime::fromMSecsSinceEpoch(old.time).toUTC().toString(Qt::ISODateWithMs).toLatin1();
            const bool below = ++asked == 1;
            return ScriptedAnswer{httpAnswer(
                200, "Tincan-Cursor: a.3\r\n",
                below
                    ? "[{\"type\":\"message\",\"cursor\":\"a.1\",\"id\":\"id-1\",\"room\":\"lobby\",\"sender\":{\"id\":"
                      "\"u_ada\",\"name\":\"Ada\"},\"time\":\"" +
                          time + "\",\"text\":\"hi\"}]"
                    : QByteArray("[]"))};
        });
        SessionBench bench;
        bench.options.transport.server = server.url();
        bench.options.keepDays = 30;
        QVERIFY(bench.open());
        bench.goLive();
        bench.lines.last().deliver({old, daysOld(2, 29), daysOld(3, 0)});
        QCoreApplication::processEvents();
        bench.clock.advance(2s);
        letItWork(bench);
        QCOMPARE(idsIn(bench), (QStringList{u"id-2"_s, u"id-3"_s}));
        QSignalSpy pages(bench.session.get(), &Session::pageLoaded);
        for (const auto &question :
             {PageQuestion::newest(50), PageQuestion::before({1, 2}, 50), PageQuestion::before({1, 1}, 50)}) {
            bench.session->loadPage(u"lobby"_s, question);
            QCOMPARE(pages.size(), 1); // at once
            QVERIFY(pages.takeFirst()[0].value<TimelinePage>().beginning);
        }
        QCOMPARE(asked, 0);
        bench.session->fillGap(u"gap/lobby/1/1"_s);
        QTRY_COMPARE(idsIn(bench), (QStringList{u"id-1"_s, u"id-2"_s, u"id-3"_s}));
        QCOMPARE(asked, 1);
        QVERIFY(pages.takeLast()[0].value<TimelinePage>().rows.first().kind == Message::Kind::Gap);
        bench.session->fillGap(u"gap/lobby/1/0"_s);
        QTRY_COMPARE(asked, 2);
        QTRY_VERIFY((idsIn(bench), pages.takeLast()[0].value<TimelinePage>().rows.first().kind == Message::Kind::Text));
    }
};

QTEST_GUILESS_MAIN(TestSessionSweep)
#include "tst_session_sweep.moc"
