#include "core/server/metrics.h"

#include "core/base/logging.h"

#include <algorithm>
#include <bit>
#include <functional>

namespace tincan {

namespace {

constexpr qint64 first = 250'000; // nanoseconds: the first bucket ends here

} // namespace

const char *toWord(Cause cause)
{
    constexpr std::array<const char *, causes> words{"connections", "address", "rate",    "tries",
                                                     "credentials", "disk",    "stopping"};
    return words[std::size_t(cause)];
}

void Metrics::refuse(Cause cause, const QString &address)
{
    ++refusedFor[std::size_t(cause)];
    if (!logServer().isDebugEnabled())
        return;
    QJsonObject fields{{QStringLiteral("cause"), QLatin1String(toWord(cause))}};
    if (!address.isEmpty())
        fields.insert(QStringLiteral("address"), address);
    logWith(logServer(), QtDebugMsg, QStringLiteral("refused"), fields);
}

void DurationHistogram::add(std::chrono::nanoseconds duration)
{
    const auto steps = quint64(std::max<qint64>(0, duration.count() - 1) / first);
    ++m_counts[std::size_t(std::min(int(std::bit_width(steps)), buckets))];
    m_nanoseconds += duration.count();
}

DurationHistogram &DurationHistogram::operator+=(const DurationHistogram &other)
{
    std::transform(m_counts.begin(), m_counts.end(), other.m_counts.begin(), m_counts.begin(), std::plus());
    m_nanoseconds += other.m_nanoseconds;
    return *this;
}

Deliveries &Deliveries::operator+=(const Deliveries &other)
{
    std::transform(eventsByWay.begin(), eventsByWay.end(), other.eventsByWay.begin(), eventsByWay.begin(), std::plus());
    std::transform(bytesByWay.begin(), bytesByWay.end(), other.bytesByWay.begin(), bytesByWay.begin(), std::plus());
    fanOut += other.fanOut;
    return *this;
}

void DurationHistogram::appendTo(QByteArray &text, const QByteArray &name, const QByteArray &help) const
{
    text += "# HELP " + name + ' ' + help + "\n# TYPE " + name + " histogram\n";
    qint64 sum = 0;
    for (int i = 0; i <= buckets; ++i) {
        sum += m_counts[std::size_t(i)];
        const QByteArray upto = i == buckets ? QByteArray("+Inf") : QByteArray::number(double(first << i) / 1e9);
        text += name + "_bucket{le=\"" + upto + "\"} " + QByteArray::number(sum) + '\n';
    }
    text += name + "_sum " + QByteArray::number(double(m_nanoseconds) / 1e9) + '\n' + name + "_count " +
            QByteArray::number(sum) + '\n';
}

} // namespace tincan
