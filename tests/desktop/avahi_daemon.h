// Avahi itself, on a system bus of its own, which a test starts and stops; it speaks on the loopback interface alone.
// Where the kernel gives it one it has a /run of its own, so that a computer's own Avahi is not in the way, and takes
// whoever runs the test for the user that it wants to be. Otherwise root is asked for. One thread; starting blocks
// until it answers. TINCAN_DBUS_DAEMON, TINCAN_AVAHI: where the programs are.
#pragma once

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <unistd.h>

namespace tincan {

// Whoever is on it may do everything.
class PrivateBus
{
public:
    PrivateBus()
    {
        write(QStringLiteral("bus.conf"),
              "<busconfig><type>system</type><listen>unix:dir=" + m_folder.path().toUtf8() +
                  "</listen><policy context=\"default\"><allow user=\"*\"/><allow own=\"*\"/>"
                  "<allow send_destination=\"*\"/><allow receive_sender=\"*\"/></policy></busconfig>");
        m_daemon.setStandardErrorFile(QProcess::nullDevice());
        m_daemon.start(QStringLiteral(TINCAN_DBUS_DAEMON),
                       {QStringLiteral("--config-file"), m_folder.filePath(QStringLiteral("bus.conf")),
                        QStringLiteral("--nofork"), QStringLiteral("--nopidfile"), QStringLiteral("--print-address")});
        while (!m_daemon.canReadLine() && m_daemon.waitForReadyRead(20'000)) {
        }
        m_address = QString::fromLatin1(m_daemon.readLine().trimmed());
    }
    ~PrivateBus()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    QString address() const { return m_address; }
    // Each has its own, as programs have.
    QDBusConnection connection(const QString &name) const { return QDBusConnection::connectToBus(m_address, name); }
    QString file(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &text) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no room for a bus");
    }

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
};

class AvahiDaemon
{
public:
    explicit AvahiDaemon(const PrivateBus &bus) : m_bus(bus)
    {
        bus.write(QStringLiteral("avahi.conf"), "[server]\nhost-name=tincan-test\nuse-ipv4=yes\nuse-ipv6=no\n"
                                                "allow-interfaces=lo\nenable-dbus=yes\n"
                                                "[publish]\npublish-workstation=no\npublish-hinfo=no\n");
        const QByteArray self = "avahi:x:" + QByteArray::number(geteuid()) + ':' + QByteArray::number(getegid());
        bus.write(QStringLiteral("passwd"), self + "::/:/bin/sh\n");
        bus.write(QStringLiteral("group"), "avahi:x:" + QByteArray::number(getegid()) + ":\n");
    }
    ~AvahiDaemon() { stop(); }

    // False: this system gives it no place to run.
    bool start()
    {
        const QString daemon = QStringLiteral(TINCAN_AVAHI) +
                               QStringLiteral(" --no-drop-root --no-chroot --no-rlimits --no-proc-title -f ") +
                               m_bus.file(QStringLiteral("avahi.conf"));
        const QString apart =
            QStringLiteral("mount -t tmpfs none /run && mount --bind %1 /etc/passwd && mount --bind %2 /etc/group && ")
                .arg(m_bus.file(QStringLiteral("passwd")), m_bus.file(QStringLiteral("group"))) +
            QStringLiteral("exec ") + daemon;
        return run(QStringLiteral("unshare"),
                   {QStringLiteral("--map-current-user"), QStringLiteral("--keep-caps"), QStringLiteral("--mount"),
                    QStringLiteral("sh"), QStringLiteral("-c"), apart}) ||
               run(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("exec ") + daemon});
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

private:
    bool run(const QString &program, const QStringList &arguments)
    {
        m_process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DBUS_SYSTEM_BUS_ADDRESS"), m_bus.address());
        m_process->setProcessEnvironment(environment);
        m_process->setStandardErrorFile(m_bus.file(QStringLiteral("avahi.stderr")), QIODevice::Append);
        m_process->start(program, arguments);
        const QDBusConnection bus = m_bus.connection(QStringLiteral("watch"));
        const bool up = QTest::qWaitFor(
            [&] {
                return m_process->state() == QProcess::NotRunning ||
                       bus.interface()->isServiceRegistered(QStringLiteral("org.freedesktop.Avahi"));
            },
            20'000);
        return up && m_process->state() == QProcess::Running;
    }

    const PrivateBus &m_bus;
    std::unique_ptr<QProcess> m_process;
};

} // namespace tincan
