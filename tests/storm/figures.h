// How much a process holds: memory and open descriptors, from /proc. Zeros where a system has none. Any thread.
#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace tincan {

struct Figures
{
    qint64 kilobytes = 0; // resident
    qsizetype descriptors = 0;
    qint64 heap = 0; // kilobytes that this program has allocated and not freed, where it says so itself
};

// Under a sanitizer the resident memory is mostly its own: shadows, margins, stacks that it remembers.
#ifdef __SANITIZE_ADDRESS__
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();
inline constexpr bool residentIsOurs = false;
inline qint64 heapOfThisProcess()
{
    return qint64(__sanitizer_get_current_allocated_bytes() >> 10);
}
#else
inline constexpr bool residentIsOurs = true;
inline qint64 heapOfThisProcess()
{
#ifdef __GLIBC__
    const struct mallinfo2 info = mallinfo2();
    return qint64((info.uordblks + info.hblkhd) >> 10);
#else
    return 0;
#endif
}
#endif

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

inline Figures ownFigures()
{
    Figures figures = figuresOf(QCoreApplication::applicationPid());
    figures.heap = heapOfThisProcess();
    return figures;
}

} // namespace tincan
