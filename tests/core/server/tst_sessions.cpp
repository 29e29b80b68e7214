// Signing in and out of a server that asks (protocol, section 4).
#include "account_hub.h"
#include "test_socket.h"

#include <QTest>

using namespace tincan;

class SessionsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theOnlyOwnerStays();
    void aFolderWithAccountsGoesOnAsking();
    void nobodyIsLetInUnasked_data();
    void nobodyIsLetInUnasked();
    void theBodyOfNobodyIsNotReadFirst_data();
    void theBodyOfNobodyIsNotReadFirst();
    void aRefusalWithoutABodyKeepsTheConnection();
    void whoMayAskIsAskedForTheBody();
    void theFirstInviteMakesTheOwnerOnce();
    void theFirstInviteIsGoodUntilThereIsAnOwner();
    void aTokenSaysWhoOneIs();
    void whatIsWrongIsNotToldApart();
    void aPasswordIsTriedTenTimesAMinute();
    void aTokenIsRenewedAndTheOldOneGoesOnAWhile();
    void signingOutEndsWhatFollows();
    void aTokenThatExpiresEndsWhatFollows();
    void accountsOutliveARestartAndAreNotReplaced();
    void badBodiesAreRefused_data();
    void badBodiesAreRefused();
};

void SessionsTest::nobodyIsLetInUnasked_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    for (const QByteArray target : {"/api/messages", "/api/messages?wait=1", "/api/rooms", "/api/rooms/lobby",
                                    "/api/rooms/lobby/members", "/api/users", "/api/session", "/nowhere"})
        QTest::newRow(target) << QByteArray("GET") << target;
    QTest::newRow("publish") << QByteArray("POST") << QByteArray("/api/messages");
    QTest::newRow("make a room") << QByteArray("POST") << QByteArray("/api/rooms");
    QTest::newRow("renew") << QByteArray("POST") << QByteArray("/api/session/renew");
    QTest::newRow("sign out") << QByteArray("DELETE") << QByteArray("/api/session");
}

void SessionsTest::nobodyIsLetInUnasked()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, target);
    HubFixture hub([](HubOptions &options) { options.accounts = true; });
    for (const QByteArray &headers :
         {QByteArray(), bearer("wrong"), QByteArray("Authorization: Basic YWRhOmFkYQ==\r\n"), bearer({})}) {
        const Reply reply = TestClient(hub.port()).request(method, target, headers);
        QCOMPARE(reply.status, 401);
        QCOMPARE(reply.headers.value("www-authenticate"), QByteArray("Bearer realm=\"Tincan\""));
        QCOMPARE(reply.headers.value("content-type"), QByteArray("application/problem+json"));
    }
    QCOMPARE(TestClient(hub.port()).get("/api/messages", "Accept: text/event-stream\r\n").status, 401);
    QCOMPARE(Socket(hub.port()).head.status, 401);
    QCOMPARE(TestClient(hub.port()).get("/api/health").status, 200);
}

void SessionsTest::theBodyOfNobodyIsNotReadFirst_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::newRow("the rest does not come") << QByteArray("Content-Length: 1000\r\n");
    QTest::newRow("asks first") << QByteArray("Content-Length: 1000\r\nExpect: 100-continue\r\n");
    QTest::newRow("in chunks") << QByteArray("Transfer-Encoding: chunked\r\n");
    QTest::newRow("a token of nobody") << "Content-Length: 1000\r\n" + bearer("wrong");
}

void SessionsTest::theBodyOfNobodyIsNotReadFirst()
{
    QFETCH(const QByteArray, headers);
    AccountHub hub;
    for (const QByteArray target :
         {"/api/messages", "/api/rooms", "/api/files?name=x", "/api/session/renew", "/nowhere"}) {
        TestClient client(hub.port());
        client.send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
        const Reply reply = client.readReply();
        QCOMPARE(reply.status, 401);
        QCOMPARE(reply.headers.value("connection"), QByteArray("close"));
        QVERIFY(client.closed());
    }
}

