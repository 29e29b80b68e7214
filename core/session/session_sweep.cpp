// What a person keeps no longer goes from the store, in pieces between which everything else has its turn.
#include "core/session/session_private.h"

namespace tincan {

namespace {

constexpr milliseconds betweenPieces{8};
constexpr milliseconds afterAChoice = std::chrono::minutes(1);
constexpr milliseconds untilNextSweep = std::chrono::hours(24);
constexpr qint64 day = 86'400'000; // milliseconds

} // namespace

void Session::setKeepDays(int days)
{
    d->options.keepDays = days;
    d->sweep.reset();
    d->sweeping.cancel();
    if (d->isOpen)
        d->sweepSoon(afterAChoice);
}

void Session::Private::sweepSoon(milliseconds wait)
{
    if (options.keepDays > 0)
        sweeping = clock.after(wait, [this] { sweepPiece(); });
}

void Session::Private::sweepPiece()
{
    if (!sweep)
        sweep = Sweep{.keep = options.keepDays * day, .now = clock.wall().toMSecsSinceEpoch()};
    const auto swept = store.history().sweep(*sweep);
    if (!swept)
        return storageFailed(swept.error());
    if (!swept->removed.isEmpty()) {
        wholeRooms.remove(swept->room); // not any more
        feed.remove(swept->removed);
        feed.upsert(swept->rows);
    }
    if (swept->roomsChanged)
        roomsChanged();
    if (!swept->more)
        sweep.reset();
    sweepSoon(swept->more ? betweenPieces : untilNextSweep);
}

} // namespace tincan
