// How fast an author may publish: a bucket of tokens each, filled at the rate. Bounded: buckets that are full again are
// forgotten. The hub's I/O thread only.
#pragma once

#include <QHash>
#include <QString>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace tincan {

class RateLimiter
{
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr qsizetype mostBuckets = 65'536;

    // 0 a second: there is no limit. `burst` may come at once.
    RateLimiter(qint64 perSecond, qint64 burst) : m_rate(double(perSecond)), m_burst(double(std::max(burst, perSecond)))
    {}

    qint64 perSecond() const { return qint64(m_rate); }
    // 0: taken; otherwise so many seconds are to be waited.
    qint64 take(const QString &author, Time now)
    {
        if (m_rate <= 0)
            return 0;
        if (m_buckets.size() >= mostBuckets)
            forgetFull(now);
        const auto known = m_buckets.find(author);
        Bucket &bucket = known != m_buckets.end() ? *known : *m_buckets.insert(author, Bucket{m_burst, now, {}});
        bucket.tokens = levelOf(bucket, now);
        bucket.at = now;
        // Who was told to wait waits so long with all that follows: otherwise it would overtake what was refused.
        const auto left = std::chrono::ceil<std::chrono::seconds>(bucket.until - now).count();
        if (left > 0)
            return left;
        if (bucket.tokens < 1) {
            const auto wait = qint64(std::ceil((1 - bucket.tokens) / m_rate));
            bucket.until = now + std::chrono::seconds(wait);
            return wait;
        }
        bucket.tokens -= 1;
        return 0;
    }

private:
    struct Bucket
    {
        double tokens = 0;
        Time at;
        Time until; // what was told, where it had to wait
    };

    double levelOf(const Bucket &bucket, Time now) const
    {
        return std::min(m_burst, bucket.tokens + m_rate * std::chrono::duration<double>(now - bucket.at).count());
    }
    void forgetFull(Time now)
    {
        m_buckets.removeIf([this, now](const auto &entry) { return levelOf(entry.value(), now) >= m_burst; });
    }

    double m_rate;
    double m_burst;
    QHash<QString, Bucket> m_buckets;
};

} // namespace tincan
