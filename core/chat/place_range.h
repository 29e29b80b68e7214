// Rows of one room from a place to a place, both of them included: what is selected, however many that are and
// whether they are here or not. A value; any thread.
#pragma once

#include "core/chat/message.h"

namespace tincan {

struct PlaceRange
{
    QString room;
    Place first;
    Place last;

    static PlaceRange all(const QString &room) { return {room, {}, {outboxEra, outboxEra - 1}}; }
    bool contains(Place place) const { return first <= place && place <= last; }
    bool operator==(const PlaceRange &) const = default;
};

} // namespace tincan