void SessionsTest::aRefusalWithoutABodyKeepsTheConnection()
{
    AccountHub hub;
    TestClient client(hub.port());
    QCOMPARE(client.post("/api/messages", {}).status, 401);
    QCOMPARE(client.get("/api/messages").status, 401);
    QCOMPARE(client.request("GET", "/api/session", bearer(hub.owner)).status, 200);
}

void SessionsTest::whoMayAskIsAskedForTheBody()
{
    AccountHub hub;
    const QByteArray text = message("x");
    const QByteArray login = credentials("Olga", somePassword);
    for (const auto &[target, headers, body, status] :
         {std::tuple(QByteArray("/api/messages"), bearer(hub.owner), text, 201),
          std::tuple(QByteArray("/api/session"), QByteArray(), login, 200)}) {
        TestClient client(hub.port());
        client.send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: " +
                    QByteArray::number(body.size()) + "\r\n" + headers + "\r\n");
        QCOMPARE(client.readHead().status, 100);
        client.send(body);
        QCOMPARE(client.readReply().status, status);
        QCOMPARE(client.get("/api/health").status, 200);
    }
}

void SessionsTest::theFirstInviteMakesTheOwnerOnce()
{
    AccountHub hub;
    QVERIFY(!hub.owner.isEmpty());
    QCOMPARE(hub.last.object().value(QStringLiteral("user")).toObject().value(QStringLiteral("role")),
             QStringLiteral("owner"));
    QVERIFY(hub.join("Eve", hub.hub().firstInvite()).isEmpty());
    QVERIFY(hub.signIn(credentials("O\u200blga", "another password", hub.hub().firstInvite())).isEmpty());
    QCOMPARE(hub.last.status, 401);
    hub.restart();
    QVERIFY(hub.hub().firstInvite().isEmpty());
}

void SessionsTest::theFirstInviteIsGoodUntilThereIsAnOwner()
{
    HubFixture hub([](HubOptions &options) { options.accounts = true; });
    const QByteArray invite = hub.hub().firstInvite();
    const QJsonObject added = hub.hub().administer({{QStringLiteral("command"), QStringLiteral("user add")},
                                                    {QStringLiteral("name"), QStringLiteral("Carol")},
                                                    {QStringLiteral("password"), QLatin1String(somePassword)},
                                                    {QStringLiteral("role"), QStringLiteral("member")}});
    QVERIFY(!added.contains(QStringLiteral("error")));
    QCOMPARE(TestClient(hub.port()).post("/api/session", credentials("Ada", somePassword, invite)).status, 200);
    QCOMPARE(TestClient(hub.port()).post("/api/session", credentials("Eve", somePassword, invite)).status, 401);
}

void SessionsTest::aTokenSaysWhoOneIs()
{
    AccountHub hub;
    const QJsonObject session = hub.ask("GET", "/api/session", hub.owner).object();
    const QJsonObject user = session.value(QStringLiteral("user")).toObject();
    QCOMPARE(field(user, "name"), QByteArray("Olga"));
    const auto expires = QDateTime::fromString(QString::fromUtf8(field(session, "expires")), Qt::ISODateWithMs);
    QVERIFY(expires > QDateTime::currentDateTimeUtc().addDays(29));
    // What a publication says of its author is not asked for here.
    const Reply reply = hub.ask("POST", "/api/messages", hub.owner, message("hi"));
    QCOMPARE(reply.status, 201);
    QCOMPARE(reply.object().value(QStringLiteral("sender")).toObject().value(QStringLiteral("id")),
             user.value(QStringLiteral("id")));
    QCOMPARE(hub.ask("GET", "/api/users", hub.owner).array().size(), 1);
}

