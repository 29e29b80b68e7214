// Which message of a room stands at a time: by halving the places, so that a million messages cost some twenty looks at
// the index. The database's thread.
#pragma once

#include "core/store/directory.h"

namespace tincan::times {

// The first message of that time or later; none where all are older. Where a log's times do not rise, one of those at
// which they pass it.
std::optional<Place> placeAt(StoreFile &database, qint64 room, qint64 time);

} // namespace tincan::times
