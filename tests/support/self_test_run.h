// A program with --self-test, in a home of its own: what it said, and what it left behind. Blocks until it has ended.
#pragma once

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

namespace tincan {

class SelfTestRun
{
public:
    SelfTestRun() : m_environment(QProcessEnvironment::systemEnvironment())
    {
        QDir(m_home.path()).mkdir(QStringLiteral("tmp"));
        set("HOME", m_home.path());
        set("XDG_DATA_HOME", m_home.filePath(QStringLiteral("data")));
        set("XDG_CACHE_HOME", m_home.filePath(QStringLiteral("cache"))); // fontconfig's
        set("XDG_RUNTIME_DIR", m_home.path());
        set("TMPDIR", m_home.filePath(QStringLiteral("tmp")));
        set("DBUS_SESSION_BUS_ADDRESS", QStringLiteral("unix:path=/nonexistent/bus"));
    }

    void set(const char *variable, const QString &value) { m_environment.insert(QString::fromLatin1(variable), value); }
    void unset(const char *variable) { m_environment.remove(QString::fromLatin1(variable)); }

    // The exit code; -1 where it did not end by itself.
    int run(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.start(program, arguments);
        const bool ended = process.waitForFinished(120'000); // the machine may be busy
        m_lines = QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
        m_complaints = QString::fromUtf8(process.readAllStandardError());
        return ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

    QString said() const { return m_lines.join(u'\n') + u'\n' + m_complaints; }
    // What it says of this part; empty: nothing.
    QString lineOf(const QString &part) const
    {
        for (const QString &line : m_lines) {
            if (line.mid(7).startsWith(part + u':'))
                return line;
        }
        return {};
    }
    QStringList parts(const QString &verdict) const
    {
        QStringList parts;
        for (const QString &line : m_lines) {
            if (line.startsWith(verdict + u' '))
                parts.append(line.mid(7).section(u':', 0, 0));
        }
        return parts;
    }
    // In the folder for what passes, and where data goes.
    QStringList left() const
    {
        const auto all = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
        QStringList left = QDir(m_home.filePath(QStringLiteral("tmp"))).entryList(all);
        for (const QString &name : QDir(m_home.path()).entryList(all)) {
            if (name != QStringLiteral("tmp") && name != QStringLiteral("cache"))
                left.append(name);
        }
        return left;
    }
    QString home() const { return m_home.path(); }

private:
    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    QStringList m_lines;
    QString m_complaints;
};

} // namespace tincan
