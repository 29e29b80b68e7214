// All five lines of the real client over TLS, through real proxies, to a hub with accounts that trusts them.
#include "../core/server/account_hub.h"
#include "../integration/switching.h"
#include "proxy_process.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <list>

using namespace tincan;
using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;

namespace {

// A hub, and a proxy before it. `patience` is the proxy's, where it is not the configuration's.
struct Deployment
{
    explicit Deployment(const TestCertificate &certificate, const QString &program, const QByteArray &patience = {},
                        std::chrono::milliseconds heartbeat = std::chrono::seconds(10))
        : hub([heartbeat](HubOptions &options) {
              options.trustedProxies = {u"127.0.0.1"_s};
              options.heartbeat = heartbeat;
          }),
          proxy(program, certificate, hub.port(), patience),
          reader(hub.add("Bob"))
    {}
    AccountHub hub;
    ProxyProcess proxy;
    QByteArray reader; // Bob's token
};

void everyProxy()
{
    QTest::addColumn<QString>("program");
    for (const char *program : {"nginx", "haproxy", "caddy"})
        QTest::newRow(program) << QString::fromLatin1(program);
}

} // namespace

class ProxiesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyLinePasses_data();
    void everyLinePasses();
    void heartbeatsOutliveTheProxysPatience_data();
    void heartbeatsOutliveTheProxysPatience();
    void withoutThemTheLineIsCut_data() { heartbeatsOutliveTheProxysPatience_data(); }
    void withoutThemTheLineIsCut();
    void theHubIsToldWhoAsks_data() { everyProxy(); }
    void theHubIsToldWhoAsks();
    void anUploadPasses_data() { everyProxy(); }
    void anUploadPasses();
    void plainHttpIsSentToTls_data() { everyProxy(); }
    void plainHttpIsSentToTls();
    void cleanupTestCase();

private:
    Deployment &behind(const QString &program);
    std::unique_ptr<QNetworkReply> ask(const QUrl &url, const QByteArray &header = {}, const QByteArray &value = {},
                                       const QByteArray &body = {});

    std::unique_ptr<TestCertificate> m_certificate;
    std::map<QString, std::unique_ptr<Deployment>> m_deployments;
    QNetworkAccessManager m_network;
};

void ProxiesTest::initTestCase()
{
    m_certificate = std::make_unique<TestCertificate>();
    QVERIFY2(m_certificate->error().isEmpty(), qPrintable(m_certificate->error()));
}

void ProxiesTest::cleanupTestCase()
{
    m_deployments.clear();
    m_certificate.reset();
}

Deployment &ProxiesTest::behind(const QString &program)
{
    auto &deployment = m_deployments[program];
    if (!deployment)
        deployment = std::make_unique<Deployment>(*m_certificate, program);
    return *deployment;
}

std::unique_ptr<QNetworkReply> ProxiesTest::ask(const QUrl &url, const QByteArray &header, const QByteArray &value,
                                                const QByteArray &body)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/octet-stream"_s);
    if (!header.isEmpty())
        request.setRawHeader(header, value);
    std::unique_ptr<QNetworkReply> reply(body.isEmpty() ? m_network.get(request) : m_network.post(request, body));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    finished.wait(30'000);
    return reply;
}

void ProxiesTest::everyLinePasses_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<TransportKind>("kind");
    for (const QString &program : {u"nginx"_s, u"haproxy"_s, u"caddy"_s})
        for (const TransportKind kind : allTransportKinds)
            QTest::addRow("%s, %s", qPrintable(program), qPrintable(toWord(kind))) << program << kind;
}

