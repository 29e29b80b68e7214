// When somebody wants to be told of messages that they are not looking at. A value; any thread.
#pragma once

#include <QTime>

namespace tincan {

struct NotifyRules
{
    bool on = true;
    bool mentionsOnly = false;
    bool withText = true; // else only who and where
    bool doNotDisturb = false;
    bool quietHours = false;
    QTime quietFrom{22, 0};
    QTime quietTo{7, 0}; // of the next day, where it is before quietFrom

    bool isQuietAt(QTime time) const
    {
        if (!quietHours)
            return false;
        return quietFrom <= quietTo ? quietFrom <= time && time < quietTo : time >= quietFrom || time < quietTo;
    }
    // Whether anything is told at all.
    bool speaksAt(QTime time) const { return on && !doNotDisturb && !isQuietAt(time); }
    bool operator==(const NotifyRules &) const = default;
};

} // namespace tincan
