// Reads a range out of the store, a page at a time: for a copy of more than is in memory. Each step goes on where the
// last one ended, whatever came or went meanwhile. The store's thread.
#pragma once

#include "core/session/session.h"
#include "core/store/store.h"

namespace tincan {

class RangeCopy
{
public:
    enum class Step
    {
        More,
        Whole,  // that was all
        Broken, // the taker has enough, or the history could not be read
    };

    // The store outlives it.
    RangeCopy(Store &store, const PlaceRange &range, TakeRows take);

    Step step();
    qint64 done() const { return m_done; } // messages
    qint64 total() const { return m_total; }

private:
    Store &m_store;
    PlaceRange m_range;
    TakeRows m_take;
    Place m_after; // all up to here was taken
    qint64 m_done = 0;
    qint64 m_total = -1; // not counted yet
};

} // namespace tincan
