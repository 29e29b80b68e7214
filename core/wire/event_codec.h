// Events and publications to JSON and back (protocol, sections 1 and 3). decode(encode(x)) == x for every event; fields
// that we do not know are ignored, types that we do not know become UnknownBody (with a cursor) or UnknownEvent. Bytes
// are hostile: depth, size and types are checked, nothing throws. Pure functions; any thread.
#pragma once

#include "core/base/result.h"
#include "core/chat/event.h"
#include "core/chat/publication.h"

#include <QByteArrayView>
#include <QList>

namespace tincan {

// One JSON object, UTF-8, on one line (no CR or LF inside).
QByteArray encode(const Event &event);
// One JSON object. Fails with Invalid.
Result<Event> decodeEvent(QByteArrayView json);
// What a poll answers and what a WebSocket frame holds: an array of events, or one event.
// Fails with Invalid where the whole is not JSON; an element that is no event is counted in `bad` and left out.
struct DecodedBatch
{
    QList<Event> events;
    int bad = 0;
};
Result<DecodedBatch> decodeBatch(QByteArrayView json);

// RFC 3339 with milliseconds and Z; empty where it cannot be read.
QByteArray encodeTime(qint64 millisecondsSince1970);
std::optional<qint64> decodeTime(QStringView text);

// --- what a client sends ---
QByteArray encode(const Publication &publication);
using Command = std::variant<Publication, Typing, ReadMark, Presence>;
// A client's frame or POST body. `type` defaults to message. The Refusal says the status of section 3: 400 not JSON,
// not an object or a wrong type; 413 text over `textLimit` bytes of UTF-8; 422 a missing or invalid field, named in
// `detail`; with the command's `id` where it could be read. `sender` and `user` of ephemeral commands stay empty, but
// for the `name` of a read mark.
// An id is a UUID in its written form (8-4-4-4-12) and comes out in lower case, so that ids compare as text. Names have
// at most 64 characters and no controls, targets and emoji at most 64 code units, a message at most 32 files; JSON is
// at most 64 deep.
Result<Command, Refusal> decodeCommand(QByteArrayView json, qint64 textLimit);

} // namespace tincan
