// Which rows of a room a timeline asks for: by place, rank or time, never by a height. A value; any thread.
#pragma once

#include "core/chat/message.h"

namespace tincan {

struct PageQuestion
{
    enum class Kind
    {
        Newest, // what waits to be sent included
        Before, // the last ones before the place
        After,  // the first ones after the place; after {} stand the first of all
        Around, // half of them before the place, half from it on
        Rank,   // likewise around the message that so many messages of the room come before
        Time,   // likewise around the first message of that time or later; the newest where all are older
    };

    Kind kind = Kind::Newest;
    Place place;
    qint64 rank = 0;
    int count = 0;   // rows
    qint64 time = 0; // milliseconds since 1970, UTC

    static PageQuestion newest(int count) { return {Kind::Newest, {}, 0, count, 0}; }
    static PageQuestion before(Place place, int count) { return {Kind::Before, place, 0, count, 0}; }
    static PageQuestion after(Place place, int count) { return {Kind::After, place, 0, count, 0}; }
    static PageQuestion around(Place place, int count) { return {Kind::Around, place, 0, count, 0}; }
    static PageQuestion atRank(qint64 rank, int count) { return {Kind::Rank, {}, rank, count, 0}; }
    static PageQuestion atTime(qint64 time, int count) { return {Kind::Time, {}, 0, count, time}; }
    static PageQuestion first(int count) { return after({}, count); }

    bool operator==(const PageQuestion &) const = default;
};

} // namespace tincan
