#include "core/base/clock.h"

#include "core/platform/boot_time.h"

#include <QRandomGenerator>
#include <QTimer>

namespace tincan {

namespace {

class TimerAlarm final : public Alarm::Impl
{
public:
    TimerAlarm(milliseconds delay, Qt::TimerType type, std::function<void()> due) : m_timer(std::make_unique<QTimer>())
    {
        m_timer->setSingleShot(true);
        m_timer->setTimerType(type);
        // The callback is moved out first: it may destroy this alarm, and the timer with it.
        QObject::connect(m_timer.get(), &QTimer::timeout, m_timer.get(), [due = std::move(due)]() {
            const auto callback = due;
            callback();
        });
        m_timer->start(std::max(delay, milliseconds(0)));
    }
    // Deleted later, because the callback that is running now may be the one that drops us.
    ~TimerAlarm() override
    {
        m_timer->stop();
        m_timer->disconnect();
        m_timer.release()->deleteLater();
    }
    bool pending() const override { return m_timer->isActive(); }

private:
    std::unique_ptr<QTimer> m_timer;
};

class SystemClock final : public Clock
{
public:
    TimePoint now() const override { return std::chrono::steady_clock::now(); }
    QDateTime wall() const override { return QDateTime::currentDateTimeUtc(); }
    TimePoint nowWithSleep() const override { return steadyTimeWithSleep(); }
    Alarm after(milliseconds delay, std::function<void()> due) override
    {
        return Alarm(std::make_unique<TimerAlarm>(delay, Qt::PreciseTimer, std::move(due)));
    }
    Alarm afterAbout(milliseconds delay, std::function<void()> due) override
    {
        return Alarm(std::make_unique<TimerAlarm>(delay, Qt::CoarseTimer, std::move(due)));
    }
};

} // namespace

Clock &systemClock()
{
    static SystemClock clock;
    return clock;
}

Chance systemChance()
{
    return [] { return QRandomGenerator::system()->generateDouble(); };
}

} // namespace tincan
