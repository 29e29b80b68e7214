// When a poll is put again: at once where there is more, and not as fast as a hostile server would have it.
#include "support/fake_clock.h"
#include "tests/core/transport/scripted_lines.h"

using namespace tincan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray pollAnswer(int place, const QList<QByteArray> &events, const QByteArray &headers = {})
{
    return httpAnswer(
        200, "Content-Type: application/json\r\nTincan-Cursor: abc." + QByteArray::number(place) + "\r\n" + headers,
        framed(TransportKind::LongPoll, events));
}

QList<QByteArray> manyOf(const QByteArray &event)
{
    return QList<QByteArray>(500, event);
}

} // namespace

class TestPollPace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void progressThatBringsNothingIsNoReasonToHurry_data()
    {
        QTest::addColumn<TransportKind>("kind");
        QTest::addColumn<QList<QByteArray>>("events");
        const QList<std::pair<const char *, QList<QByteArray>>> rows{
            {"nothing", {}},
            {"what is known", {messageJson(1)}},
            {"a full answer of what is known", manyOf(messageJson(1))},
            {"a full answer that cannot be read", manyOf("7")},
            {"a full answer of what nobody knows", manyOf(R"({"type":"strange"})")},
            {"a long answer of nothing", {QByteArray(2 << 20, ' ')}},
        };
        for (const TransportKind kind : {TransportKind::LongPoll, TransportKind::ShortPoll})
            for (const auto &[name, events] : rows)
                QTest::addRow("%s, %s", qPrintable(toWord(kind)), name) << kind << events;
    }
    void progressThatBringsNothingIsNoReasonToHurry()
    {
        QFETCH(TransportKind, kind);
        QFETCH(QList<QByteArray>, events);
        int place = 10;
        MisbehavingServer server([&](const QByteArray &) { return ScriptedAnswer{pollAnswer(place++, events)}; });
        FakeClock clock;
        TransportOptions options = optionsFor(server);
        options.pollInterval = 1s;
        LineProbe probe(kind, options, clock);
        probe.line->open(Cursor{"abc", 9});
        // It waits by the clock, and does not ask meanwhile.
        QTRY_COMPARE(clock.nextAlarm(), milliseconds(1'000));
        const qsizetype asked = server.heads().size();
        QVERIFY2(asked <= 3, qPrintable(QString::number(asked)));
        clock.advance(1s);
        QTRY_COMPARE(server.heads().size(), asked + 1);
        QVERIFY(probe.failures.isEmpty());
    }

    void aFullAnswerOfNewsIsFollowedByTheNextQuestionAtOnce()
    {
        int next = 10;
        MisbehavingServer server([&](const QByteArray &) {
            QList<QByteArray> events;
            while (events.size() < 500 && next < 2'000)
                events.append(messageJson(next++));
            return ScriptedAnswer{pollAnswer(next - 1, events)};
        });
        FakeClock clock;
        LineProbe probe(TransportKind::ShortPoll, optionsFor(server), clock);
        probe.line->open(Cursor{"abc", 9});
        QTRY_COMPARE(probe.messages, 1'990);
        QVERIFY(probe.failures.isEmpty());
    }

    void whatAHeaderSaysTooLongIsNotKept()
    {
        const QByteArray giant(100'000, 'x');
        MisbehavingServer server([&](const QByteArray &) {
            return ScriptedAnswer{
                pollAnswer(10, {messageJson(10)}, "ETag: " + giant + "\r\nTincan-User: " + giant + "\r\n")};
        });
        FakeClock clock;
        LineProbe probe(TransportKind::ShortPoll, optionsFor(server), clock);
        QStringList users;
        connect(probe.line.get(), &Transport::received, this, [&](const Batch &batch) { users.append(batch.user); });
        probe.line->open(Cursor{"abc", 9});
        QTRY_COMPARE(users, QStringList{QString()});
        QTRY_VERIFY(clock.nextAlarm() <= milliseconds(10));
        clock.advance(10ms);
        QTRY_COMPARE(server.heads().size(), 2);
        QVERIFY(!server.heads().last().contains("If-None-Match"));
    }

    void aPlaceThatNoLogReachesIsNone()
    {
        MisbehavingServer server([&](const QByteArray &) {
            return ScriptedAnswer{
                httpAnswer(200, "Content-Type: application/json\r\nTincan-Cursor: abc.9223372036854775807\r\n", "[]")};
        });
        LineProbe probe(TransportKind::ShortPoll, optionsFor(server));
        probe.line->open({});
        QTRY_COMPARE(probe.failures.size(), 1);
        QCOMPARE(probe.failures.first().kind, Failure::Kind::NotTincan);
    }
};

QTEST_GUILESS_MAIN(TestPollPace)
#include "tst_poll_pace.moc"
