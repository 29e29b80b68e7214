// Whether somebody is at the windows of this program: away once none was touched for five minutes, back with the next
// key or movement. Looks at no other program. GUI thread.
#pragma once

#include "core/base/clock.h"

#include <QObject>

namespace tincan {

class AwayWatch : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::minutes patience{5};

    // Of this program's windows; made with the first question.
    static AwayWatch &shared();

    explicit AwayWatch(Clock &clock, QObject *parent = nullptr);

    bool isAway() const { return m_away; }

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void touch();
    void look();

    Clock &m_clock;
    TimePoint m_touched;
    bool m_away = false;
    Alarm m_due;
};

} // namespace tincan
