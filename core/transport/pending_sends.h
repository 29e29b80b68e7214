// What was sent in-band and not answered yet, with one alarm for all: every publication gets the same time. Lives on
// one thread.
#pragma once

#include "core/transport/watchdog.h"

#include <QSet>
#include <QString>

#include <deque>

namespace tincan {

class PendingSends
{
public:
    // `late` is called for each id without an answer; it may clear this.
    PendingSends(Clock &clock, milliseconds timeout, std::function<void(const QString &)> late);

    void add(const QString &id);
    // Whether it was waiting.
    bool take(const QString &id);
    void clear();

private:
    void plan();
    void expire();

    Clock &m_clock;
    milliseconds m_timeout;
    std::function<void(const QString &)> m_late;
    QSet<QString> m_ids;
    std::deque<std::pair<TimePoint, QString>> m_byTime; // may hold answered ones
    Alarm m_alarm;
};

} // namespace tincan
