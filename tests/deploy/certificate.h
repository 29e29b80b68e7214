// A certificate for localhost, by an authority that lives as long as this object and that Qt trusts meanwhile. Made by
// the openssl program. Main thread, before anything connects.
#pragma once

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTemporaryDir>

namespace tincan {

class TestCertificate
{
public:
    TestCertificate()
    {
        write(QStringLiteral("names"), "subjectAltName=DNS:localhost,IP:127.0.0.1\n");
        const QString key = QStringLiteral(" -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes");
        openssl(QStringLiteral("req -x509 -days 2 -subj /CN=tincan-test-authority -keyout ca.key -out ca.crt") + key);
        openssl(QStringLiteral("req -subj /CN=localhost -keyout tincan.key -out tincan.csr") + key);
        openssl(QStringLiteral("x509 -req -in tincan.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 "
                               "-extfile names -out tincan.crt"));
        write(QStringLiteral("tincan.pem"), read(QStringLiteral("tincan.crt")) + read(QStringLiteral("tincan.key")));
        QSslConfiguration trusting = m_before;
        trusting.setCaCertificates(QSslCertificate::fromData(read(QStringLiteral("ca.crt"))));
        QSslConfiguration::setDefaultConfiguration(trusting);
    }
    ~TestCertificate() { QSslConfiguration::setDefaultConfiguration(m_before); }
    TestCertificate(const TestCertificate &) = delete;
    TestCertificate &operator=(const TestCertificate &) = delete;

    QString folder() const { return m_folder.path(); } // tincan.crt, tincan.key, and both in tincan.pem
    QString error() const { return m_error; }          // empty where all went well

private:
    void openssl(const QString &words)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral("openssl"), words.split(u' '));
        const bool ran = process.waitForFinished() && process.exitCode() == 0;
        if (!ran && m_error.isEmpty())
            m_error = QStringLiteral("openssl %1: %2 %3")
                          .arg(words, process.errorString(), QString::fromUtf8(process.readAllStandardError()));
    }
    void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            m_error = file.errorString();
    }
    QByteArray read(const QString &name)
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
    QSslConfiguration m_before = QSslConfiguration::defaultConfiguration();
    QString m_error;
};

} // namespace tincan