void SessionsTest::whatIsWrongIsNotToldApart()
{
    AccountHub hub;
    QSet<QByteArray> answers;
    for (const QByteArray &body : {credentials("Olga", "wrong password"), credentials("Nobody", somePassword),
                                   credentials("Nobody", somePassword, "no-invite")}) {
        QVERIFY(hub.signIn(body).isEmpty());
        QCOMPARE(hub.last.status, 401);
        answers.insert(hub.last.body);
    }
    QCOMPARE(answers.size(), 1);
    QVERIFY(!hub.signIn(credentials("  oLGA ", somePassword)).isEmpty()); // neither case nor spaces count
}

void SessionsTest::aPasswordIsTriedTenTimesAMinute()
{
    AccountHub hub; // whose owner was the first try
    for (int i = 1; i < 10; ++i) {
        hub.signIn(credentials("Nobody" + QByteArray::number(i), "wrong password"));
        QCOMPARE(hub.last.status, 401);
    }
    hub.signIn(credentials("Olga", somePassword));
    QCOMPARE(hub.last.status, 429);
    QVERIFY(hub.last.headers.value("retry-after").toInt() > 30);
    QCOMPARE(hub.ask("GET", "/api/session", hub.owner).status, 200); // who is in stays in
}

void SessionsTest::aTokenIsRenewedAndTheOldOneGoesOnAWhile()
{
    AccountHub hub;
    Socket socket(hub.port(), "/api/messages", true, bearer(hub.owner));
    QCOMPARE(socket.head.status, 101);
    QCOMPARE(field(socket.event(), "type"), QByteArray("hello"));
    const Reply renewed = hub.ask("POST", "/api/session/renew", hub.owner);
    QCOMPARE(renewed.status, 200);
    const QByteArray token = field(renewed.object(), "token");
    QVERIFY(token != hub.owner);
    QCOMPARE(hub.ask("GET", "/api/session", hub.owner).status, 200);
    QCOMPARE(hub.ask("POST", "/api/messages", token, message("on")).status, 201);
    QCOMPARE(field(socket.event(), "text"), QByteArray("on")); // it goes on
    // It is one session.
    QCOMPARE(hub.ask("DELETE", "/api/session", token).status, 204);
    QCOMPARE(hub.ask("GET", "/api/session", hub.owner).status, 401);
    QCOMPARE(hub.ask("GET", "/api/session", token).status, 401);
}

