// The link of a message, there and back, and what is none.
#include "core/chat/message_link.h"

#include <QtTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class TestMessageLink : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLinkLeadsToWhatItWasMadeOf_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("text");
        QTest::newRow("open") << u"http://chat.example.org:8080"_s << u"1f2e-3d"_s
                              << u"tincan://chat.example.org:8080/?room=lobby&message=1f2e-3d"_s;
        QTest::newRow("TLS") << u"https://chat.example.org"_s << u"a"_s
                             << u"tincan://chat.example.org/?tls=1&room=lobby&message=a"_s;
        QTest::newRow("below a path") << u"http://example.org/chat"_s << u"a"_s
                                      << u"tincan://example.org/chat?room=lobby&message=a"_s;
        QTest::newRow("signs with a meaning")
            << u"http://example.org"_s << u"a&b=c %"_s << u"tincan://example.org/?room=lobby&message=a%26b%3Dc%20%25"_s;
    }
    void aLinkLeadsToWhatItWasMadeOf()
    {
        QFETCH(QString, server);
        QFETCH(QString, message);
        QFETCH(QString, text);
        const MessageLink link{QUrl(server), u"lobby"_s, message};
        QCOMPARE(toUrl(link).toString(QUrl::FullyEncoded), text);
        QCOMPARE(messageLinkOf(QUrl(text)), link);
    }

    void otherLinksMeanNoMessage_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("a server") << u"tincan://example.org/"_s;
        QTest::newRow("an invite") << u"tincan://example.org/?invite=abc"_s;
        QTest::newRow("a room alone") << u"tincan://example.org/?room=lobby"_s;
        QTest::newRow("no room's name") << u"tincan://example.org/?room=Lobby&message=a"_s;
        QTest::newRow("a long id") << u"tincan://example.org/?room=lobby&message="_s + QString(65, u'a');
        QTest::newRow("another program's") << u"mailto:a@example.org?room=lobby&message=a"_s;
        QTest::newRow("nothing") << QString();
    }
    void otherLinksMeanNoMessage()
    {
        QFETCH(QString, text);
        QVERIFY(!messageLinkOf(QUrl(text)));
    }
};

QTEST_GUILESS_MAIN(TestMessageLink)
#include "tst_message_link.moc"
