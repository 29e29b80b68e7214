#include "support/hub_fixture.h"
#include "test_client.h"

#include <QTest>

using namespace tincan;

class PublishingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aMessageIsStoredAndAnswered();
    void theSameIdGivesTheEventAsFirstStored();
    void whoSpeaksIsWhatThePublicationSays();
    void everyRefusalHasItsStatus_data();
    void everyRefusalHasItsStatus();
    void severalAtOnceAreAnsweredLineByLine();
    void severalAtOnceHaveTheirLimits_data();
    void severalAtOnceHaveTheirLimits();
    void anAuthorDeletesWhatIsTheirs();
    void aDeletionNeedsItsMessage();
    void aMessageIsEditedByItsAuthorAndReactedToByAll();
    void roomsAreMadeChangedAndKept();
    void twoWhoChangeARoomAtOnceUndoNothing();
};

void PublishingTest::aMessageIsStoredAndAnswered()
{
    HubFixture hub;
    TestClient client(hub.port());
    const QByteArray id = newId();
    const Reply reply = client.post("/api/messages", message("**hi** \xc3\xa4", id));
    QCOMPARE(reply.status, 201);
    QCOMPARE(reply.headers.value("content-type"), QByteArray("application/json"));
    QCOMPARE(field(reply.object(), "id"), id);
    QCOMPARE(field(reply.object(), "text"), QByteArray("**hi** \xc3\xa4"));
    QCOMPARE(field(reply.object(), "cursor"), hub.hub().head().toByteArray());
    QVERIFY(QDateTime::fromString(QString::fromUtf8(field(reply.object(), "time")), Qt::ISODateWithMs).isValid());
}

void PublishingTest::theSameIdGivesTheEventAsFirstStored()
{
    HubFixture hub;
    const QByteArray id = newId();
    QByteArray first;
    {
        TestClient client(hub.port());
        first = client.post("/api/messages", message("once", id)).body;
        const Reply again = client.post("/api/messages", message("once", id));
        QCOMPARE(again.status, 200);
        QCOMPARE(again.body, first);
        QCOMPARE(client.post("/api/messages", message("twice", id)).status, 409);
    }
    hub.restart();
    TestClient client(hub.port());
    QCOMPARE(client.post("/api/messages", message("once", id)).body, first);
    QCOMPARE(client.get("/api/messages").array().size(), 1);
}

void PublishingTest::whoSpeaksIsWhatThePublicationSays()
{
    HubFixture hub;
    TestClient client(hub.port());
    const auto sender = [&client](const QByteArray &name) {
        const QByteArray body = R"({"id":")" + newId() + R"(","room":"lobby","text":"x")" + name + "}";
        return client.post("/api/messages", body).object().value(QStringLiteral("sender")).toObject();
    };
    QCOMPARE(field(sender(R"(,"name":"Ada")"), "name"), QByteArray("Ada"));
    QCOMPARE(field(sender(R"(,"name":"Ada")"), "id"), field(sender(R"(,"name":" Ada ")"), "id"));
    QVERIFY(field(sender(R"(,"name":"Ada")"), "id") != field(sender(R"(,"name":"Bob")"), "id"));
    QCOMPARE(field(sender(""), "name"), QByteArray("guest"));
    QCOMPARE(field(sender(""), "id").size(), 14);
}

