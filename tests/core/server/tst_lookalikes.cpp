// Names and titles that look like others (protocol, extension 25).
#include "account_hub.h"
#include "core/server/sqlite.h"

#include <QTest>

using namespace tincan;
using namespace std::string_literals;

class LookalikesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nobodyJoinsAsSomebodyWhoLooksLikeAnother_data();
    void nobodyJoinsAsSomebodyWhoLooksLikeAnother();
    void whoIsThereAlreadyStillSignsIn();
    void aRoomDoesNotLookLikeAnother();
    void whatOneSeesIsTaken();
};

namespace {

QByteArray invitation(AccountHub &hub)
{
    return hub.hub()
        .administer({{QStringLiteral("command"), QStringLiteral("invite add")}, {QStringLiteral("uses"), 5}})
        .value(QStringLiteral("invite"))
        .toObject()
        .value(QStringLiteral("code"))
        .toString()
        .toUtf8();
}

} // namespace

void LookalikesTest::nobodyJoinsAsSomebodyWhoLooksLikeAnother_data()
{
    QTest::addColumn<QString>("name");
    for (const char32_t c : U"\u00ad\u034f\u115f\u200b\u2800\u3164\ufe0f\uffa0\U000e0061\U000e0100"s)
        QTest::newRow(QByteArray::number(uint(c), 16).constData()) << QStringLiteral("Olga") + QString::fromUcs4(&c, 1);
    QTest::newRow("Cyrillic") << QStringLiteral("\u041elga");
    QTest::newRow("Greek") << QStringLiteral("\u039flga");
}

void LookalikesTest::nobodyJoinsAsSomebodyWhoLooksLikeAnother()
{
    QFETCH(const QString, name);
    AccountHub hub;
    const QJsonObject answer = hub.hub().administer({{QStringLiteral("command"), QStringLiteral("user add")},
                                                     {QStringLiteral("name"), name},
                                                     {QStringLiteral("password"), QString::fromUtf8(somePassword)}});
    QVERIFY2(answer.contains(QStringLiteral("error")), QJsonDocument(answer).toJson().constData());
    hub.signIn(credentials(name.toUtf8(), "another password", invitation(hub))); // with hers it would be hers
    QVERIFY2(hub.last.status == 422 || hub.last.status == 409, QByteArray::number(hub.last.status).constData());
    QCOMPARE(hub.ask("GET", "/api/users", hub.owner).array().size(), 1);
}

void LookalikesTest::whoIsThereAlreadyStillSignsIn()
{
    AccountHub hub;
    const QString twin = QStringLiteral("Olga\ufe0f");
    const QString alone = QStringLiteral("Zo\u034fe");
    hub.add("Twin");
    hub.add("Alone");
    hub.stop();
    // As an older program let them in, by the keys that it made.
    Database accounts;
    QVERIFY(accounts.open(hub.folder() + QStringLiteral("/accounts.sqlite")));
    for (const auto &[before, after] : {std::pair("twin", twin), std::pair("alone", alone)}) {
        Statement rename = accounts.prepare("UPDATE people SET name = ?1, key = ?2 WHERE key = ?3");
        rename.bindText(1, after.toUtf8()).bindText(2, after.toCaseFolded().toUtf8()).bindText(3, before);
        QCOMPARE(rename.step(), 101); // done
    }
    accounts.close();
    QVERIFY(hub.restart());
    QVERIFY(!hub.signIn(credentials(twin.toUtf8(), somePassword)).isEmpty());
    QVERIFY(!hub.signIn(credentials(alone.toUtf8(), somePassword)).isEmpty());
    QVERIFY(!hub.signIn(credentials("zoe", somePassword)).isEmpty()); // by what one sees
    const QByteArray owner = hub.signIn(credentials("Olga", somePassword));
    QCOMPARE(field(hub.ask("GET", "/api/session", owner).object().value(QStringLiteral("user")), "name"),
             QByteArray("Olga"));
    hub.join("Zoe", invitation(hub));
    QCOMPARE(hub.last.status, 200); // signed in, not somebody new
    QCOMPARE(hub.ask("GET", "/api/users", owner).array().size(), 3);
}

void LookalikesTest::aRoomDoesNotLookLikeAnother()
{
    AccountHub hub;
    for (const QByteArray title : {"Lobby\u200b", "Lobby\ufe0f", "Lob\u034fby", "Lobby\U000e0061", "\u3164"}) {
        const QByteArray created = R"({"room":"x","title":")" + title + "\"}";
        const QByteArray changed = R"({"topic":")" + title + "\"}";
        QCOMPARE(hub.ask("POST", "/api/rooms", hub.owner, created).status, 422);
        QCOMPARE(hub.ask("PATCH", "/api/rooms/lobby", hub.owner, changed).status, 422);
    }
    QCOMPARE(hub.ask("GET", "/api/rooms", hub.owner).array().size(), 1);
}

void LookalikesTest::whatOneSeesIsTaken()
{
    AccountHub hub;
    QVERIFY(!hub.add("Zo\u00eb \u2764\ufe0f").isEmpty());
    QVERIFY(!hub.add("\u041e\u043b\u044c\u0433\u0430").isEmpty());
    QCOMPARE(hub.ask("POST", "/api/rooms", hub.owner, "{\"room\":\"dev\",\"title\":\"\U0001F469\u200d\U0001F4BB Dev\"}")
                 .status,
             201);
}

QTEST_GUILESS_MAIN(LookalikesTest)
#include "tst_lookalikes.moc"
