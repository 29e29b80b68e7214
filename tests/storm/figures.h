// How much a process holds: resident memory and open descriptors, from /proc. Zeros where a system has none. Any
// thread.
#pragma once

#include <QDir>
#include <QFile>

namespace tincan {

struct Figures
{
    qint64 kilobytes = 0;
    qsizetype descriptors = 0;
};

inline Figures figuresOf(qint64 process)
{
    const QString folder = QStringLiteral("/proc/%1/").arg(process);
    Figures figures;
    figures.descriptors =
        QDir(folder + QStringLiteral("fd")).entryList(QDir::NoDotAndDotDot | QDir::System | QDir::AllEntries).size();
    QFile file(folder + QStringLiteral("status"));
    if (!file.open(QIODevice::ReadOnly))
        return figures;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines)
        if (line.startsWith("VmRSS:"))
            figures.kilobytes = line.sliced(6).trimmed().split(' ').constFirst().toLongLong();
    return figures;
}

} // namespace tincan
