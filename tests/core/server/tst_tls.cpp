// TLS as a peer meets it: what is agreed on, what is refused, and a certificate that changes while others talk.
#include "account_hub.h"
#include "core/server/self_signed.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>

namespace tincan {

namespace {

constexpr int patience = 20'000; // milliseconds

QByteArray printOf(const QSslSocket &socket)
{
    return socket.peerCertificate().digest(QCryptographicHash::Sha256).toHex();
}

bool secure(QSslSocket &socket, quint16 port, const QList<QByteArray> &protocols = {})
{
    QSslConfiguration how = socket.sslConfiguration();
    how.setPeerVerifyMode(QSslSocket::VerifyNone);
    how.setAllowedNextProtocols(protocols);
    socket.setSslConfiguration(how);
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    return socket.waitForEncrypted(patience);
}

QByteArray ask(QSslSocket &socket)
{
    socket.write("GET /api/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    QByteArray answer;
    while (!answer.contains("\"version\"") && socket.waitForReadyRead(patience))
        answer += socket.readAll();
    return answer.left(15);
}

QByteArray everythingFrom(QTcpSocket &socket)
{
    QByteArray all;
    while (socket.waitForReadyRead(patience))
        all += socket.readAll();
    return all;
}

// Big-endian, in so many bytes.
QByteArray sized(qsizetype value, int bytes)
{
    QByteArray out;
    for (int i = bytes - 1; i >= 0; --i)
        out.append(char(value >> (8 * i)));
    return out;
}

} // namespace

class TlsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itsOwnCertificateIsMadeOnceAndForItsOwnerAlone();
    void aLostCertificateIsSaid_data();
    void aLostCertificateIsSaid();
    void severalRequestsShareAConnection();
    void filesComeAndGoInTls();
    void onlyOurProtocolIsAgreedOn();
    void anOldVersionIsRefused();
    void whoSpeaksPlainlyIsToldSo();
    void aHandshakeThatDoesNotComeEnds();
    void aPeerThatIsCutOffInTheMiddleIsForgotten();
    void aLineThatIsOverIsClosedThoughItsPeerIsSilent();
    void passwordsBeyondThisComputerTravelInTls();
    void aNewCertificateIsTakenWhileOthersTalk();
    void oneThatAnAuthoritySignedIsNotPinned();
    void whatIsWrongWithFilesIsSaid();

private:
    QString makeFile(const QString &name) const
    {
        const QString file = m_folder.filePath(name);
        const auto made = makeSelfSigned(m_folder.path(), file, {QStringLiteral("127.0.0.1")}, std::chrono::hours(24));
        return made ? file : QString();
    }

    QTemporaryDir m_folder;
};

void TlsTest::itsOwnCertificateIsMadeOnceAndForItsOwnerAlone()
{
    HubFixture hub([](HubOptions &options) { options.tls = HubOptions::Tls::Own; });
    QVERIFY2(hub.isRunning(), qPrintable(hub.error()));
    QCOMPARE(hub.url().scheme(), QStringLiteral("https"));
    QSslSocket socket;
    QVERIFY(secure(socket, hub.port()));
    const QByteArray print = printOf(socket);
    QCOMPARE(hub.hub().pin(), print);
    const QFileInfo file(hub.folder() + QStringLiteral("/tls/certificate.pem"));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QTest::failOnWarning(QRegularExpression(QStringLiteral("a new one was made")));
    QVERIFY(hub.restart());
    QCOMPARE(hub.hub().pin(), print);
}

void TlsTest::aLostCertificateIsSaid_data()
{
    QTest::addColumn<bool>("accounts");
    QTest::newRow("what was said is there") << false;
    QTest::newRow("people are there") << true;
}

void TlsTest::aLostCertificateIsSaid()
{
    QFETCH(const bool, accounts);
    HubFixture hub([accounts](HubOptions &options) {
        options.accounts = accounts;
        options.open = !accounts;
    });
    TestClient client(hub.port());
    if (accounts)
        hub.hub().administer({{QStringLiteral("command"), QStringLiteral("user add")},
                              {QStringLiteral("name"), QStringLiteral("Ada")},
                              {QStringLiteral("password"), QStringLiteral("correct horse")}});
    else
        QCOMPARE(client.post("/api/messages", message("hello")).status, 201);
    hub.stop();
    hub.options().tls = HubOptions::Tls::Own;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("a new one was made.*new links")));
    QVERIFY2(hub.start(), qPrintable(hub.error()));
}

