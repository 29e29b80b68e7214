// A clock that only moves when a test says so. Alarms run inside advance(), in the order of their time; while the
// process is stopped or the machine sleeps, none runs.
#pragma once

#include "core/base/clock.h"

#include <map>

namespace tincan {

class FakeClock final : public Clock
{
public:
    TimePoint now() const override { return m_now; }
    QDateTime wall() const override { return m_wall; }
    TimePoint nowWithSleep() const override { return m_now + m_slept; }
    Alarm after(milliseconds delay, std::function<void()> due) override
    {
        const auto key = std::pair(m_now + std::max(delay, milliseconds(0)), m_next++);
        (*m_alarms)[key] = std::move(due);
        return Alarm(std::make_unique<Entry>(m_alarms, key));
    }
    Alarm afterAbout(milliseconds delay, std::function<void()> due) override { return after(delay, std::move(due)); }

    // Moves time on and runs what falls due on the way, also what those callbacks ask for.
    void advance(milliseconds by)
    {
        const TimePoint end = m_now + by;
        while (!m_alarms->empty() && m_alarms->begin()->first.first <= end) {
            const auto due = m_alarms->extract(m_alarms->begin());
            moveTo(std::max(m_now, due.key().first));
            due.mapped()();
        }
        moveTo(end);
    }
    // SIGSTOP: all clocks go on. What fell due meanwhile runs in the next advance(), late.
    void stop(milliseconds length) { moveTo(m_now + length); }
    // Suspend, as on Linux: the steady clock stands still.
    void sleep(milliseconds length)
    {
        m_slept += length;
        m_wall = m_wall.addMSecs(length.count());
    }
    void setWall(const QDateTime &wall) { m_wall = wall; }
    qsizetype pendingAlarms() const { return qsizetype(m_alarms->size()); }
    // How long until the first alarm; zero where there is none. Tells one waiting state from another.
    milliseconds nextAlarm() const
    {
        if (m_alarms->empty())
            return milliseconds(0);
        return std::chrono::duration_cast<milliseconds>(m_alarms->begin()->first.first - m_now);
    }

private:
    using Key = std::pair<TimePoint, quint64>;
    using Alarms = std::map<Key, std::function<void()>>;

    struct Entry final : Alarm::Impl
    {
        Entry(std::shared_ptr<Alarms> all, Key own) : alarms(std::move(all)), key(own) {}
        ~Entry() override { alarms->erase(key); }
        bool pending() const override { return alarms->contains(key); }
        std::shared_ptr<Alarms> alarms;
        Key key;
    };

    void moveTo(TimePoint to)
    {
        m_wall = m_wall.addMSecs(std::chrono::duration_cast<milliseconds>(to - m_now).count());
        m_now = to;
    }

    TimePoint m_now{std::chrono::hours(1)};
    milliseconds m_slept{0};
    QDateTime m_wall{QDate(2026, 11, 23), QTime(9, 30), Qt::UTC};
    quint64 m_next = 0;
    std::shared_ptr<Alarms> m_alarms = std::make_shared<Alarms>();
};

} // namespace tincan
