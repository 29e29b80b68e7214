// Whom the five lines believe: the certificate that an invite named and no other, or one that the system's authorities
// vouch for. Each reason to refuse one is told apart, and nothing is sent to a server that is refused.
#include "core/server/self_signed.h"
#include "core/transport/server_api.h"
#include "support/hub_fixture.h"
#include "tests/core/transport/line_probe.h"

#include <QSslConfiguration>

using namespace tincan;
using namespace Qt::StringLiterals;
using Reason = CertificateProblem::Reason;

Q_DECLARE_METATYPE(tincan::CertificateProblem::Reason)

class TestServerTrust : public QObject
{
    Q_OBJECT

    // A certificate that signs itself.
    QString certificateFor(const QString &name) const
    {
        const QString file = m_folder.filePath(u"shown.pem"_s);
        return makeSelfSigned(m_folder.path(), file, {name}, std::chrono::hours(24)) ? file : QString();
    }
    static QString certificateNamed(const QString &name) { return QFINDTESTDATA(u"certificates/"_s + name); }
    // A hub that shows a certificate; `authority`: the file of one that this process trusts then, or nothing.
    std::unique_ptr<HubFixture> hubWithFile(const QString &file, const QString &authority)
    {
        QSslConfiguration trusted = m_before;
        if (!authority.isEmpty())
            trusted.addCaCertificates(authority);
        QSslConfiguration::setDefaultConfiguration(trusted);
        return std::make_unique<HubFixture>([&file](HubOptions &options) {
            options.tls = HubOptions::Tls::Files;
            options.certificateFile = options.keyFile = file;
        });
    }
    static TransportOptions optionsFor(const HubFixture &hub)
    {
        TransportOptions options;
        options.server = hub.url();
        options.name = u"Ada"_s;
        return options;
    }

    QTemporaryDir m_folder;
    const QSslConfiguration m_before = QSslConfiguration::defaultConfiguration();

private Q_SLOTS:
    void cleanup() { QSslConfiguration::setDefaultConfiguration(m_before); }

    void thePinnedOneIsBelieved_data() { addLineRows(); }
    void thePinnedOneIsBelieved()
    {
        QFETCH(TransportKind, kind);
        HubFixture hub([](HubOptions &options) { options.tls = HubOptions::Tls::Own; });
        TransportOptions options = optionsFor(hub);
        options.pin = hub.hub().pin();
        LineProbe line(kind, options);
        line.line->open({});
        QTRY_COMPARE(line.heads.size(), 1);
        line.line->send(publicationOf(u"hello"_s));
        QTRY_COMPARE(line.accepted.size(), 1);
        QTRY_COMPARE(line.texts(), QStringList{u"hello"_s});
        line.line->measure();
        QTRY_VERIFY(line.measured);
        QVERIFY(line.failures.isEmpty());
    }

    void noOtherIsBelievedWhoeverVouchesForIt_data() { addLineRows(); }
    void noOtherIsBelievedWhoeverVouchesForIt()
    {
        QFETCH(TransportKind, kind);
        const QString file = certificateFor(u"127.0.0.1"_s);
        const auto hub = hubWithFile(file, file);
        QVERIFY(hub && hub->isRunning());
        TransportOptions options = optionsFor(*hub);
        options.token = "secret";
        options.pin = QByteArray(64, 'a');
        LineProbe line(kind, options);
        line.line->open({});
        QTRY_COMPARE(line.failures.size(), 1);
        const Failure &failure = line.failures.first();
        QCOMPARE(failure.kind, Failure::Kind::Certificate);
        QVERIFY(!failure.retryable());
        QVERIFY(failure.certificate);
        QCOMPARE(failure.certificate->reason, Reason::PinChanged);
        QCOMPARE(failure.certificate->expected, QString(64, u'a'));
        QCOMPARE(failure.certificate->shown.size(), 64);
        QVERIFY(line.heads.isEmpty());
    }

    void oneThatIsVouchedForIsBelieved_data() { addLineRows(); }
    void oneThatIsVouchedForIsBelieved()
    {
        QFETCH(TransportKind, kind);
        const QString file = certificateFor(u"127.0.0.1"_s);
        const auto hub = hubWithFile(file, file);
        QVERIFY(hub && hub->isRunning());
        LineProbe line(kind, optionsFor(*hub));
        line.line->open({});
        QTRY_COMPARE(line.heads.size(), 1);
        QVERIFY(line.failures.isEmpty());
    }

    void eachReasonIsToldApart_data()
    {
        QTest::addColumn<TransportKind>("kind");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("authority");
        QTest::addColumn<Reason>("reason");
        const QString ours = certificateFor(u"127.0.0.1"_s);
        const QString another = m_folder.filePath(u"another.pem"_s);
        QVERIFY(makeSelfSigned(m_folder.path(), another, {u"a.example"_s}, std::chrono::hours(24)));
        for (const TransportKind kind : allTransportKinds) {
            const QByteArray line = toWord(kind).toLatin1();
            QTest::newRow(line + " nobody vouches") << kind << ours << QString() << Reason::UnknownIssuer;
            QTest::newRow(line + " another name") << kind << another << another << Reason::WrongName;
            QTest::newRow(line + " expired") << kind << certificateNamed(u"expired.pem"_s)
                                             << certificateNamed(u"authority.pem"_s) << Reason::Expired;
        }
    }
    void eachReasonIsToldApart()
    {
        QFETCH(TransportKind, kind);
        QFETCH(QString, file);
        QFETCH(QString, authority);
        QFETCH(Reason, reason);
        const auto hub = hubWithFile(file, authority);
        QVERIFY(hub && hub->isRunning());
        LineProbe line(kind, optionsFor(*hub));
        line.line->open({});
        QTRY_COMPARE(line.failures.size(), 1);
        QCOMPARE(line.failures.first().kind, Failure::Kind::Certificate);
        QVERIFY(line.failures.first().certificate);
        QCOMPARE(line.failures.first().certificate->reason, reason);
    }

    void aQuestionBesideTheLinesIsJudgedAlike()
    {
        HubFixture hub([](HubOptions &options) { options.tls = HubOptions::Tls::Own; });
        TransportOptions options = optionsFor(hub);
        options.pin = QByteArray(64, 'b');
        std::optional<Failure> refused;
        ServerApi api(options);
        api.rooms([&refused](const Result<QList<ListedRoom>> &rooms) {
            if (!rooms)
                refused = rooms.error();
        });
        QTRY_VERIFY(refused);
        QCOMPARE(refused->certificate.value_or(CertificateProblem{}).reason, Reason::PinChanged);

        options.pin = hub.hub().pin();
        ServerApi good(options);
        bool answered = false;
        good.rooms([&answered](const Result<QList<ListedRoom>> &rooms) { answered = bool(rooms); });
        QTRY_VERIFY(answered);
    }
};

QTEST_GUILESS_MAIN(TestServerTrust)
#include "tst_server_trust.moc"
