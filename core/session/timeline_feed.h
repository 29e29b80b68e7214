// Gathers what changes in the timelines and says it at most once a frame: the first change at once, what follows within
// the frame together. The thread of its clock.
#pragma once

#include "core/session/session.h"

#include <QHash>
#include <QSet>

#include <functional>

namespace tincan {

// A window shows no more than sixty pictures a second.
inline constexpr milliseconds frame{16};

class TimelineFeed
{
public:
    TimelineFeed(Clock &clock, std::function<void(const TimelineChange &)> say);

    void upsert(const QList<Message> &rows);
    void remove(const QStringList &ids);
    // What was gathered, now.
    void flush();
    void clear();

private:
    void changed();

    Clock &m_clock;
    std::function<void(const TimelineChange &)> m_say;
    QList<Message> m_rows;
    QHash<QString, qsizetype> m_at; // room and id -> index in m_rows
    QStringList m_removed;
    std::optional<TimePoint> m_last;
    Alarm m_frame;
};

} // namespace tincan
