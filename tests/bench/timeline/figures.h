// Times and memory, as JSON. One thread.
#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <algorithm>
#include <functional>

namespace tincan::bench {

inline double millisecondsOf(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

inline QJsonObject figuresOf(QList<double> times)
{
    std::sort(times.begin(), times.end());
    const auto at = [&times](double part) {
        return times.isEmpty() ? 0.0 : times[std::min(times.size() - 1, qsizetype(double(times.size()) * part))];
    };
    return {{QStringLiteral("p50"), at(0.5)}, {QStringLiteral("p99"), at(0.99)}, {QStringLiteral("most"), at(1.0)}};
}

// Proportional set size of this process in MiB: what is shared counts by its share.
inline double memory()
{
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n'))
        if (line.startsWith("Pss:"))
            return line.mid(4).simplified().split(' ').first().toDouble() / 1024;
    return 0;
}

} // namespace tincan::bench
