// A real nginx, HAProxy or Caddy in front of a hub, with the configuration that packaging/deploy has for it: only
// addresses, names, folders and the certificate are others, and how long it waits, where a test cannot. Needs the
// compile definition TINCAN_SOURCE_DIR. One thread; starting blocks until it listens.
#pragma once

#include "certificate.h"

#include <QDir>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <unistd.h>

namespace tincan {

class ProxyProcess
{
public:
    // `program`: nginx, haproxy or caddy. `patience`: instead of 75s, what a silent connection is given.
    ProxyProcess(const QString &program, const TestCertificate &certificate, quint16 hub,
                 const QByteArray &patience = {})
        : m_hub("127.0.0.1:" + QByteArray::number(hub)), m_certificate(certificate.folder().toUtf8())
    {
        m_error = certificate.error();
        if (m_error.isEmpty() && prepare(program, patience))
            start(program);
    }
    ~ProxyProcess()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(5'000))
            m_process.kill();
        m_process.waitForFinished();
    }
    ProxyProcess(const ProxyProcess &) = delete;
    ProxyProcess &operator=(const ProxyProcess &) = delete;

    bool isRunning() const { return m_error.isEmpty() && m_process.state() == QProcess::Running; }
    QString error() const { return m_error; }
    QUrl url() const { return QUrl(QStringLiteral("https://localhost:%1").arg(m_secure)); }
    QUrl plainUrl() const { return QUrl(QStringLiteral("http://localhost:%1").arg(m_plain)); }

private:
    struct Replacement
    {
        QByteArray from;
        QByteArray to;
    };

    static quint16 freePort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }
    QList<Replacement> replacements(const QString &program) const
    {
        const QByteArray folder = m_folder.path().toUtf8();
        const QByteArray plain = QByteArray::number(m_plain);
        const QByteArray secure = QByteArray::number(m_secure);
        const QList<Replacement> shared{{"127.0.0.1:8080", m_hub}, {"/etc/ssl/private", m_certificate}};
        if (program == QStringLiteral("nginx"))
            return shared + QList<Replacement>{{"listen 80;", "listen 127.0.0.1:" + plain + ';'},
                                               {"listen [::]:80;", "listen 127.0.0.2:" + plain + ';'},
                                               {"listen 443 ", "listen 127.0.0.1:" + secure + ' '},
                                               {"listen [::]:443 ", "listen 127.0.0.2:" + secure + ' '},
                                               {"chat.example.com", "localhost"},
                                               {"/var/lib/nginx", folder},
                                               {"/var/log/nginx", folder},
                                               {"/run/nginx.pid", folder + "/nginx.pid"}};
        if (program == QStringLiteral("haproxy"))
            return shared + QList<Replacement>{{":::80 v4v6", "127.0.0.1:" + plain},
                                               {":::443 v4v6", "127.0.0.1:" + secure},
                                               {"user haproxy", "uid " + QByteArray::number(geteuid())},
                                               {"group haproxy", "gid " + QByteArray::number(getegid())}};
        const QByteArray ports = "{\nadmin off\nhttp_port " + plain + "\nhttps_port " + secure + "\n}\n";
        return QList<Replacement>{{"# tls ", "tls "}} + shared +
               QList<Replacement>{{"\nchat.example.com", '\n' + ports + "localhost"}};
    }
    bool prepare(const QString &program, const QByteArray &patience)
    {
        const QMap<QString, QString> names{{QStringLiteral("nginx"), QStringLiteral("nginx.conf")},
                                           {QStringLiteral("haproxy"), QStringLiteral("haproxy.cfg")},
                                           {QStringLiteral("caddy"), QStringLiteral("Caddyfile")}};
        QFile given(QStringLiteral(TINCAN_SOURCE_DIR "/packaging/deploy/") + names.value(program));
        QFile ours(m_folder.filePath(names.value(program)));
        m_configuration = ours.fileName();
        if (!given.open(QIODevice::ReadOnly) || !ours.open(QIODevice::WriteOnly)) {
            m_error = given.fileName() + QStringLiteral(": ") + given.errorString() + ours.errorString();
            return false;
        }
        QByteArray text = given.readAll();
        QList<Replacement> all = replacements(program);
        if (!patience.isEmpty())
            all.append({"75s", patience});
        for (const auto &[from, to] : std::as_const(all)) {
            if (!text.contains(from))
                m_error += QStringLiteral("%1 has no %2. ").arg(given.fileName(), QString::fromUtf8(from));
            text.replace(from, to);
        }
        ours.write(text);
        return m_error.isEmpty();
    }
    void start(const QString &program)
    {
        QString path = QStandardPaths::findExecutable(program);
        if (path.isEmpty())
            path = QStandardPaths::findExecutable(program, {QStringLiteral("/usr/sbin"), QStringLiteral("/sbin")});
        if (path.isEmpty()) {
            m_error = QStringLiteral("%1 is not installed; packaging/dependencies.txt has it.").arg(program);
            return;
        }
        const QMap<QString, QStringList> words{
            {QStringLiteral("nginx"),
             {QStringLiteral("-c"), m_configuration, QStringLiteral("-g"), QStringLiteral("daemon off;")}},
            {QStringLiteral("haproxy"), {QStringLiteral("-db"), QStringLiteral("-f"), m_configuration}},
            {QStringLiteral("caddy"),
             {QStringLiteral("run"), QStringLiteral("--adapter"), QStringLiteral("caddyfile"),
              QStringLiteral("--config"), m_configuration}}};
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_folder.path());
        environment.insert(QStringLiteral("XDG_DATA_HOME"), m_folder.path());
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_folder.path());
        m_process.setProcessEnvironment(environment);
        const QString said = m_folder.filePath(QStringLiteral("said"));
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setStandardOutputFile(said);
        m_process.start(path, words.value(program));
        m_process.waitForStarted();
        while (m_process.state() == QProcess::Running && !listens())
            m_process.waitForFinished(20); // a look now and then, until it does or ends
        QFile file(said);
        if (m_process.state() != QProcess::Running && file.open(QIODevice::ReadOnly))
            m_error = program + QStringLiteral(" has ended: ") + QString::fromUtf8(file.readAll());
    }
    bool listens() const
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_secure);
        return socket.waitForConnected(1'000);
    }

    QByteArray m_hub;
    QByteArray m_certificate;
    QTemporaryDir m_folder;
    quint16 m_plain = freePort();
    quint16 m_secure = freePort();
    QString m_configuration;
    QString m_error;
    QProcess m_process;
};

} // namespace tincan
