#include "core/transport/proxy.h"

#include <QNetworkProxy>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;
using Kind = ProxyChoice::Kind;

class TransportProxyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { setProxy({.kind = Kind::None}); }

    void whatGoesThroughWhichProxy_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QNetworkProxy>("proxy");
        const QNetworkProxy none(QNetworkProxy::NoProxy);
        const QString far = u"chat.example.org"_s;
        QTest::newRow("none") << u"none"_s << u"p"_s << 3128 << far << none;
        QTest::newRow("http") << u"http"_s << u"p"_s << 3128 << far
                              << QNetworkProxy(QNetworkProxy::HttpProxy, u"p"_s, 3128);
        QTest::newRow("socks") << u"socks5"_s << u"p"_s << 1080 << far
                               << QNetworkProxy(QNetworkProxy::Socks5Proxy, u"p"_s, 1080);
        QTest::newRow("no host") << u"http"_s << QString() << 3128 << far << none;
        QTest::newRow("no port") << u"socks5"_s << u"p"_s << 0 << far << none;
        for (const QString &here : {u"127.0.0.1"_s, u"127.1.2.3"_s, u"::1"_s, u"LocalHost"_s})
            QTest::newRow(qPrintable(here)) << u"http"_s << u"p"_s << 3128 << here << none;
    }
    void whatGoesThroughWhichProxy()
    {
        QFETCH(QString, kind);
        QFETCH(QString, host);
        QFETCH(int, port);
        QFETCH(QString, peer);
        QFETCH(QNetworkProxy, proxy);
        setProxy({.kind = *proxyKindFromWord(kind), .host = host, .port = quint16(port)});
        QCOMPARE(QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(peer, 80)), QList<QNetworkProxy>{proxy});
    }

    void theSystemsIsFollowed()
    {
        qputenv("http_proxy", "http://system.example.org:8123");
        setProxy({.kind = Kind::System});
        const QNetworkProxyQuery query(QUrl(u"http://chat.example.org/"_s));
        QCOMPARE(QNetworkProxyFactory::proxyForQuery(query).value(0).hostName(), u"system.example.org"_s);
        qunsetenv("http_proxy");
        QCOMPARE(QNetworkProxyFactory::proxyForQuery(query).value(0).type(), QNetworkProxy::NoProxy);
    }
};

QTEST_MAIN(TransportProxyTest)
#include "tst_proxy.moc"
