#include "support/hub_fixture.h"
#include "test_socket.h"

#include <QTest>

using namespace tincan;

class WebSocketTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void framesAreBinaryArraysWithTheSubprotocol();
    void framesAreTextWithoutIt();
    void theAnswerIsTheEventItself();
    void aRepeatedIdIsAnsweredOnceAndToTheAskerAlone();
    void anotherRoomsMessageIsAnsweredToo();
    void refusalsAreErrorsWithTheId();
    void theLogIsFollowedFromAPlace();
    void ephemeralEventsReachOthersOnly();
    void tooManyEphemeralEventsAreLeftOut();
    void oneIsOneConnection();
    void aBurstSharesCommitsAndComesBackInOrder();
};

void WebSocketTest::framesAreBinaryArraysWithTheSubprotocol()
{
    HubFixture hub;
    Socket socket(hub.port());
    QCOMPARE(socket.head.status, 101);
    QCOMPARE(socket.head.headers.value("sec-websocket-protocol"), QByteArray("tincan.v1"));
    const auto hello = socket.frame();
    QCOMPARE(socket.opcode, 2);
    QCOMPARE(field(QJsonDocument::fromJson(*hello).array().first(), "type"), QByteArray("hello"));
}

void WebSocketTest::framesAreTextWithoutIt()
{
    HubFixture hub;
    TestClient author(hub.port());
    publishMany(author, 2);
    Socket socket(hub.port(), "/", false);
    QCOMPARE(socket.head.status, 101);
    QVERIFY(!socket.head.headers.contains("sec-websocket-protocol"));
    QCOMPARE(field(QJsonDocument::fromJson(*socket.frame()).object(), "type"), QByteArray("hello"));
    QCOMPARE(socket.opcode, 1);
    QCOMPARE(field(QJsonDocument::fromJson(*socket.frame()).object(), "text"), QByteArray("0"));
    QCOMPARE(field(QJsonDocument::fromJson(*socket.frame()).object(), "text"), QByteArray("1"));
}

void WebSocketTest::theAnswerIsTheEventItself()
{
    HubFixture hub;
    Socket author(hub.port());
    Socket reader(hub.port());
    author.event();
    reader.event();
    const QByteArray id = newId();
    author.send(message("hi", id));
    const QJsonObject echo = author.event();
    QCOMPARE(field(echo, "id"), id);
    QCOMPARE(reader.event(), echo);
    author.send(message("next"), 2); // binary is as good
    QCOMPARE(field(author.event(), "text"), QByteArray("next"));
}

void WebSocketTest::aRepeatedIdIsAnsweredOnceAndToTheAskerAlone()
{
    HubFixture hub;
    Socket author(hub.port());
    Socket reader(hub.port());
    author.event();
    reader.event();
    const QByteArray id = newId();
    author.send(message("hi", id));
    const QJsonObject first = author.event();
    author.send(message("hi", id));
    QCOMPARE(author.event(), first);
    author.send(message("last"));
    QCOMPARE(field(author.event(), "text"), QByteArray("last"));
    QCOMPARE(reader.event(), first);
    QCOMPARE(field(reader.event(), "text"), QByteArray("last"));
    // Both in one burst: what the follow stream brings anyway does not come twice as that.
    const QByteArray twice = newId();
    author.send(message("burst", twice));
    author.send(message("burst", twice));
    author.send(message("end"));
    QList<QByteArray> texts;
    while (texts.isEmpty() || texts.last() != "end")
        texts.append(field(author.event(), "text"));
    QVERIFY(texts.count("burst") <= 2 && texts.count("burst") >= 1);
}

void WebSocketTest::anotherRoomsMessageIsAnsweredToo()
{
    HubFixture hub;
    TestClient client(hub.port());
    client.post("/api/rooms", R"({"room":"other"})");
    Socket socket(hub.port(), "/api/messages?room=lobby");
    socket.event();
    const QByteArray id = newId();
    socket.send(message("there", id, "other"));
    QCOMPARE(field(socket.event(), "id"), id);
}

