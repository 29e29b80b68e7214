// What an operator sees of a server: its log without secrets, its numbers as Prometheus reads them.
#include "account_hub.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <optional>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

using Numbers = QMap<QByteArray, double>; // by name and labels

// Prometheus' text format 0.0.4, as its documentation has it; nothing where a line is not of it.
std::optional<Numbers> parse(const QByteArray &page)
{
    static const QRegularExpression help(u"^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) .+$"_s);
    static const QRegularExpression type(
        u"^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram|summary|untyped)$"_s);
    static const QRegularExpression sample(
        uR"(^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{([a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\["\\n])*",?)*\})? (\S+)$)"_s);
    Numbers numbers;
    QString typed;
    for (const QByteArray &line : page.split('\n')) {
        const QString text = QString::fromUtf8(line);
        if (line.isEmpty() || help.match(text).hasMatch())
            continue;
        if (const auto match = type.match(text); match.hasMatch()) {
            typed = match.captured(1);
            continue;
        }
        const auto match = sample.match(text);
        bool number = false;
        const double value = match.captured(5).toDouble(&number);
        const QByteArray key = (match.captured(1) + match.captured(2)).toLatin1();
        if (!number || !match.captured(1).startsWith(typed) || numbers.contains(key))
            return std::nullopt;
        numbers.insert(key, value);
    }
    return page.endsWith('\n') ? std::optional(numbers) : std::nullopt;
}

// Buckets grow with `le`, and the last one is the count.
bool isHistogram(const Numbers &numbers, const QByteArray &name)
{
    QMap<double, double> buckets;
    for (auto number = numbers.begin(); number != numbers.end(); ++number) {
        if (!number.key().startsWith(name + "_bucket{le=\""))
            continue;
        const QByteArray le = number.key().split('"')[1];
        buckets.insert(le == "+Inf" ? qInf() : le.toDouble(), number.value());
    }
    double before = 0;
    for (const double count : std::as_const(buckets)) {
        if (count < std::exchange(before, count))
            return false;
    }
    return buckets.size() > 2 && buckets.lastKey() == qInf() && buckets.last() == numbers.value(name + "_count") &&
           numbers.value(name + "_sum", -1) >= 0;
}

Numbers numbersOf(quint16 port)
{
    return parse(TestClient(port).get("/metrics").body).value_or(Numbers());
}

struct Server
{
    explicit Server(const QString &folder)
    {
        process.start(QStringLiteral(TINCAND),
                      {u"--listen"_s, u"127.0.0.1:0"_s, u"--data"_s, folder, u"--accounts"_s, u"--log-level"_s,
                       u"debug"_s, u"--log-format"_s, u"json"_s, u"--rate"_s, u"1"_s});
        port = quint16(line().split(':').last().toUInt());
        const QByteArray link = line();
        invite = link.mid(link.indexOf("invite=") + 7);
    }
    ~Server()
    {
        process.kill();
        process.waitForFinished();
    }
    QByteArray line()
    {
        while (!process.canReadLine() && process.waitForReadyRead(10'000)) {
        }
        return process.readLine().trimmed();
    }

    QProcess process;
    quint16 port = 0;
    QByteArray invite;
};

} // namespace

class OperationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theLogIsForProgramsAndHasNoSecrets();
    void theNumbersMove();
    void whoIsTurnedAwayIsCountedByCause();
};

void OperationTest::theLogIsForProgramsAndHasNoSecrets()
{
    const QTemporaryDir folder;
    Server server(folder.path());
    QVERIFY(server.port > 0 && server.invite.size() > 8);
    TestClient client(server.port);
    const QByteArray password = "wholly-secret-password";
    const QByteArray text = "wholly-secret-text";
    const QByteArray name = "wrong-field-password"; // what somebody typed as a name
    const Reply joined = client.post("/api/session", credentials("Olga", password, server.invite));
    const QByteArray token = field(joined.object(), "token");
    QCOMPARE(joined.status, 200);
    QCOMPARE(client.post("/api/session", credentials(name, "wrong-secret-password")).status, 401);
    QCOMPARE(client.post("/api/session", credentials("Eve", password, "wrong-secret-invite")).status, 401);
    QCOMPARE(client.request("POST", "/api/messages", bearer(token), message(text)).status, 201);
    QCOMPARE(client.request("POST", "/api/messages", bearer(token), message(text, newId(), "no-room")).status, 404);
    QCOMPARE(client.get("/api/messages", bearer("wrong-secret-token")).status, 401);
    int status = 0;
    for (int i = 0; i < 500 && status != 429; ++i) // more than an author may at once
        status = client.request("POST", "/api/messages", bearer(token), message(text)).status;
    QCOMPARE(status, 429);
    const Reply renewed = client.request("POST", "/api/session/renew", bearer(token));
    const QByteArray next = field(renewed.object(), "token");
    QCOMPARE(renewed.status, 200);
    client.request("DELETE", "/api/session", bearer(next));
    server.process.terminate();
    QVERIFY(server.process.waitForFinished());

    const QByteArray log = server.process.readAllStandardError();
    for (const QByteArray &secret : {password, text, name, token, next, server.invite, QByteArray("wrong-secret")})
        QVERIFY2(!log.contains(secret), log.constData());
    QMap<QString, QJsonObject> lines; // by message
    for (const QByteArray &line : log.trimmed().split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        QVERIFY2(QDateTime::fromString(object[u"time"_s].toString(), Qt::ISODateWithMs).isValid(), line.constData());
        QVERIFY2(QStringList({u"debug"_s, u"info"_s, u"warning"_s, u"error"_s}).contains(object[u"level"_s].toString()),
                 line.constData());
        QCOMPARE(object[u"category"_s].toString(), u"tincan.server"_s);
        lines.insert(object[u"message"_s].toString(), object);
    }
    QCOMPARE(lines.value(u"started"_s)[u"url"_s].toString(), u"http://127.0.0.1:%1"_s.arg(server.port));
    QCOMPARE(lines.value(u"sign-in refused"_s)[u"address"_s].toString(), u"127.0.0.1"_s);
    QCOMPARE(lines.value(u"sign-in refused"_s)[u"status"_s].toInt(), 401);
    QCOMPARE(lines.value(u"refused"_s)[u"cause"_s].toString(), u"rate"_s); // the last one
    QVERIFY(lines.contains(u"stopping"_s) && lines.contains(u"stopped"_s));
}