void ProxiesTest::everyLinePasses()
{
    QFETCH(const QString, program);
    QFETCH(const TransportKind, kind);
    Deployment &deployment = behind(program);
    QVERIFY2(deployment.proxy.isRunning(), qPrintable(deployment.proxy.error()));
    Party writer(deployment.proxy.url(), kind, u"Olga"_s);
    QVERIFY(writer.open());
    const auto isAsked = [&writer] {
        const ConnectionStatus status = writer.session.status();
        return status.state == State::NeedsYou && status.failure->kind == Failure::Kind::SignIn;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isAsked(), 20'000);
    writer.session.signIn(u"Olga"_s, QString::fromUtf8(somePassword), {});
    QTRY_VERIFY_WITH_TIMEOUT(writer.connected(), 20'000);
    Party reader(deployment.proxy.url(), kind, u"Bob"_s);
    reader.options.transport.token = deployment.reader;
    QVERIFY(reader.open());
    QTRY_VERIFY_WITH_TIMEOUT(reader.connected(), 20'000);
    QVERIFY(reader.session.status().line == kind);

    const auto has = [](const Party &party, const QString &id) {
        const QList<Durable> &events = party.ledger.events;
        return std::any_of(events.begin(), events.end(), [&id](const Durable &event) { return event.id == id; });
    };
    // One after the other: what a buffer holds back does not come before the next one is sent.
    for (int i = 0; i < 5; ++i) {
        const QString id = *writer.session.send(u"lobby"_s, QString::number(i));
        QTRY_VERIFY_WITH_TIMEOUT(has(reader, id), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(has(writer, id), 10'000);
    }
    QVERIFY(writer.connected() && reader.connected());
    QCOMPARE(writer.ledger.gaps + reader.ledger.gaps, 0);
}

void ProxiesTest::heartbeatsOutliveTheProxysPatience_data()
{
    // Caddy never loses it.
    QTest::addColumn<QString>("program");
    QTest::newRow("nginx") << u"nginx"_s;
    QTest::newRow("haproxy") << u"haproxy"_s;
}

void ProxiesTest::heartbeatsOutliveTheProxysPatience()
{
    QFETCH(const QString, program);
    Deployment deployment(*m_certificate, program, "1s", std::chrono::milliseconds(200));
    QVERIFY2(deployment.proxy.isRunning(), qPrintable(deployment.proxy.error()));
    std::list<Party> parties;
    int lost = 0;
    for (const TransportKind kind : {TransportKind::WebSocket, TransportKind::Sse, TransportKind::Stream}) {
        Party &party = parties.emplace_back(deployment.proxy.url(), kind, u"Bob"_s);
        party.options.transport.token = deployment.reader;
        // Once it is known who one is, that person's own history is opened, and the line made anew.
        const auto own = std::make_shared<bool>(false);
        connect(&party.session, &Session::statusChanged, &party.session,
                [own](const ConnectionStatus &status) { *own = *own || status.state == State::Idle; });
        QVERIFY(party.open());
        QTRY_VERIFY_WITH_TIMEOUT(*own && party.connected(), 20'000);
        connect(&party.session, &Session::statusChanged, &party.session,
                [&lost](const ConnectionStatus &status) { lost += status.state == State::Connected ? 0 : 1; });
    }
    // One more counts what comes while nothing is said: so many take three times as long as the proxy waits.
    QNetworkRequest request(deployment.proxy.url().resolved(QUrl(u"/api/messages"_s)));
    request.setRawHeader("Accept", "application/x-ndjson");
    request.setRawHeader("Authorization", "Bearer " + deployment.reader);
    const std::unique_ptr<QNetworkReply> stream(m_network.get(request));
    QByteArray heard;
    const auto heartbeats = [&] { return (heard += stream->readAll()).count("\n\n"); }; // empty lines
    QTRY_VERIFY_WITH_TIMEOUT(heartbeats() >= 16, 30'000);
    QCOMPARE(lost, 0);
    QCOMPARE(deployment.hub.ask("POST", "/api/messages", deployment.hub.owner, message("hi")).status, 201);
    for (Party &party : parties)
        QTRY_COMPARE_WITH_TIMEOUT(party.ledger.events.size(), 1, 10'000);
}

void ProxiesTest::withoutThemTheLineIsCut()
{
    QFETCH(const QString, program);
    Deployment deployment(*m_certificate, program, "1s", std::chrono::minutes(1));
    QVERIFY2(deployment.proxy.isRunning(), qPrintable(deployment.proxy.error()));
    Party party(deployment.proxy.url(), TransportKind::Sse, u"Bob"_s);
    party.options.transport.token = deployment.reader;
    QVERIFY(party.open());
    QTRY_VERIFY_WITH_TIMEOUT(party.connected(), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(!party.connected(), 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(party.connected(), 20'000); // and comes back
}

// The hub gives its metrics to this computer alone: it believes the proxy, and the proxy believes nobody.
void ProxiesTest::theHubIsToldWhoAsks()
{
    QFETCH(const QString, program);
    Deployment &deployment = behind(program);
    QVERIFY2(deployment.proxy.isRunning(), qPrintable(deployment.proxy.error()));
    const auto status = [this](const QUrl &url, const QByteArray &claimed) {
        return ask(url, "X-Forwarded-For", claimed)->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    };
    QCOMPARE(status(deployment.hub.url().resolved(QUrl(u"/metrics"_s)), "203.0.113.7"), 404);
    QCOMPARE(status(deployment.proxy.url().resolved(QUrl(u"/metrics"_s)), "203.0.113.7"), 200);
}

void ProxiesTest::anUploadPasses()
{
    QFETCH(const QString, program);
    Deployment &deployment = behind(program);
    QVERIFY2(deployment.proxy.isRunning(), qPrintable(deployment.proxy.error()));
    const auto reply = ask(deployment.proxy.url().resolved(QUrl(u"/api/files?name=big"_s)), "Authorization",
                           "Bearer " + deployment.reader, QByteArray(8 << 20, 'x'));
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 201);
    QCOMPARE(QJsonDocument::fromJson(reply->readAll()).object().value(u"size"_s).toInt(), 8 << 20);
}

void ProxiesTest::plainHttpIsSentToTls()
{
    QFETCH(const QString, program);
    Deployment &deployment = behind(program);
    QVERIFY2(deployment.proxy.isRunning(), qPrintable(deployment.proxy.error()));
    const auto reply = ask(deployment.proxy.plainUrl().resolved(QUrl(u"/api/health"_s)));
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    QVERIFY2(status == 301 || status == 308, QByteArray::number(status));
    QCOMPARE(QUrl(QString::fromLatin1(reply->rawHeader("Location"))).scheme(), u"https"_s);
}

QTEST_GUILESS_MAIN(ProxiesTest)
#include "tst_proxies.moc"
