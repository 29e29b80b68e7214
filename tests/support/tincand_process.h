// tincand as a process of its own, to be killed with SIGKILL and started again on the same port and the same data.
// Needs the compile definition TINCAND: where the program is. What it complains of is in tincand.stderr beside its
// data. One thread; starting blocks until it listens.
#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace tincan {

class TincandProcess
{
public:
    // Without a folder its data goes with it.
    explicit TincandProcess(const QString &folder = {}) : m_folder(folder.isEmpty() ? m_temporary.path() : folder)
    {
        start();
    }
    ~TincandProcess() { kill(); }

    bool isRunning() const { return m_process && m_process->state() == QProcess::Running && m_url.isValid(); }
    QString error() const { return m_error; }
    QUrl url() const { return m_url; }
    qint64 processId() const { return m_process ? m_process->processId() : 0; }

    void kill()
    {
        if (!m_process)
            return;
        m_process->kill(); // SIGKILL: no bye, no flush
        m_process->waitForFinished();
        m_process.reset();
    }
    // As a person ends it. False where it did not end well.
    bool stop()
    {
        m_process->terminate();
        const bool well = m_process->waitForFinished() && m_process->exitStatus() == QProcess::NormalExit &&
                          m_process->exitCode() == 0;
        kill();
        return well;
    }
    bool restart()
    {
        kill();
        return start();
    }

private:
    bool start()
    {
        m_process = std::make_unique<QProcess>();
        const QString complaints = m_folder + QStringLiteral("/tincand.stderr");
        m_process->setStandardErrorFile(complaints, QIODevice::Append);
        const QString address = QStringLiteral("127.0.0.1:%1").arg(m_url.port(0));
        m_process->start(QStringLiteral(TINCAND),
                         {QStringLiteral("--listen"), address, QStringLiteral("--data"), m_folder});
        while (!m_process->canReadLine() && m_process->waitForReadyRead(20'000)) {
        }
        const QByteArray line = m_process->readLine().trimmed();
        if (!line.startsWith("listening on ")) {
            QFile file(complaints);
            m_error = QString::fromUtf8(file.open(QIODevice::ReadOnly) ? line + file.readAll() : line);
            return false;
        }
        m_url = QUrl(QString::fromLatin1(line.mid(13)));
        return true;
    }

    QTemporaryDir m_temporary;
    QString m_folder;
    std::unique_ptr<QProcess> m_process;
    QUrl m_url;
    QString m_error;
};

} // namespace tincan
