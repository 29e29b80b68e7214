// Every fault of the path on every line that can meet it (docs/laws.md): people go on writing while it lasts; when it
// is over, everything is everywhere once and in order. The table in docs/reliability.md is this one.
#include "chatters.h"
#include "core/transport/network_identity.h"

using namespace tincan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// What it means for the line while it lasts.
enum class Effect
{
    Passes, // messages still come through
    Holds,  // some do not, and the line cannot know
    Cuts,   // the line is lost again and again, or for good: it may not be called connected
    Once,   // what is open is cut at one moment; new connections are fine
};

struct Row
{
    const char *name;
    Faults faults;
    Effect effect;
    QList<TransportKind> only{}; // empty: every line
};

Faults with(const std::function<void(Faults &)> &change)
{
    Faults faults;
    change(faults);
    return faults;
}

Faults answering(const QByteArray &answer)
{
    return with([&](Faults &f) { f.answer = answer; });
}

QByteArray soon()
{
    return QLocale::c()
        .toString(QDateTime::currentDateTimeUtc().addSecs(1), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
        .toLatin1();
}

QByteArray garbage(const QByteArray &type)
{
    const QByteArray body = "data: {\xff\x00[[[\n\n{\"type\":5}\n";
    return "HTTP/1.1 200 OK\r\nContent-Type: " + type +
           "\r\nTincan-Cursor: k.1\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QList<Row> rows()
{
    using Kind = TransportKind;
    const QList<Kind> endless{Kind::WebSocket, Kind::Sse, Kind::Stream};
    const QList<Kind> streams{Kind::Sse, Kind::Stream};
    const QList<Kind> polls{Kind::LongPoll, Kind::ShortPoll};
    const QByteArray page = "<html>Please log in to this Wi-Fi</html>";
    const QByteArray empty = "Content-Length: 0\r\n\r\n";
    return {
        {"late", with([](Faults &f) {
             f.up.delay = f.down.delay = 30ms;
             f.down.jitter = 60ms;
         }),
         Effect::Passes},
        {"slow", with([](Faults &f) { f.up.bytesPerSecond = f.down.bytesPerSecond = 40'000; }), Effect::Passes},
        {"single bytes", with([](Faults &f) { f.up.slice = f.down.slice = 1; }), Effect::Passes},
        {"stalled towards the client", with([](Faults &f) { f.down.stalled = true; }), Effect::Cuts},
        {"stalled towards the server", with([](Faults &f) { f.up.stalled = true; }), Effect::Holds},
        {"half-open", with([](Faults &f) { f.up.stalled = f.down.stalled = true; }), Effect::Cuts},
        {"FIN", with([](Faults &) {}), Effect::Once},
        {"RST", with([](Faults &f) { f.reset = true; }), Effect::Once},
        {"FIN within an answer", with([](Faults &f) { f.down.cutAfter = 700; }), Effect::Cuts},
        {"RST within an answer", with([](Faults &f) {
             f.down.cutAfter = 611;
             f.reset = true;
         }),
         Effect::Cuts},
        {"RST within a request", with([](Faults &f) {
             f.up.cutAfter = 90;
             f.reset = true;
         }),
         Effect::Cuts},
        {"nobody takes the connection", with([](Faults &f) { f.refuse = true; }), Effect::Cuts},
        {"accepted and never answered", with([](Faults &f) { f.mute = true; }), Effect::Cuts},
        {"every connection ends after 150 ms", with([](Faults &f) { f.longest = 150ms; }), Effect::Once},
        {"502", answering("HTTP/1.1 502 Bad Gateway\r\n" + empty), Effect::Cuts},
        {"503 for a second", answering("HTTP/1.1 503 Busy\r\nRetry-After: 1\r\n" + empty), Effect::Cuts},
        {"503 until a date", answering("HTTP/1.1 503 Busy\r\nRetry-After: " + soon() + "\r\n" + empty), Effect::Cuts},
        {"504", answering("HTTP/1.1 504 Gateway Timeout\r\n" + empty), Effect::Cuts},
        {"429", answering("HTTP/1.1 429 Too Many Requests\r\n" + empty), Effect::Cuts},
        {"a proxy that wants a password",
         answering("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\n" +
                   empty),
         Effect::Cuts},
        {"204", answering("HTTP/1.1 204 No Content\r\n\r\n"), Effect::Cuts},
        {"a captive portal's page",
         answering("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + QByteArray::number(page.size()) +
                   "\r\n\r\n" + page),
         Effect::Cuts},
        {"a captive portal's redirect", answering("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\n" + empty),
         Effect::Cuts},
        {"right type, wrong bytes (SSE)", answering(garbage("text/event-stream")), Effect::Cuts, {Kind::Sse}},
        {"right type, wrong bytes (NDJSON)", answering(garbage("application/x-ndjson")), Effect::Cuts, {Kind::Stream}},
        {"right type, wrong bytes (JSON)", answering(garbage("application/json")), Effect::Cuts, polls},
        {"Upgrade is stripped", with([](Faults &f) { f.stripUpgrade = true; }), Effect::Cuts, {Kind::WebSocket}},
        {"streams are buffered", with([](Faults &f) { f.down.holdUntil = 60'000; }), Effect::Cuts, streams},
        {"everything comes twice", with([](Faults &f) { f.repeatEvents = true; }), Effect::Passes, endless},
        {"frames come in fragments", with([](Faults &f) { f.refragment = true; }), Effect::Passes, {Kind::WebSocket}},
    };
}

} // namespace

class TestPathFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // What Qt opens once for the whole process, at the first datagram socket, is no leak of the first row's.
    void initTestCase() { (void)networkIdentity(); }

    void nothingIsLostAndNothingComesTwice_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<TransportKind>("kind");
        const QList<Row> all = rows();
        for (int i = 0; i < all.size(); ++i)
            for (const TransportKind kind : allTransportKinds)
                if (all[i].only.isEmpty() || all[i].only.contains(kind))
                    QTest::addRow("%s, %s", all[i].name, qPrintable(toWord(kind))) << i << kind;
    }
    void nothingIsLostAndNothingComesTwice()
    {
        QFETCH(const int, row);
        QFETCH(const TransportKind, kind);
        const Row fault = rows().at(row);
        const qsizetype descriptors = openDescriptors();
        {
            Chat chat(kind);
            QVERIFY(chat.open());
            QTRY_VERIFY_WITH_TIMEOUT(chat.connected(), 10'000);
            chat.ada.say(15);
            chat.bob.say(15);
            QTRY_VERIFY_WITH_TIMEOUT(chat.everybodyHasEverything(), 10'000);

            chat.proxy.setFaults(fault.faults);
            // A fault of new connections is met by cutting the old ones.
            if (fault.effect != Effect::Passes && !fault.faults.down.stalled && !fault.faults.up.stalled)
                chat.proxy.cutAll(fault.faults.reset);
            chat.ada.say(15);
            chat.bob.say(15);
            if (fault.effect == Effect::Cuts)
                QTRY_VERIFY_WITH_TIMEOUT(!chat.ada.connected() && !chat.bob.connected(), 3'000);
            else if (fault.effect != Effect::Holds)
                QTRY_VERIFY_WITH_TIMEOUT(chat.everybodyHasEverything(), 20'000);

            chat.proxy.heal();
            chat.ada.say(15);
            chat.bob.say(15);
            QTRY_VERIFY_WITH_TIMEOUT(chat.everybodyHasEverything(), 20'000);
            QTRY_VERIFY_WITH_TIMEOUT(chat.connected(), 20'000);
            QTRY_COMPARE(chat.judge(), QString()); // rows are said once a frame
            QCOMPARE(chat.ada.ledger.gaps + chat.bob.ledger.gaps, 0);
        }
        QTRY_COMPARE(openDescriptors(), descriptors);
    }

    // Which nobody but a person can mend: nothing is tried, and nothing is lost.
    void aRefusalWaitsForThePerson_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<TransportKind>("kind");
        for (const char *status : {"401 Unauthorized", "403 Forbidden", "404 Not Found"})
            for (const TransportKind kind : allTransportKinds)
                QTest::addRow("%s, %s", status, qPrintable(toWord(kind))) << QByteArray(status) << kind;
    }
    void aRefusalWaitsForThePerson()
    {
        QFETCH(const QByteArray, status);
        QFETCH(const TransportKind, kind);
        Chat chat(kind);
        QVERIFY(chat.open());
        QTRY_VERIFY_WITH_TIMEOUT(chat.connected(), 10'000);
        chat.proxy.setFaults(answering("HTTP/1.1 " + status +
                                       "\r\nContent-Type: application/problem+json\r\nContent-Length: 2\r\n\r\n{}"));
        chat.proxy.cutAll(false);
        chat.ada.say(15);
        chat.bob.say(15);
        const auto waits = [](const Chatter &who) {
            return who.session.status().state == ConnectionStatus::State::NeedsYou;
        };
        QTRY_VERIFY_WITH_TIMEOUT(waits(chat.ada) && waits(chat.bob), 10'000);
        QCOMPARE(chat.ada.session.unsent().size(), 15);
        chat.proxy.heal();
        for (Chatter *who : {&chat.ada, &chat.bob}) {
            who->session.tryNow();
            for (const QString &id : who->session.unsent())
                who->session.retry(id); // a publication that was under way was refused, too
        }
        QTRY_VERIFY_WITH_TIMEOUT(chat.everybodyHasEverything(), 20'000);
    }

    // Head, hello, chunk sizes, events, frames: a connection that ends behind any byte of them costs nothing.
    void anEndBehindEachByte_data()
    {
        QTest::addColumn<TransportKind>("kind");
        for (const TransportKind kind : allTransportKinds)
            QTest::addRow("%s", qPrintable(toWord(kind))) << kind;
    }
    void anEndBehindEachByte()
    {
        QFETCH(const TransportKind, kind);
        Chat chat(kind);
        QVERIFY(chat.open());
        QTRY_VERIFY_WITH_TIMEOUT(chat.connected(), 10'000);
        for (qint64 end = 1; end <= 800; ++end) {
            const int before = chat.proxy.accepted();
            chat.proxy.setFaults(with([end](Faults &f) { f.down.cutAfter = end; }));
            chat.proxy.cutAll(false);
            if (end % 4 == 0)
                chat.ada.say(1);
            const auto bothCameBack = [&] {
                for (Chatter *who : {&chat.ada, &chat.bob})
                    who->tryIfItWaits();
                return chat.proxy.accepted() >= before + 2;
            };
            QVERIFY(QTest::qWaitFor(bothCameBack, 10'000)); // QTRY looks every 50 ms
        }
        chat.proxy.heal();
        for (Chatter *who : {&chat.ada, &chat.bob})
            who->tryIfItWaits();
        QTRY_VERIFY_WITH_TIMEOUT(chat.everybodyHasEverything(), 20'000);
        QTRY_COMPARE(chat.judge(), QString());
        QCOMPARE(chat.ada.ledger.gaps + chat.bob.ledger.gaps, 0);
    }
};

QTEST_GUILESS_MAIN(TestPathFaults)
#include "tst_path_faults.moc"