void SessionsTest::signingOutEndsWhatFollows()
{
    AccountHub hub;
    const QByteArray other = hub.signIn(credentials("Olga", somePassword));
    Socket socket(hub.port(), "/api/messages", true, bearer(hub.owner));
    QCOMPARE(field(socket.event(), "type"), QByteArray("hello"));
    TestClient stream(hub.port());
    stream.begin("GET", "/api/messages", "Accept: application/x-ndjson\r\n" + bearer(hub.owner));
    QCOMPARE(stream.readHead().status, 200);
    QCOMPARE(field(stream.event(), "type"), QByteArray("hello"));
    TestClient held(hub.port());
    held.begin("GET", "/api/messages?wait=60&limit=0", bearer(hub.owner));
    TestClient stays(hub.port());
    stays.begin("GET", "/api/messages", "Accept: application/x-ndjson\r\n" + bearer(other));
    QCOMPARE(stays.readHead().status, 200);
    QTRY_COMPARE(hub.hub().followers(), 4);

    QElapsedTimer since;
    since.start();
    QCOMPARE(hub.ask("DELETE", "/api/session", hub.owner).status, 204);
    const QJsonObject bye = socket.event();
    QCOMPARE(field(bye, "type"), QByteArray("bye"));
    QCOMPARE(field(bye, "reason"), QByteArray("expired"));
    QCOMPARE(socket.closing(), 4401);
    QCOMPARE(field(stream.event(), "reason"), QByteArray("expired"));
    QVERIFY(stream.closed());
    QCOMPARE(held.readReply().status, 401);
    QVERIFY(since.elapsed() < 5'000);       // not by the next heartbeat or the hold's end
    QTRY_COMPARE(hub.hub().followers(), 1); // the other device
    QCOMPARE(hub.ask("GET", "/api/session", other).status, 200);
}

void SessionsTest::aTokenThatExpiresEndsWhatFollows()
{
    AccountHub hub([](HubOptions &options) { options.tokenLife = std::chrono::seconds(2); });
    Socket socket(hub.port(), "/api/messages", true, bearer(hub.owner));
    QCOMPARE(field(socket.event(), "type"), QByteArray("hello"));
    QCOMPARE(field(socket.event(), "reason"), QByteArray("expired"));
    QCOMPARE(socket.closing(), 4401);
    QCOMPARE(hub.ask("GET", "/api/session", hub.owner).status, 401);
}

void SessionsTest::accountsOutliveARestartAndAreNotReplaced()
{
    AccountHub hub;
    hub.restart();
    QCOMPARE(hub.ask("GET", "/api/session", hub.owner).status, 200);
    hub.stop();
    QFile file(hub.folder() + QStringLiteral("/accounts.sqlite"));
    QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(QByteArray(4'096, 'x'));
    file.close();
    QVERIFY(!hub.start());
    QVERIFY2(hub.error().contains(QStringLiteral("accounts.sqlite")), qPrintable(hub.error()));
}

void SessionsTest::badBodiesAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("nothing") << QByteArray() << 400;
    QTest::newRow("an array") << QByteArray("[]") << 400;
    QTest::newRow("a number") << QByteArray(R"({"name":1,"password":"x"})") << 400;
    QTest::newRow("no name") << QByteArray(R"({"password":"x"})") << 422;
    QTest::newRow("marks that take minutes to order")
        << R"({"name":"Ada","password":"a)" + QByteArray("\u0301").repeated(4'000) +
               QByteArray("\u0316").repeated(4'000) + "\"}"
        << 422;
    QTest::newRow("more than a sign-in can say") << QByteArray(20'481, ' ') << 413;
    QTest::newRow("no password") << QByteArray(R"({"name":"Ada"})") << 422;
}

void SessionsTest::badBodiesAreRefused()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    HubFixture hub([](HubOptions &options) { options.accounts = true; });
    QCOMPARE(TestClient(hub.port()).post("/api/session", body).status, status);
    const QByteArray invite = hub.hub().firstInvite();
    QCOMPARE(TestClient(hub.port()).post("/api/session", credentials("Ada", "short", invite)).status, 422);
    QCOMPARE(TestClient(hub.port()).post("/api/session", credentials("A\\u0007", somePassword, invite)).status, 422);
    QCOMPARE(TestClient(hub.port()).post("/api/session", credentials("Ada", somePassword, invite)).status, 200);
}

void SessionsTest::theOnlyOwnerStays()
{
    AccountHub hub;
    const auto tell = [&hub](const char *command, const char *role) {
        return hub.hub().administer({{QStringLiteral("command"), QLatin1String(command)},
                                     {QStringLiteral("name"), QStringLiteral("Olga")},
                                     {QStringLiteral("role"), QLatin1String(role)}});
    };
    QVERIFY(tell("user role", "member").contains(QStringLiteral("error")));
    QVERIFY(tell("user remove", "member").contains(QStringLiteral("error")));
    QCOMPARE(hub.ask("GET", "/api/session", hub.owner).status, 200);
    hub.add("Otto", QStringLiteral("owner"));
    QVERIFY(!tell("user role", "member").contains(QStringLiteral("error")));
}

void SessionsTest::aFolderWithAccountsGoesOnAsking()
{
    AccountHub hub;
    hub.options().accounts = false; // as it is started without the word for it
    QVERIFY(hub.restart());
    QCOMPARE(TestClient(hub.port()).get("/api/messages").status, 401);
    hub.options().open = true;
    QVERIFY(hub.restart());
    QCOMPARE(TestClient(hub.port()).get("/api/messages").status, 200);
}

QTEST_GUILESS_MAIN(SessionsTest)
#include "tst_sessions.moc"