void TlsTest::severalRequestsShareAConnection()
{
    HubFixture hub([](HubOptions &options) { options.tls = HubOptions::Tls::Own; });
    QSslSocket socket;
    QVERIFY(secure(socket, hub.port()));
    QCOMPARE(ask(socket), QByteArray("HTTP/1.1 200 OK"));
    QCOMPARE(ask(socket), QByteArray("HTTP/1.1 200 OK"));
    // Both in one record: the second waits inside TLS, where no system says that there is something to read.
    const QByteArray request = "GET /api/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    socket.write(request + request);
    QByteArray answers;
    while (answers.count("\"version\"") < 2 && socket.waitForReadyRead(patience))
        answers += socket.readAll();
    QCOMPARE(answers.count("HTTP/1.1 200 OK"), 2);
}

void TlsTest::filesComeAndGoInTls()
{
    HubFixture hub([](HubOptions &options) { options.tls = HubOptions::Tls::Own; });
    QByteArray bytes;
    while (bytes.size() < 500'000)
        bytes += QByteArray::number(bytes.size());
    const QByteArray last = "Host: 127.0.0.1\r\nConnection: close\r\n\r\n";
    QSslSocket socket;
    QVERIFY(secure(socket, hub.port()));
    socket.write("POST /api/files?name=x HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " +
                 QByteArray::number(bytes.size()) + "\r\n\r\n" + bytes + "GET /api/health HTTP/1.1\r\n" + last);
    const QByteArray answers = everythingFrom(socket);
    QVERIFY2(answers.startsWith("HTTP/1.1 201 Created"), answers.constData());
    QVERIFY2(answers.contains("HTTP/1.1 200 OK"), answers.constData());
    const qsizetype at = answers.indexOf("Location: ") + 10;
    QSslSocket reader;
    QVERIFY(secure(reader, hub.port()));
    reader.write("GET " + answers.mid(at, answers.indexOf('\r', at) - at) + " HTTP/1.1\r\n" + last);
    QVERIFY(everythingFrom(reader).endsWith("\r\n\r\n" + bytes));
}

void TlsTest::onlyOurProtocolIsAgreedOn()
{
    HubFixture hub([](HubOptions &options) { options.tls = HubOptions::Tls::Own; });
    QSslSocket both;
    QVERIFY(secure(both, hub.port(), {"h2", "http/1.1"}));
    QCOMPARE(both.sslConfiguration().nextNegotiatedProtocol(), QByteArray("http/1.1"));
    QSslSocket newer;
    QVERIFY(!secure(newer, hub.port(), {"h2"})); // RFC 7301 §3.2
}

void TlsTest::anOldVersionIsRefused()
{
    HubFixture hub([](HubOptions &options) { options.tls = HubOptions::Tls::Own; });
    // A ClientHello of TLS 1.1 (RFC 4346 §7.4.1.2), which libraries of today no longer send.
    const QByteArray body =
        QByteArray::fromHex("0302") + QByteArray(32, 'r') + QByteArray::fromHex("000004c009c0130100");
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), hub.port());
    socket.write(QByteArray::fromHex("160301") + sized(4 + body.size(), 2) + '\x01' + sized(body.size(), 3) + body);
    const QByteArray alert = everythingFrom(socket);
    QCOMPARE(alert.left(1), QByteArray("\x15"));
    QCOMPARE(alert.right(2), QByteArray("\x02\x46")); // fatal, protocol_version
    QSslSocket good;
    good.setProtocol(QSsl::TlsV1_2);
    QVERIFY(secure(good, hub.port()));
}

void TlsTest::whoSpeaksPlainlyIsToldSo()
{
    HubFixture hub([](HubOptions &options) { options.tls = HubOptions::Tls::Own; });
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), hub.port());
    socket.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    const QByteArray answer = everythingFrom(socket);
    QVERIFY2(answer.startsWith("HTTP/1.1 400 ") && answer.contains("https://"), answer.constData());
    QCOMPARE(socket.state(), QAbstractSocket::UnconnectedState);
}

void TlsTest::aHandshakeThatDoesNotComeEnds()
{
    HubFixture hub([](HubOptions &options) {
        options.tls = HubOptions::Tls::Own;
        options.headTimeout = std::chrono::milliseconds(100);
    });
    for (const QByteArray &begun : {QByteArray(), QByteArray("\x16\x03\x01\x02\x00", 5)}) {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), hub.port());
        socket.write(begun);
        everythingFrom(socket);
        QCOMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    }
}

void TlsTest::aPeerThatIsCutOffInTheMiddleIsForgotten()
{
    HubFixture hub([](HubOptions &options) { options.tls = HubOptions::Tls::Own; });
    {
        QSslSocket socket;
        QVERIFY(secure(socket, hub.port()));
        socket.write("GET /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n");
        QVERIFY(socket.waitForReadyRead(patience));
        QTRY_COMPARE_WITH_TIMEOUT(hub.hub().followers(), 1, patience);
        socket.abort(); // no close_notify
    }
    QTRY_COMPARE_WITH_TIMEOUT(hub.hub().followers(), 0, patience);
}

