// Where a message stands, and the rows of a range for a copy.
#include "core/session/session_private.h"

namespace tincan {

void Session::findPlace(const QString &id)
{
    std::optional<Place> place;
    if (d->isOpen) {
        d->flushOutbox();
        if (const auto row = d->store.message(id))
            place = row->place;
    }
    Q_EMIT placeFound(id, place);
}

void Session::copyRange(quint64 job, const PlaceRange &range, const TakeRows &take)
{
    d->flushOutbox(); // what was just written is selected too
    d->copies.emplace(job, RangeCopy(d->store, range, take));
    d->stepCopy(job);
}

void Session::copyHistory(quint64 job, const QString &room, const TakeHistory &take)
{
    copyRange(job, PlaceRange::all(room),
              [this, take](const QList<Message> &rows) { return take(rows, d->store.eras()); });
}

void Session::cancelCopy(quint64 job)
{
    d->copies.erase(job);
}

void Session::Private::stepCopy(quint64 job)
{
    const auto copy = copies.find(job);
    if (copy == copies.end())
        return;
    const auto step = isOpen ? copy->second.step() : RangeCopy::Step::Broken;
    if (step == RangeCopy::Step::More) {
        Q_EMIT q->copyProgressed(job, copy->second.done(), copy->second.total());
        // What comes by the line meanwhile has its turn in between.
        QTimer::singleShot(0, q, [this, job] { stepCopy(job); });
        return;
    }
    copies.erase(copy);
    Q_EMIT q->copyEnded(job, step == RangeCopy::Step::Whole);
}

} // namespace tincan