void PublishingTest::everyRefusalHasItsStatus_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("word"); // in the detail
    const QByteArray id = R"("id":"7c9e6679-7425-40de-944b-e07fc1f90ae7")";
    QTest::newRow("no JSON") << QByteArray("{") << 400 << QByteArray();
    QTest::newRow("nothing") << QByteArray() << 400 << QByteArray();
    QTest::newRow("no object") << QByteArray("[]") << 400 << QByteArray();
    QTest::newRow("a wrong type") << '{' + id + R"(,"room":"lobby","text":5})" << 400 << QByteArray("text");
    QTest::newRow("no id") << QByteArray(R"({"room":"lobby","text":"x"})") << 422 << QByteArray("id");
    QTest::newRow("a bad id") << QByteArray(R"({"id":"7","room":"lobby","text":"x"})") << 422 << QByteArray("id");
    QTest::newRow("no room") << '{' + id + R"(,"text":"x"})" << 422 << QByteArray("room");
    QTest::newRow("no text") << '{' + id + R"(,"room":"lobby"})" << 422 << QByteArray("text");
    QTest::newRow("empty text") << '{' + id + R"(,"room":"lobby","text":""})" << 422 << QByteArray("text");
    QTest::newRow("unknown room") << '{' + id + R"(,"room":"nowhere","text":"x"})" << 404 << QByteArray("room");
    QTest::newRow("an edit of nothing")
        << '{' + id + R"(,"type":"edit","room":"lobby","target":"7c9e6679-7425-40de-944b-e07fc1f90ae8","text":"x"})"
        << 404 << QByteArray("message");
    QTest::newRow("typing over HTTP") << QByteArray(R"({"type":"typing","room":"lobby","on":true})") << 422
                                      << QByteArray("type");
    QTest::newRow("long text") << '{' + id + R"(,"room":"lobby","text":")" + QByteArray(16'385, 'x') + "\"}" << 413
                               << QByteArray("text");
    QTest::newRow("long name") << '{' + id + R"(,"room":"lobby","text":"x","name":")" + QByteArray(200, 'x') + "\"}"
                               << 422 << QByteArray("name");
}

void PublishingTest::everyRefusalHasItsStatus()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    QFETCH(const QByteArray, word);
    static HubFixture hub;
    TestClient client(hub.port());
    const Reply reply = client.post("/api/messages", body);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.headers.value("content-type"), QByteArray("application/problem+json"));
    QVERIFY2(field(reply.object(), "detail").contains(word), reply.body);
    QCOMPARE(hub.hub().head().seq, 0); // nothing was stored
}

void PublishingTest::severalAtOnceAreAnsweredLineByLine()
{
    HubFixture hub;
    TestClient client(hub.port());
    const Reply single = client.post("/api/messages", message("zero", newId()));
    QVERIFY(single.headers.value("accept-post").contains("application/x-ndjson"));
    const QByteArray first = newId();
    const QByteArray lost = newId();
    const QByteArray last = newId();
    const QList<QByteArray> lines{message("one", first),
                                  "{",
                                  message("x", lost, "nowhere"),
                                  message("two", last),
                                  message("one", first),
                                  message("other", first),
                                  R"({"type":"typing","room":"lobby","on":true})"};
    const QByteArray body = lines.join("\n") + "\r\n\n";
    const Reply reply = client.request("POST", "/api/messages", "Content-Type: application/x-ndjson\r\n", body);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.headers.value("content-type"), QByteArray("application/x-ndjson"));
    QVERIFY(reply.body.endsWith('\n'));
    QList<QJsonObject> answers;
    for (const QByteArray &line : reply.body.chopped(1).split('\n'))
        answers.append(QJsonDocument::fromJson(line).object());
    QCOMPARE(answers.size(), 7);
    QCOMPARE(field(answers[0], "text"), QByteArray("one"));
    QCOMPARE(answers[1].value(u"status").toInt(), 400);
    QCOMPARE(answers[2].value(u"status").toInt(), 404);
    QCOMPARE(field(answers[2], "id"), lost);
    QCOMPARE(field(answers[3], "text"), QByteArray("two"));
    QCOMPARE(answers[4], answers[0]); // a repetition, as first stored
    QCOMPARE(answers[5].value(u"status").toInt(), 409);
    QCOMPARE(answers[6].value(u"status").toInt(), 422);
    const QJsonArray stored = client.get("/api/messages").array();
    QCOMPARE(stored.size(), 3);
    QCOMPARE(stored.at(1).toObject(), answers[0]);
    QCOMPARE(stored.at(2).toObject(), answers[3]);
}

void PublishingTest::severalAtOnceHaveTheirLimits_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("nothing") << QByteArray() << 400;
    QTest::newRow("empty lines") << QByteArray("\n\n\n") << 400;
    QTest::newRow("too many") << QByteArray("{}\n").repeated(1'001) << 413;
    QTest::newRow("too long") << QByteArray((1 << 20) + 1, 'x') << 413;
}

