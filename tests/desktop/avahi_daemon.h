// Avahi itself on the session's bus, which a test starts and stops: see avahi.sh. One thread; starting blocks until it
// answers. TINCAN_AVAHI: where the program is; TINCAN_AVAHI_SCRIPT: what runs it.
#pragma once

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace tincan {

class AvahiDaemon
{
public:
    ~AvahiDaemon() { stop(); }

    // False: words() say why.
    bool start()
    {
        m_process = std::make_unique<QProcess>();
        m_process->setProcessChannelMode(QProcess::MergedChannels);
        m_process->setStandardOutputFile(log());
        m_process->start(QStringLiteral("sh"),
                         {QStringLiteral(TINCAN_AVAHI_SCRIPT), QStringLiteral(TINCAN_AVAHI), m_folder.path()});
        const QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("watch"));
        const bool told = QTest::qWaitFor(
            [&] {
                return m_process->state() == QProcess::NotRunning ||
                       bus.interface()->isServiceRegistered(QStringLiteral("org.freedesktop.Avahi"));
            },
            20'000);
        return told && m_process->state() == QProcess::Running;
    }
    void stop()
    {
        if (!m_process)
            return;
        m_process->terminate();
        if (!m_process->waitForFinished(10'000))
            m_process->kill();
        m_process->waitForFinished();
        m_process.reset();
    }
    QByteArray words() const
    {
        QFile file(log());
        return "avahi-daemon does not run: " + (file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    }

private:
    QString log() const { return m_folder.filePath(QStringLiteral("avahi.log")); }

    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
};

} // namespace tincan
