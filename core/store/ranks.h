// How many messages of a room stand before a place, and which one stands at a rank: for a scroll bar that counts
// messages. Reads some hundred counts and at most 4,096 entries of the index, however long the history is. The
// database's thread.
#pragma once

#include "core/store/directory.h"

#include <atomic>

namespace tincan::ranks {

// Messages that are stored; what waits in the outbox is not among them. 0 after a failure of the database.
qint64 count(StoreFile &database, qint64 room);
qint64 rankOf(StoreFile &database, qint64 room, Place place);
// Of places in rising order, reading each count and each piece of the index once; as far as it came where it is to
// stop.
QList<qint64> rankAll(StoreFile &database, qint64 room, const QList<Place> &places, const std::atomic<bool> &stop);
// None where there are not so many.
std::optional<Place> placeOf(StoreFile &database, qint64 room, qint64 rank);

} // namespace tincan::ranks
