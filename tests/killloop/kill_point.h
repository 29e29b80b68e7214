// When a program that killloop.py watches dies, and how. From the environment:
//   TINCAN_KILL_AT    the number of the call, from 1; 0 only counts
//   TINCAN_KILL_HOW   torn: half of the bytes, and nothing of what has no half; after: the whole call;
//                     power: nothing of it, and the files lose what was not synced
//   TINCAN_KILL_NOTE  a file of two numbers, right also after the death: the calls, and 1 where it was this that killed
// Any thread.
#pragma once

namespace tincan {

enum class Death
{
    Torn,
    After,
    Power
};

class KillPoint
{
public:
    // Counts a call that leaves a trace outside the process; true for the one that is the last.
    static bool reached();
    static Death death();
    [[noreturn]] static void die();
};

// `whole` does all of the call, `half` a part of it.
template<class Whole, class Half>
auto counted(Whole whole, Half half)
{
    if (!KillPoint::reached())
        return whole();
    if (KillPoint::death() == Death::Torn)
        half();
    else if (KillPoint::death() == Death::After)
        whole();
    KillPoint::die();
}

} // namespace tincan
