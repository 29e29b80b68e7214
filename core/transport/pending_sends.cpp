#include "core/transport/pending_sends.h"

namespace tincan {

PendingSends::PendingSends(Clock &clock, milliseconds timeout, std::function<void(const QString &)> late)
    : m_clock(clock), m_timeout(timeout), m_late(std::move(late))
{}

void PendingSends::add(const QString &id)
{
    m_ids.insert(id);
    m_byTime.emplace_back(m_clock.now() + m_timeout, id);
    if (!m_alarm.pending())
        plan();
}

bool PendingSends::take(const QString &id)
{
    const bool waited = m_ids.remove(id);
    while (!m_byTime.empty() && !m_ids.contains(m_byTime.front().second))
        m_byTime.pop_front();
    return waited;
}

void PendingSends::clear()
{
    m_ids.clear();
    m_byTime.clear();
    m_alarm.cancel();
}

void PendingSends::plan()
{
    if (m_byTime.empty())
        return;
    const auto rest = std::chrono::ceil<milliseconds>(m_byTime.front().first - m_clock.now());
    m_alarm = m_clock.after(rest, [this] { expire(); });
}

void PendingSends::expire()
{
    QList<QString> late;
    while (!m_byTime.empty() && m_byTime.front().first <= m_clock.now()) {
        const QString id = m_byTime.front().second;
        m_byTime.pop_front();
        if (m_ids.remove(id))
            late.append(id);
    }
    plan();
    const auto tell = m_late; // telling may destroy us
    for (const QString &id : std::as_const(late))
        tell(id);
}

} // namespace tincan
