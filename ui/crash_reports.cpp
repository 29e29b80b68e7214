#include "ui/crash_reports.h"

#include "core/base/own_folder.h"

#include <QDateTime>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostOfAReport = 64 * 1'024; // of a report that is read

QString readReport(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(mostOfAReport)) : QString();
}

} // namespace

CrashReports::CrashReports(const QString &profileFolder) : m_folder(profileFolder + u"/crashes"_s) {}

QStringList CrashReports::names() const
{
    // By the time of the start, which is in the name.
    return QDir(m_folder).entryList({u"crash-*.txt"_s}, QDir::Files, QDir::Name | QDir::Reversed);
}

QString CrashReports::prepare()
{
    if (!makeOwnFolder(m_folder))
        return {};
    for (const QString &old : names().mid(most - 1))
        QFile::remove(pathOf(old));
    return pathOf(u"crash-%1-%2.txt"_s.arg(QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s))
                      .arg(QCoreApplication::applicationPid()));
}

QString CrashReports::last() const
{
    const QString newest = names().value(0);
    return newest.isEmpty() ? QString() : readReport(pathOf(newest));
}

void CrashReports::removeLast()
{
    if (const QString newest = names().value(0); !newest.isEmpty())
        QFile::remove(pathOf(newest));
}

QString CrashReports::news()
{
    const QString newest = names().value(0);
    const QString mark = pathOf(u"told"_s); // of which report the person knows
    if (newest.isEmpty() || newest <= readReport(mark))
        return {};
    if (QFile file(mark); file.open(QIODevice::WriteOnly))
        file.write(newest.toUtf8());
    return tr("Tincan ended unexpectedly the last time. Your messages are kept, with what you had begun to write and "
              "what waits to be sent. What is known of the fault is on this computer only: Settings, Advanced. "
              "The system may keep a memory dump of its own, by its own settings.");
}

} // namespace tincan
