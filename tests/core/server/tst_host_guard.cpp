#include "core/server/host_guard.h"

#include <QTest>

using namespace tincan;

class HostGuardTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyOurOwnNamesAndPagesAreLetIn_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<int>("status"); // 0: let in
        QTest::newRow("address") << QByteArray("127.0.0.1:8080") << QByteArray() << 0;
        QTest::newRow("IPv6") << QByteArray("[::1]:8080") << QByteArray() << 0;
        QTest::newRow("localhost") << QByteArray("LocalHost") << QByteArray() << 0;
        QTest::newRow("a name of ours") << QByteArray("chat.example:80") << QByteArray() << 0;
        QTest::newRow("rebinding") << QByteArray("evil.example") << QByteArray() << 421;
        QTest::newRow("an address as a prefix") << QByteArray("127.0.0.1.evil.example") << QByteArray() << 421;
        QTest::newRow("user info") << QByteArray("localhost@evil.example") << QByteArray() << 400;
        QTest::newRow("bad port") << QByteArray("localhost:80x") << QByteArray() << 400;
        QTest::newRow("bad brackets") << QByteArray("[::1") << QByteArray() << 400;
        QTest::newRow("own origin") << QByteArray("localhost:8080") << QByteArray("http://localhost:8080") << 0;
        QTest::newRow("own origin behind TLS") << QByteArray("chat.example") << QByteArray("https://chat.example") << 0;
        QTest::newRow("default port") << QByteArray("chat.example:80") << QByteArray("http://chat.example") << 0;
        QTest::newRow("another port") << QByteArray("localhost:8080") << QByteArray("http://localhost:8081") << 403;
        QTest::newRow("allowed") << QByteArray("localhost") << QByteArray("https://app.example") << 0;
        QTest::newRow("foreign") << QByteArray("localhost") << QByteArray("https://evil.example") << 403;
        QTest::newRow("null") << QByteArray("localhost") << QByteArray("null") << 403;
    }
    void onlyOurOwnNamesAndPagesAreLetIn()
    {
        QFETCH(const QByteArray, host);
        QFETCH(const QByteArray, origin);
        QFETCH(const int, status);
        HubOptions options;
        options.names = QStringList{QStringLiteral("chat.example")};
        options.allowedOrigins = QStringList{QStringLiteral("https://app.example")};
        Request request;
        request.headers.append({"host", host});
        if (!origin.isEmpty())
            request.headers.append({"origin", origin});
        const Admission admission = admit(request, std::nullopt, options);
        QCOMPARE(admission.refused ? admission.refused->status : 0, status);
        QCOMPARE(admission.headers.contains("Access-Control-Allow-Origin: https://app.example"),
                 origin == "https://app.example");
    }
    void http10NeedsNoHost()
    {
        Request request;
        QCOMPARE(admit(request, std::nullopt, {}).refused->status, 400);
        request.http11 = false;
        QVERIFY(!admit(request, std::nullopt, {}).refused);
    }
};

QTEST_GUILESS_MAIN(HostGuardTest)
#include "tst_host_guard.moc"
