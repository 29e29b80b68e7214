// tincand as a process, for tests of its words and its exit codes. Needs the compile definition TINCAND: where the
// program is. Whatever waits gives up after 10 or 20 s. One thread.
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <functional>

namespace tincan {

using namespace Qt::StringLiterals;

class Tincand
{
public:
    explicit Tincand(const QStringList &arguments) { m_process.start(QStringLiteral(TINCAND), arguments); }
    ~Tincand()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    // The port of its first line; 0 where it says something else.
    quint16 port()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(10'000)) {
        }
        const QByteArray line = m_process.readLine().trimmed();
        if (!line.startsWith("listening on http://"))
            return 0;
        return quint16(line.mid(line.lastIndexOf(':') + 1).toUInt());
    }
    // Its exit code when it has ended by itself.
    int ended()
    {
        m_process.waitForFinished(10'000);
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    QByteArray errors() { return m_process.readAllStandardError(); }
    QProcess &process() { return m_process; }

private:
    QProcess m_process;
};

struct Said
{
    int code = -1;
    QByteArray words;
};

// Runs a command on the data folder to its end. `before`: in the child, before the program, where systems have that
// moment.
inline Said ask(const QTemporaryDir &folder, QStringList arguments, const QByteArray &input = {},
                [[maybe_unused]] const std::function<void()> &before = {})
{
    QProcess process;
#ifdef Q_OS_UNIX
    if (before)
        process.setChildProcessModifier(before);
#endif
    arguments << u"--data"_s << folder.path();
    process.start(QStringLiteral(TINCAND), arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(20'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput() + process.readAllStandardError()};
}

} // namespace tincan