// It neither answers the end inside TLS nor closes: its descriptor is not its own for ever.
void TlsTest::aLineThatIsOverIsClosedThoughItsPeerIsSilent()
{
    HubFixture hub([](HubOptions &options) { options.tls = HubOptions::Tls::Own; });
    QSslSocket socket;
    QVERIFY(secure(socket, hub.port()));
    socket.setReadBufferSize(1); // Qt reads no further, so that it does not hear of the end
    socket.write("HEAD /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/x-ndjson\r\n\r\n");
    QVERIFY(socket.waitForReadyRead(patience));
    QSslSocket other;
    QVERIFY(secure(other, hub.port()));
    const auto connections = [&other] {
        other.write("GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        QByteArray answer;
        qsizetype at = -1;
        while ((at < 0 || answer.indexOf('\n', at + 1) < 0) && other.waitForReadyRead(patience)) {
            answer += other.readAll();
            at = answer.indexOf("\ntincan_connections ");
        }
        return answer.mid(at + 20).split('\n').first();
    };
    QTRY_COMPARE_WITH_TIMEOUT(connections(), QByteArray("1"), patience);
    QCOMPARE(hub.hub().followers(), 0);
}

void TlsTest::passwordsBeyondThisComputerTravelInTls()
{
    HubFixture hub([](HubOptions &options) {
        options.address = QStringLiteral("0.0.0.0");
        options.accounts = true;
    });
    QVERIFY2(hub.isRunning(), qPrintable(hub.error()));
    QCOMPARE(hub.url().scheme(), QStringLiteral("https"));
    QVERIFY(!hub.hub().pin().isEmpty());
    hub.options().tls = HubOptions::Tls::Off;
    QVERIFY(hub.restart());
    QCOMPARE(hub.url().scheme(), QStringLiteral("http"));
}

void TlsTest::aNewCertificateIsTakenWhileOthersTalk()
{
    const QString file = makeFile(QStringLiteral("shown.pem"));
    HubFixture hub([&file](HubOptions &options) {
        options.accounts = true;
        options.tls = HubOptions::Tls::Files;
        options.certificateFile = options.keyFile = file;
    });
    QVERIFY2(hub.isRunning(), qPrintable(hub.error()));
    const auto invited = [&hub] {
        const QJsonObject answer = hub.hub().administer({{QStringLiteral("command"), QStringLiteral("invite add")}});
        return answer[QStringLiteral("invite")].toObject()[QStringLiteral("pin")].toString().toLatin1();
    };
    QSslSocket early;
    QVERIFY(secure(early, hub.port()));
    const QByteArray old = printOf(early);
    QCOMPARE(invited(), old); // nobody else vouches for it

    QFile damaged(file);
    QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("nothing") > 0);
    damaged.close();
    hub.hub().reloadCertificate();
    QSslSocket meanwhile;
    QVERIFY(secure(meanwhile, hub.port()));
    QCOMPARE(printOf(meanwhile), old);

    QVERIFY(!makeFile(QStringLiteral("shown.pem")).isEmpty());
    hub.hub().reloadCertificate();
    QSslSocket late;
    QVERIFY(secure(late, hub.port()));
    QVERIFY(printOf(late) != old);
    QCOMPARE(invited(), printOf(late));
    QCOMPARE(ask(early), QByteArray("HTTP/1.1 200 OK"));
}

void TlsTest::oneThatAnAuthoritySignedIsNotPinned()
{
    HubFixture hub([](HubOptions &options) {
        options.tls = HubOptions::Tls::Files;
        options.certificateFile = options.keyFile =
            QFINDTESTDATA(QStringLiteral("../transport/certificates/expired.pem"));
    });
    QVERIFY2(hub.isRunning(), qPrintable(hub.error()));
    QCOMPARE(hub.url().scheme(), QStringLiteral("https"));
    QVERIFY(hub.hub().pin().isEmpty());
}

void TlsTest::whatIsWrongWithFilesIsSaid()
{
    const QString good = makeFile(QStringLiteral("good.pem"));
    const QString other = makeFile(QStringLiteral("other.pem"));
    HubFixture hub([&](HubOptions &options) {
        options.tls = HubOptions::Tls::Files;
        options.certificateFile = m_folder.filePath(QStringLiteral("missing.pem"));
        options.keyFile = good;
    });
    QVERIFY(!hub.isRunning());
    QVERIFY2(hub.error().contains(QStringLiteral("missing.pem")), qPrintable(hub.error()));
    hub.options().certificateFile = good;
    hub.options().keyFile = other;
    QVERIFY(!hub.start());
    QVERIFY2(hub.error().contains(QStringLiteral("other.pem")), qPrintable(hub.error()));
    hub.options().keyFile = good;
    QVERIFY2(hub.start(), qPrintable(hub.error()));
}

} // namespace tincan

QTEST_GUILESS_MAIN(tincan::TlsTest)
#include "tst_tls.moc"
