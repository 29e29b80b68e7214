// A server that proves itself by the certificate in its invite, as a person meets it: nothing to see while it is the
// same, and both fingerprints where it is not.
#include "support/hub_fixture.h"
#include "two_windows.h"
#include "ui/certificate_dialog.h"
#include "ui/connection_chip.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>

namespace tincan {

class CertificatesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_hub = std::make_unique<HubFixture>([](HubOptions &options) {
            options.open = true;
            options.tls = HubOptions::Tls::Own;
        });
        QVERIFY2(m_hub->isRunning(), qPrintable(m_hub->error()));
        m_window = openAlone(m_folder->filePath(u"Ada"_s));
        m_window->workspace()->join(m_hub->url(), {.code = {}, .pin = m_hub->hub().pin()});
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::Connected, patience);
    }
    void cleanup()
    {
        m_window.reset();
        m_hub.reset();
    }

    void theCertificateOfALinkIsKeptForTheNextStart()
    {
        m_window.reset();
        m_window = openAlone(m_folder->filePath(u"Ada"_s));
        m_window->servers()->start();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::Connected, patience);
    }

    void anotherCertificateIsRefusedWithBothFingerprints()
    {
        const QString named = QString::fromLatin1(m_hub->hub().pin());
        setUpAnew();
        m_window->workspace()->engine()->tryNow();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::NeedsYou, patience);
        const Failure failure = m_window->lines()->status().failure.value_or(Failure{});
        QCOMPARE(failure.certificate.value_or(CertificateProblem{}).reason, CertificateProblem::Reason::PinChanged);

        Q_EMIT m_window->chip()->actionChosen(ChipText::Action::Compare);
        const auto *dialog = questionOf<CertificateDialog>(*m_window);
        QVERIFY(dialog);
        QStringList seen;
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            seen.append(label->text().simplified().remove(u' '));
        QVERIFY(seen.contains(named));
        QVERIFY(seen.contains(QString::fromLatin1(m_hub->hub().pin())));
        QVERIFY(seen.filter(named).size() == 1);
    }

    void howeverTheAddressIsWrittenTheCertificateHolds()
    {
        QUrl plain = m_hub->url();
        plain.setScheme(u"http"_s);
        m_window->workspace()->join(plain);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::Connected, patience);
        setUpAnew();
        m_window->workspace()->join(plain);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::NeedsYou, patience);
    }

    void anotherServerIsNotSignedInWithWhatTheFirstOneGave()
    {
        Profile &profile = m_window->workspace()->profile();
        profile.setToken("secret");
        setUpAnew();
        m_window->workspace()->join(m_hub->url(), {.code = {}, .pin = m_hub->hub().pin()});
        QCOMPARE(profile.token(), QByteArray());
    }

    void anAddressAloneDoesNotForgetTheCertificateAndALinkDoes()
    {
        setUpAnew();
        m_window->workspace()->join(m_hub->url());
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::NeedsYou, patience);
        m_window->workspace()->join(m_hub->url(), {.code = {}, .pin = m_hub->hub().pin()});
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::Connected, patience);
    }

private:
    // At the same address, with a certificate of a new installation.
    void setUpAnew()
    {
        m_hub->stop();
        QVERIFY(QDir(m_hub->folder() + u"/tls"_s).removeRecursively());
        QVERIFY2(m_hub->start(), qPrintable(m_hub->error()));
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HubFixture> m_hub;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace tincan

QTEST_MAIN(tincan::CertificatesTest)
#include "tst_certificates.moc"