void PublishingTest::severalAtOnceHaveTheirLimits()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    HubFixture hub;
    TestClient client(hub.port());
    const Reply reply = client.request("POST", "/api/messages", "Content-Type: application/x-ndjson\r\n", body);
    QCOMPARE(reply.status, status);
    QCOMPARE(hub.hub().head().seq, 0);
}

namespace {

QByteArray deletion(const QByteArray &target, const QByteArray &name, const QByteArray &id = newId(),
                    const QByteArray &room = "lobby")
{
    return R"({"type":"delete","id":")" + id + R"(","room":")" + room + R"(","target":")" + target + R"(","name":")" +
           name + "\"}";
}

QByteArray messageBy(const QByteArray &name, const QByteArray &id)
{
    return R"({"id":")" + id + R"(","room":"lobby","text":"x","name":")" + name + "\"}";
}

} // namespace

void PublishingTest::anAuthorDeletesWhatIsTheirs()
{
    HubFixture hub;
    TestClient client(hub.port());
    const QByteArray id = newId();
    client.post("/api/messages", messageBy("Ada", id));
    QCOMPARE(client.post("/api/messages", deletion(id, "Bob")).status, 403);
    const QByteArray own = newId();
    const Reply reply = client.post("/api/messages", deletion(id.toUpper(), "Ada", own));
    QCOMPARE(reply.status, 201);
    QCOMPARE(field(reply.object(), "type"), QByteArray("delete"));
    QCOMPARE(field(reply.object(), "target"), id);
    const Reply again = client.post("/api/messages", deletion(id, "Ada", own));
    QCOMPARE(again.status, 200);
    QCOMPARE(again.body, reply.body);
    QCOMPARE(client.get("/api/messages").array().size(), 2);
}

void PublishingTest::aMessageIsEditedByItsAuthorAndReactedToByAll()
{
    HubFixture hub;
    TestClient client(hub.port());
    const QByteArray id = newId();
    client.post("/api/messages", messageBy("Ada", id));
    const auto change = [&id](const QByteArray &type, const QByteArray &rest, const QByteArray &name) {
        return R"({"type":")" + type + R"(","id":")" + newId() + R"(","room":"lobby","target":")" + id + "\"," + rest +
               R"(,"name":")" + name + "\"}";
    };
    QCOMPARE(client.post("/api/messages", change("edit", R"("text":"y")", "Bob")).status, 403);
    QCOMPARE(client.post("/api/messages", change("edit", R"("text":"")", "Ada")).status, 422);
    const Reply edit = client.post("/api/messages", change("edit", R"("text":"y")", "Ada"));
    QCOMPARE(edit.status, 201);
    QCOMPARE(field(edit.object(), "text"), QByteArray("y"));
    const Reply reaction = client.post("/api/messages", change("reaction", R"("emoji":"👍","on":true)", "Bob"));
    QCOMPARE(reaction.status, 201);
    QCOMPARE(field(reaction.object(), "emoji"), QByteArray("👍"));
    QCOMPARE(client.post("/api/messages", deletion(id, "Ada")).status, 201);
    hub.restart(); // and it knows still
    TestClient later(hub.port());
    QCOMPARE(later.post("/api/messages", change("edit", R"("text":"z")", "Ada")).status, 404);
    QCOMPARE(later.post("/api/messages", change("reaction", R"("emoji":"👍","on":true)", "Bob")).status, 404);
}

void PublishingTest::aDeletionNeedsItsMessage()
{
    HubFixture hub([](HubOptions &options) { options.keepEvents = 3; });
    TestClient client(hub.port());
    const QByteArray id = newId();
    QCOMPARE(client.post("/api/messages", deletion(id, "Ada")).status, 404);
    client.post("/api/messages", messageBy("Ada", id));
    QCOMPARE(client.post("/api/rooms", R"({"room":"other","name":"Ada"})").status, 201);
    QCOMPARE(client.post("/api/messages", deletion(id, "Ada", newId(), "other")).status, 404);
    const QByteArray first = newId();
    QCOMPARE(client.post("/api/messages", deletion(id, "Ada", first)).status, 201);
    QCOMPARE(client.post("/api/messages", deletion(first, "Ada")).status, 404); // no message
    for (int i = 0; i < 3; ++i)
        client.post("/api/messages", messageBy("Ada", newId()));
    QCOMPARE(client.post("/api/messages", deletion(id, "Ada")).status, 404); // evicted
    QCOMPARE(client.post("/api/messages", deletion(id, "Ada", first)).status, 200);
}

