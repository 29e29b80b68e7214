// Every request and way of the protocol, put by everybody: authorization_table.h, cell by cell, on a real hub.
#include "authorization_requests.h"
#include "authorization_table.h"

#include <QFileInfo>
#include <QTest>

using namespace tincan;

class AuthorizationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyCell_data();
    void everyCell();
    void aLineEndsWithWhatItWasAllowedBy_data();
    void aLineEndsWithWhatItWasAllowedBy();
    void whoIsSentOutHearsNoMore_data();
    void whoIsSentOutHearsNoMore();
    void cleanupTestCase() { m_house.reset(); }

private:
    QByteArray place() const { return m_house->hub.hub().head().toByteArray(); }

    std::unique_ptr<House> m_house;
};

void AuthorizationTest::initTestCase()
{
    // Where there is a disk of memory, fsync is free: what is tried here is who may, and a thousand times.
    if (QFileInfo(QStringLiteral("/dev/shm")).isWritable())
        qputenv("TMPDIR", "/dev/shm");
    m_house = std::make_unique<House>();
    QVERIFY2(m_house->hub.isRunning(), qPrintable(m_house->hub.error()));
    QTRY_COMPARE(m_house->hub.ask("GET", "/api/session", m_house->tokens["exp"]).status, 401);
    m_house->settle();
    QCOMPARE(m_house->tokens.size(), 9); // everybody but nobody
    for (const QByteArray &token : std::as_const(m_house->tokens))
        QVERIFY(!token.isEmpty());
}

void AuthorizationTest::everyCell_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<bool>("right");
    QTest::addColumn<QByteArray>("who");
    QTest::addColumn<QByteArray>("expected");
    const QByteArrayList columns = QByteArray(authorizationColumns).split(' ');
    for (const QByteArray &line : QByteArray(authorizationTable).split('\n')) {
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        const QByteArrayList parts = line.split('|');
        QVERIFY2(parts.size() == 2 || parts.size() == 3, line.constData());
        for (qsizetype side = 1; side < parts.size(); ++side) {
            const QByteArrayList cells = parts[side].simplified().split(' ');
            QVERIFY2(cells.size() == columns.size(), line.constData());
            for (qsizetype i = 0; i < cells.size(); ++i)
                QTest::addRow("%s, %s, %s", parts[0].trimmed().constData(), side == 1 ? "left" : "right",
                              columns[i].constData())
                    << parts[0].trimmed() << (side == 2) << columns[i] << cells[i];
        }
    }
}

void AuthorizationTest::everyCell()
{
    QFETCH(const QByteArray, request);
    QFETCH(const bool, right);
    QFETCH(const QByteArray, who);
    QFETCH(const QByteArray, expected);
    const QByteArrayList words = request.split(' ');
    Asked asked{words[0], words[1], words.value(2), right ? m_house->den : m_house->tea, who};
    Requests requests(*m_house);
    if (ways.contains(asked.verb) && !asked.target.contains("{room}")) {
        QCOMPARE(requests.followAll(asked, right).word, expected);
        return;
    }
    if (asked.target.contains("/members/") || asked.act == "archive")
        asked.room = m_house->makeRoom(right); // it is another one afterwards
    const Answer given = requests.answer(asked);
    QCOMPARE(given.word, expected);
    if (right && expected == "404") {
        asked.room = "nowhere";
        const Answer none = requests.answer(asked);
        QCOMPARE(none.word, expected);
        QCOMPARE(given.body, none.body); // one does not tell a room that is hidden from one that is not
    }
}

void AuthorizationTest::aLineEndsWithWhatItWasAllowedBy_data()
{
    QTest::addColumn<QByteArray>("way");
    QTest::addColumn<bool>("removed");
    QTest::addColumn<QByteArray>("end");
    for (const QByteArray way : {"HELD", "STREAM", "EVENTS", "SOCKET"})
        for (const bool removed : {false, true}) {
            const QByteArray word = way == "HELD" ? "401" : removed ? "removed" : "expired";
            QTest::addRow("%s, %s", way.constData(), removed ? "removed" : "signed out")
                << way << removed
                << (way != "SOCKET" ? word
                    : removed       ? "removed 4403"
                                    : "expired 4401");
        }
}

void AuthorizationTest::aLineEndsWithWhatItWasAllowedBy()
{
    QFETCH(const QByteArray, way);
    QFETCH(const bool, removed);
    QFETCH(const QByteArray, end);
    AccountHub &hub = m_house->hub;
    const QByteArray name = "Guest" + newId();
    const QByteArray token = m_house->add(name);
    FollowLine line(hub.port(), way, "/api/messages", token, place());
    QTRY_COMPARE(hub.hub().followers(), 1);
    if (removed)
        hub.hub().administer({{QStringLiteral("command"), QStringLiteral("user remove")},
                              {QStringLiteral("name"), QString::fromUtf8(name)}});
    else
        QCOMPARE(hub.ask("DELETE", "/api/session", token).status, 204);
    QByteArrayList words;
    while (const auto event = line.next()) {
        if (field(*event, "type") != "presence") // who is here is told to everybody
            words += field(*event, "reason");
    }
    if (line.closing() != 0)
        words += QByteArray::number(line.closing());
    if (way == "HELD")
        words += QByteArray::number(line.reply.status);
    QCOMPARE(words.join(' '), end);
    QCOMPARE(hub.ask("GET", "/api/messages", token).status, 401);
}

void AuthorizationTest::whoIsSentOutHearsNoMore_data()
{
    QTest::addColumn<QByteArray>("way");
    for (const QByteArray &way : ways)
        QTest::newRow(way.constData()) << way;
}

void AuthorizationTest::whoIsSentOutHearsNoMore()
{
    QFETCH(const QByteArray, way);
    AccountHub &hub = m_house->hub;
    const QByteArray den = m_house->makeRoom(true);
    FollowLine line(hub.port(), way, "/api/messages", m_house->tokens["mem"], place());
    const QByteArray before = m_house->publish(den, "mak");
    QCOMPARE(hub.ask("DELETE", "/api/rooms/" + den + "/members/" + m_house->ids["mem"], m_house->tokens["mak"]).status,
             204);
    m_house->publish(den, "mak");
    const QByteArray last = m_house->publish("lobby", "mak");
    QByteArrayList types;
    for (auto event = line.next(); event && field(*event, "id") != last; event = line.next())
        if (event->contains(QStringLiteral("cursor")) && field(*event, "id") != before)
            types += field(*event, "type");
    // One's own going is the last that is told. What was said just before it may come too late to be read.
    QCOMPARE(types, QByteArrayList{"member"});
}

QTEST_GUILESS_MAIN(AuthorizationTest)
#include "tst_authorization.moc"
