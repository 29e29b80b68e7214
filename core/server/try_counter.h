// How often somebody tried within the last minute, by address or by name, so that guessing takes for ever. Bounded: of
// too many who try, those are forgotten that began first. The hub's I/O thread only.
#pragma once

#include <QCryptographicHash>
#include <QHash>

#include <chrono>
#include <deque>

namespace tincan {

class TryCounter
{
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr int mostTries = 10;
    static constexpr std::chrono::seconds span{60};
    static constexpr qsizetype mostKeys = 65'536;

    // Counts this try. 0: it may go on; otherwise so many seconds are to be waited, and it does not count.
    qint64 count(QByteArrayView whoever, Time now)
    {
        const QByteArray key = QCryptographicHash::hash(whoever, QCryptographicHash::Sha256); // however long it was
        forget(now);
        auto &times = m_times[key];
        while (!times.empty() && now - times.front() >= span)
            times.pop_front();
        if (int(times.size()) >= mostTries)
            return std::chrono::ceil<std::chrono::seconds>(times.front() + span - now).count();
        times.push_back(now);
        m_order.emplace_back(now, key);
        return 0;
    }

private:
    void forget(Time now)
    {
        while (!m_order.empty() && (now - m_order.front().first >= span || m_times.size() >= mostKeys)) {
            const QByteArray key = m_order.front().second;
            m_order.pop_front();
            const auto times = m_times.find(key);
            if (times == m_times.end())
                continue;
            if (!times->empty())
                times->pop_front();
            if (times->empty())
                m_times.erase(times);
        }
    }

    QHash<QByteArray, std::deque<Time>> m_times;
    std::deque<std::pair<Time, QByteArray>> m_order;
};

} // namespace tincan