void PublishingTest::roomsAreMadeChangedAndKept()
{
    HubFixture hub;
    TestClient client(hub.port());
    QCOMPARE(field(client.get("/api/rooms").array().first(), "room"), QByteArray("lobby"));
    const Reply made = client.post("/api/rooms", R"({"room":"tea","title":"Tea","topic":"Leaves"})");
    QCOMPARE(made.status, 201);
    QCOMPARE(field(made.object(), "title"), QByteArray("Tea"));
    QCOMPARE(client.post("/api/rooms", R"({"room":"tea","title":"Tea"})").status, 409);
    QCOMPARE(client.post("/api/rooms", R"({"room":"lobby"})").status, 409);
    QCOMPARE(client.post("/api/rooms", R"({"room":"Tea!"})").status, 422);
    QCOMPARE(client.post("/api/rooms", R"({"title":"x"})").status, 422);
    QCOMPARE(client.post("/api/rooms", R"({"room":"x","title":"  "})").status, 422);
    QCOMPARE(client.post("/api/rooms", R"({"room":"x","private":true})").status, 422);
    QCOMPARE(client.post("/api/rooms", "no").status, 400);
    for (const QByteArray &name : {QByteArray(65, 'n'), QByteArray("a\\u0001")}) {
        const QByteArray body = "{\"room\":\"x\",\"title\":\"x\",\"name\":\"" + name + "\"}";
        QCOMPARE(client.post("/api/rooms", body).status, 422);
    }
    QCOMPARE(client.post("/api/rooms", R"({"room":"x","title":"x","name":5})").status, 400);
    QCOMPARE(client.request("PATCH", "/api/rooms/nowhere", {}, "{}").status, 404);
    const Reply same = client.request("PATCH", "/api/rooms/tea", {}, R"({"title":"Tea"})");
    QCOMPARE(same.status, 200);
    QCOMPARE(field(same.object(), "topic"), QByteArray("Leaves"));
    QCOMPARE(hub.hub().head().seq, 1); // one room made, nothing else written
    hub.restart();
    TestClient again(hub.port());
    QCOMPARE(again.get("/api/rooms").array().size(), 2);
    QCOMPARE(again.post("/api/messages", message("x", newId(), "tea")).status, 201);
}

void PublishingTest::twoWhoChangeARoomAtOnceUndoNothing()
{
    HubFixture hub;
    TestClient client(hub.port());
    QCOMPARE(client.post("/api/rooms", R"({"room":"tea","title":"Tea","topic":"Leaves"})").status, 201);
    for (int round = 0; round < 20; ++round) {
        const QByteArray number = QByteArray::number(round);
        TestClient one(hub.port());
        TestClient other(hub.port());
        const auto change = [](const QByteArray &body) {
            return "PATCH /api/rooms/tea HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
                   QByteArray::number(body.size()) + "\r\n\r\n" + body;
        };
        one.send(change("{\"title\":\"T" + number + "\"}"));
        other.send(change("{\"topic\":\"L" + number + "\"}"));
        QCOMPARE(one.readReply().status, 200);
        QCOMPARE(other.readReply().status, 200);
        const QJsonObject room = client.get("/api/rooms/tea").object();
        QCOMPARE(field(room, "title"), "T" + number);
        QCOMPARE(field(room, "topic"), "L" + number);
    }
    QCOMPARE(client.request("PATCH", "/api/rooms/tea", {}, R"({"title":"a\u001b[31m"})").status, 422);
    QCOMPARE(client.request("PATCH", "/api/rooms/tea", {}, R"({"topic":"\ud800"})").status, 422);
}

QTEST_GUILESS_MAIN(PublishingTest)
#include "tst_publishing.moc"
