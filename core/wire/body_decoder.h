// What events and publications have in common: the members of a durable body. Faults are noted in `fields`. Only inside
// core/wire; any thread.
#pragma once

#include "core/chat/bounds.h"
#include "core/chat/event.h"
#include "core/wire/json_fields.h"

namespace tincan {

// A text that may not be longer: a fault, and an empty one, where it is.
QString bounded(JsonFields &fields, QLatin1StringView key, qsizetype longest);
QString boundedNeeded(JsonFields &fields, QLatin1StringView key, qsizetype longest); // empty is a fault, too
// A type that is none of ours gives UnknownBody with the whole object as it came.
DurableBody readBody(const QString &type, const JsonObject &object, JsonFields &fields);
UnknownBody unknownBody(const QString &type, const JsonObject &object);
// `object` is the member `key` of `owner`, where a fault is noted.
Person readPerson(const JsonObject &object, JsonFields &owner, QLatin1StringView key);

} // namespace tincan
