#include "core/chat/cursor.h"
#include "core/chat/room.h"
#include "core/chat/transport_kind.h"

#include <QTest>

using namespace tincan;

class TestCursor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wellFormedOnesComeBackAsTheyWere_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"k3f9a1.1042", "a.1", "0.0", "a.9223372036854775807"})
            QTest::newRow(text) << QByteArray(text);
        QTest::newRow("longest epoch") << QByteArray(32, 'z') + ".5";
    }
    void wellFormedOnesComeBackAsTheyWere()
    {
        QFETCH(QByteArray, text);
        const auto cursor = Cursor::parse(text);
        QVERIFY(cursor);
        QCOMPARE(cursor->toByteArray(), text);
    }

    void malformedOnesAreNothing_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text :
             {"", ".", "a", "a.", ".1", "a.01", "a.-1", "a.+1", "a. 1", "a.1 ", " a.1", "A.1", "a-b.1", "a.1.2", "a.b",
              "a.0x1", "a.1e3", "a.9223372036854775808", "a.99999999999999999999999"})
            QTest::newRow(text) << QByteArray(text);
        QTest::newRow("long epoch") << QByteArray(33, 'z') + ".5";
        QTest::newRow("NUL") << QByteArray("a.1\0", 4);
        QTest::newRow("not ASCII") << QByteArray("\xC3\xA9.1");
    }
    void malformedOnesAreNothing()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!Cursor::parse(text));
    }

    void roomIdsAreShortAndPlain()
    {
        QVERIFY(isRoomId(u"lobby"));
        QVERIFY(isRoomId(u"a-b_9"));
        QVERIFY(isRoomId(QString(64, u'a')));
        for (const QString &bad :
             {QString(), QString(65, u'a'), QStringLiteral("Lobby"), QStringLiteral("a b"), QStringLiteral("\u4f60")})
            QVERIFY(!isRoomId(bad));
    }
    void everyLineHasAWordThatIsReadBack()
    {
        for (const TransportKind kind : allTransportKinds) {
            QCOMPARE(transportKindFromWord(toWord(kind)), std::optional(kind));
            QCOMPARE(lineChoiceFromWord(toWord(LineChoice{kind})), std::optional(LineChoice{kind}));
        }
        QCOMPARE(lineChoiceFromWord(u"auto"), std::optional(LineChoice{}));
        QVERIFY(!lineChoiceFromWord(u"carrier-pigeon"));
    }
};

QTEST_APPLESS_MAIN(TestCursor)
#include "tst_cursor.moc"