void OperationTest::theNumbersMove()
{
    HubFixture hub;
    TestClient author(hub.port());
    TestClient stream(hub.port());
    stream.begin("GET", "/api/messages", "Accept: application/x-ndjson\r\n");
    stream.readHead();
    stream.event(); // hello
    const Numbers before = numbersOf(hub.port());
    QVERIFY(!before.isEmpty());
    QCOMPARE(before.value("tincan_followers{way=\"stream\"}"), 1);
    QCOMPARE(before.value("tincan_log_writable"), 1);
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(author.post("/api/messages", message("x")).status, 201);
        stream.event(); // one at a time, so that each has somebody who waits
    }
    const Numbers after = numbersOf(hub.port());
    const auto moved = [&](const QByteArray &name) { return after.value(name) - before.value(name); };
    QCOMPARE(moved("tincan_events_total"), 5);
    QCOMPARE(moved("tincan_deliveries_total{way=\"stream\"}"), 5);
    QVERIFY(moved("tincan_delivered_bytes_total{way=\"stream\"}") > 500);
    QVERIFY(moved("tincan_connections_total") > 0);
    for (const QByteArray &name : {QByteArray("tincan_commit_seconds"), QByteArray("tincan_append_seconds"),
                                   QByteArray("tincan_fsync_seconds"), QByteArray("tincan_fan_out_seconds")}) {
        QVERIFY2(isHistogram(after, name), name.constData());
        QCOMPARE(moved(name + "_count"), 5);
    }
    const double parts = moved("tincan_append_seconds_sum") + moved("tincan_fsync_seconds_sum");
    QVERIFY(qAbs(parts - moved("tincan_commit_seconds_sum")) < 1e-6);
}

void OperationTest::whoIsTurnedAwayIsCountedByCause()
{
    AccountHub hub([](HubOptions &options) { options.rate = 1; });
    const auto count = [&hub](const QByteArray &cause) {
        return numbersOf(hub.port()).value("tincan_refusals_by_cause_total{cause=\"" + cause + "\"}", -1);
    };
    for (const QByteArray &cause :
         {QByteArray("connections"), QByteArray("address"), QByteArray("rate"), QByteArray("tries"),
          QByteArray("credentials"), QByteArray("disk"), QByteArray("stopping")})
        QCOMPARE(count(cause), 0);
    hub.signIn(credentials("Olga", "wrong password"));
    QCOMPARE(count("credentials"), 1);
    while (hub.last.status == 401)
        hub.signIn(credentials("Olga", "wrong password"));
    QCOMPARE(hub.last.status, 429);
    QCOMPARE(count("tries"), 1);
    int refused = 0;
    for (int i = 0; i < 500 && refused == 0; ++i)
        refused += hub.ask("POST", "/api/messages", hub.owner, message("x")).status == 429;
    QCOMPARE(count("rate"), 1);

    HubFixture small([](HubOptions &options) { options.maximumConnections = 2; });
    TestClient one(small.port());
    TestClient two(small.port());
    for (TestClient *client : {&one, &two})
        QCOMPARE(client->get("/api/health").status, 200);
    QCOMPARE(TestClient(small.port()).readReply().status, 503);
    const auto numbers = parse(one.get("/metrics").body);
    QVERIFY(numbers);
    QCOMPARE(numbers->value("tincan_refusals_by_cause_total{cause=\"connections\"}"), 1);
}

QTEST_GUILESS_MAIN(OperationTest)
#include "tst_operation.moc"
