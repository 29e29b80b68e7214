// What is taken for a reaction, and how many of them (protocol, extension 26).
#include "account_hub.h"
#include "core/server/sqlite.h"
#include "older_log.h"

#include <QTest>

using namespace tincan;

class ReactionsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyAnEmojiIsTaken();
    void whatIsNoneCanBeTakenBack();
    void aMessageHasFiftyDifferentOnes();
    void theCountIsKeptOverARestart();
};

namespace {

QByteArray reaction(const QByteArray &target, const QString &emoji, bool on = true)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("type"), QStringLiteral("reaction")},
                                     {QStringLiteral("id"), QString::fromLatin1(newId())},
                                     {QStringLiteral("room"), QStringLiteral("lobby")},
                                     {QStringLiteral("target"), QString::fromLatin1(target)},
                                     {QStringLiteral("emoji"), emoji},
                                     {QStringLiteral("on"), on}})
        .toJson(QJsonDocument::Compact);
}

QString emoji(int number)
{
    const auto c = char32_t(0x1F400 + number);
    return QString::fromUcs4(&c, 1);
}

} // namespace

void ReactionsTest::onlyAnEmojiIsTaken()
{
    HubFixture hub;
    TestClient client(hub.port());
    const QByteArray id = newId();
    client.post("/api/messages", message("x", id));
    for (const QString &word :
         {QStringLiteral("a\nb"), QStringLiteral("\u202eabc"), QStringLiteral("   "), QStringLiteral("<b>hi"),
          QStringLiteral("+1"), QStringLiteral("7"), emoji(1) + emoji(2)}) {
        const Reply refused = client.post("/api/messages", reaction(id, word));
        QCOMPARE(refused.status, 422);
        QVERIFY(field(refused.object(), "detail").contains("emoji"));
    }
    for (const QString &word : {emoji(1), QStringLiteral("\u2764\ufe0f"), QStringLiteral("1\ufe0f\u20e3"),
                                QStringLiteral("\U0001F1E9\U0001F1EA")})
        QCOMPARE(client.post("/api/messages", reaction(id, word)).status, 201);
    QCOMPARE(hub.hub().head().seq, 5);
}

void ReactionsTest::whatIsNoneCanBeTakenBack()
{
    HubFixture hub;
    TestClient client(hub.port());
    const QByteArray id = newId();
    client.post("/api/messages", message("x", id));
    QCOMPARE(client.post("/api/messages", reaction(id, QStringLiteral("+1"), false)).status, 201);
}

void ReactionsTest::aMessageHasFiftyDifferentOnes()
{
    HubFixture hub;
    TestClient client(hub.port());
    const QByteArray id = newId();
    client.post("/api/messages", message("x", id));
    for (int i = 0; i < 50; ++i)
        QCOMPARE(client.post("/api/messages", reaction(id, emoji(i))).status, 201);
    const Reply refused = client.post("/api/messages", reaction(id, emoji(50)));
    QCOMPARE(refused.status, 422);
    QVERIFY(field(refused.object(), "detail").contains("50"));
    // Those that are there are everybody's, and what is taken back makes no room for another.
    QCOMPARE(client.post("/api/messages", reaction(id, emoji(49))).status, 201);
    QCOMPARE(client.post("/api/messages", reaction(id, emoji(0), false)).status, 201);
    QCOMPARE(client.post("/api/messages", reaction(id, emoji(50))).status, 422);
    const QByteArray other = newId();
    client.post("/api/messages", message("y", other));
    QCOMPARE(client.post("/api/messages", reaction(other, emoji(50))).status, 201);
}

void ReactionsTest::theCountIsKeptOverARestart()
{
    HubFixture hub;
    const QByteArray id = newId();
    {
        TestClient client(hub.port());
        client.post("/api/messages", message("x", id));
        for (int i = 0; i < 50; ++i)
            client.post("/api/messages", reaction(id, emoji(i)));
    }
    // A log of the form before: its reactions are counted when it is brought up to date.
    hub.stop();
    Database log;
    QVERIFY(log.open(hub.folder() + QStringLiteral("/log.sqlite")));
    QVERIFY(makeFourthForm(log));
    QCOMPARE(log.exec("DROP TABLE reactions; PRAGMA user_version = 3"), 0);
    log.close();
    QVERIFY(hub.restart());
    TestClient client(hub.port());
    QCOMPARE(client.post("/api/messages", reaction(id, emoji(50))).status, 422);
    QCOMPARE(client.post("/api/messages", reaction(id, emoji(3))).status, 201);
}

QTEST_GUILESS_MAIN(ReactionsTest)
#include "tst_reactions.moc"
