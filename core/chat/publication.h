// What an author hands in to be published (protocol, section 3). The `id` is the key: any number of tries with the
// same id and the same content give one event. A value; any thread.
#pragma once

#include "core/chat/event.h"

namespace tincan {

struct Publication
{
    QString id; // UUID, made by the author
    QString room;
    QString name; // who speaks, on an open server; empty: the server says "guest"
    // Only the durable kinds that an author may make: Message, Edit, Delete, Reaction.
    DurableBody body;

    bool operator==(const Publication &) const = default;
};

} // namespace tincan