void WebSocketTest::refusalsAreErrorsWithTheId()
{
    HubFixture hub;
    Socket socket(hub.port());
    socket.event();
    const QByteArray id = newId();
    socket.send(message("x", id, "nowhere"));
    QJsonObject error = socket.event();
    QCOMPARE(field(error, "type"), QByteArray("error"));
    QCOMPARE(field(error, "id"), id);
    QCOMPARE(error.value(QStringLiteral("status")).toInt(), 404);
    socket.send(R"({"room":"lobby","text":"x"})");
    QCOMPARE(socket.event().value(QStringLiteral("status")).toInt(), 422);
    socket.send(R"({"id":5,"room":"lobby","text":"x"})");
    QCOMPARE(socket.event().value(QStringLiteral("status")).toInt(), 400);
    socket.send(message("after all")); // the connection goes on
    QCOMPARE(field(socket.event(), "text"), QByteArray("after all"));
}

void WebSocketTest::theLogIsFollowedFromAPlace()
{
    HubFixture hub;
    TestClient author(hub.port());
    publishMany(author, 600);
    Socket socket(hub.port(), "/api/messages?after=" + hub.hub().head().epoch + ".100");
    socket.event();
    for (int i = 100; i < 600; ++i)
        QCOMPARE(field(socket.event(), "text"), QByteArray::number(i));
    Socket gap(hub.port(), "/api/messages?after=other.5");
    gap.event();
    QCOMPARE(field(gap.event(), "reason"), QByteArray("epoch"));
}

void WebSocketTest::ephemeralEventsReachOthersOnly()
{
    HubFixture hub;
    Socket ada(hub.port());
    Socket bob(hub.port());
    ada.event();
    bob.event();
    ada.send(message("I am Ada"));
    ada.event();
    bob.event();
    ada.send(R"({"type":"typing","room":"lobby","on":true})");
    ada.send(R"({"type":"presence","status":"away"})");
    const QJsonObject typing = bob.event();
    QCOMPARE(field(typing, "type"), QByteArray("typing"));
    QCOMPARE(field(typing.value(QStringLiteral("sender")), "name"), QByteArray("Ada"));
    QCOMPARE(field(bob.event(), "status"), QByteArray("away"));
    bob.send(message("I see"));
    QCOMPARE(field(ada.event(), "text"), QByteArray("I see")); // nothing of her own before it
    Socket late(hub.port());
    QCOMPARE(field(late.event(), "type"), QByteArray("hello"));
    QJsonObject seen = late.event();
    while (field(seen, "type") == "message")
        seen = late.event();
    QCOMPARE(field(seen, "status"), QByteArray("away")); // who is here already
}

// Each of them wakes everybody: what comes faster than a person types is left out.
void WebSocketTest::tooManyEphemeralEventsAreLeftOut()
{
    HubFixture hub;
    Socket ada(hub.port());
    Socket bob(hub.port());
    ada.event();
    bob.event();
    for (int i = 0; i < 500; ++i)
        ada.send(R"({"type":"typing","room":"lobby","on":true})");
    ada.send(message("enough"));
    int typed = 0;
    QJsonObject seen = bob.event();
    for (; field(seen, "type") == "typing"; seen = bob.event())
        ++typed;
    QCOMPARE(field(seen, "text"), QByteArray("enough"));
    QVERIFY2(typed >= 20 && typed < 250, qPrintable(QString::number(typed)));
}

void WebSocketTest::oneIsOneConnection()
{
    HubFixture hub([](HubOptions &options) { options.maximumConnections = 3; });
    Socket first(hub.port());
    Socket second(hub.port());
    Socket third(hub.port());
    QCOMPARE(third.head.status, 101);
    QCOMPARE(Socket(hub.port()).head.status, 503);
}

void WebSocketTest::aBurstSharesCommitsAndComesBackInOrder()
{
    HubFixture hub;
    Socket socket(hub.port());
    socket.event();
    for (int i = 0; i < 3000; ++i)
        socket.send(message(QByteArray::number(i)));
    for (int i = 0; i < 3000; ++i)
        QCOMPARE(field(socket.event(), "text"), QByteArray::number(i));
}

QTEST_GUILESS_MAIN(WebSocketTest)
#include "tst_websocket.moc"
