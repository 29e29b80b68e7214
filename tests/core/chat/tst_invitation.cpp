#include "core/chat/invitation.h"

#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class TestInvitation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLinkIsRead_data()
    {
        const QString digits(64, u'A');
        const QByteArray pin(64, 'a');
        QTest::addColumn<QString>("query");
        QTest::addColumn<bool>("readable");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QByteArray>("pin");
        QTest::addColumn<bool>("tls");
        const QByteArray none;
        QTest::newRow("nothing") << u""_s << true << u""_s << none << false;
        QTest::newRow("code") << u"?invite=X-1_y"_s << true << u"X-1_y"_s << none << false;
        QTest::newRow("no code of ours") << u"?invite=a%20b"_s << true << u""_s << none << false;
        QTest::newRow("pin") << u"?pin=sha256:"_s + digits << true << u""_s << pin << true;
        QTest::newRow("escaped") << u"?invite=X&pin=sha256%3A"_s + digits << true << u"X"_s << pin << true;
        QTest::newRow("vouched for") << u"?invite=X&tls=1"_s << true << u"X"_s << none << true;
        QTest::newRow("short") << u"?pin=sha256:ab"_s << false << u""_s << none << true;
        QTest::newRow("empty") << u"?pin="_s << false << u""_s << none << true;
        QTest::newRow("another hash") << u"?pin=md5:"_s + digits << false << u""_s << none << true;
        QTest::newRow("no hex") << u"?pin=sha256:"_s + QString(64, u'g') << false << u""_s << none << true;
    }
    void aLinkIsRead()
    {
        QFETCH(QString, query);
        QFETCH(bool, readable);
        QFETCH(QString, code);
        QFETCH(QByteArray, pin);
        QFETCH(bool, tls);
        const QUrl link(u"tincan://a.example/"_s + query);
        const auto read = invitationOf(link);
        QCOMPARE(read.has_value(), readable);
        QCOMPARE(read.value_or(Invitation{}), (Invitation{.code = code, .pin = pin}));
        for (const QString &scheme : {u"tincan"_s, u"http"_s, u"ws"_s}) {
            QUrl other = link;
            other.setScheme(scheme);
            QCOMPARE(serverOf(other), QUrl(tls ? u"https://a.example"_s : u"http://a.example"_s));
        }
    }

    void onlyOurSchemesLeadToAServer()
    {
        QCOMPARE(serverOf(QUrl(u"wss://a.example:1/chat?x=1#y"_s)), QUrl(u"https://a.example:1/chat"_s));
        QCOMPARE(serverOf(QUrl(u"https://ada@a.example/"_s)), QUrl(u"https://a.example"_s));
        QVERIFY(!serverOf(QUrl(u"ftp://a.example"_s)));
        QVERIFY(!serverOf(QUrl(u"javascript:alert(1)"_s)));
    }
};

QTEST_APPLESS_MAIN(TestInvitation)
#include "tst_invitation.moc"
