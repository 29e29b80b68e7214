#include "core/wire/body_decoder.h"
#include "core/wire/event_codec.h"
#include "core/wire/json_fields.h"

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

Failure invalid(const QString &detail)
{
    return {.kind = Failure::Kind::Invalid, .detail = detail};
}

std::optional<Cursor> placeOf(QByteArrayView text)
{
    auto cursor = Cursor::parse(text);
    if (cursor && cursor->seq > farthestPlace)
        cursor.reset();
    return cursor;
}

// Another server's cursors may be anything; only a well-formed one names a place.
Cursor cursor(JsonFields &fields, QLatin1StringView key)
{
    const auto parsed = placeOf(fields.ascii(key));
    if (!parsed)
        fields.fault(key, false);
    return parsed.value_or(Cursor{});
}

// An event whose place counts whatever else it holds.
Durable opaque(const QString &type, const JsonObject &object)
{
    JsonFields fields(object);
    return {.cursor = placeOf(fields.ascii("cursor"_L1)).value_or(Cursor{}),
            .id = bounded(fields, "id"_L1, longestId),
            .room = bounded(fields, "room"_L1, longestId),
            .sender = readPerson(fields.object("sender"_L1), fields, "sender"_L1),
            .time = decodeTime(fields.text("time"_L1)).value_or(0),
            .body = unknownBody(type, object)};
}

Durable durable(const QString &type, const JsonObject &object, JsonFields &fields)
{
    Durable event;
    event.body = readBody(type, object, fields);
    const bool unknown = std::holds_alternative<UnknownBody>(event.body);
    if (!unknown || fields.has("cursor"_L1))
        event.cursor = cursor(fields, "cursor"_L1);
    if (unknown)
        return opaque(type, object);
    event.id = boundedNeeded(fields, "id"_L1, longestId);
    event.room = boundedNeeded(fields, "room"_L1, longestId);
    event.sender = readPerson(fields.object("sender"_L1), fields, "sender"_L1);
    const auto time = decodeTime(fields.text("time"_L1));
    if (!time)
        fields.fault("time"_L1, false);
    event.time = time.value_or(0);
    return event;
}

Hello hello(JsonFields &fields)
{
    const JsonObject serverObject = fields.object("server"_L1);
    const JsonObject limitsObject = fields.object("limits"_L1);
    JsonFields server(serverObject);
    JsonFields limits(limitsObject);
    return {cursor(fields, "cursor"_L1),
            readPerson(fields.object("user"_L1), fields, "user"_L1),
            server.text("name"_L1),
            server.text("version"_L1),
            {limits.number("text"_L1, Limits{}.text), limits.number("file"_L1), limits.number("rate"_L1)}};
}

Event event(const QString &type, const JsonObject &object, JsonFields &fields)
{
    if (type == "hello"_L1)
        return hello(fields);
    if (type == "gap"_L1)
        return Gap{cursor(fields, "after"_L1), cursor(fields, "cursor"_L1), bounded(fields, "reason"_L1, longestWord)};
    if (type == "error"_L1)
        return Refusal{bounded(fields, "id"_L1, longestId), fields.smallNumber("status"_L1), fields.text("title"_L1),
                       fields.text("detail"_L1), fields.number("retry_after"_L1)};
    if (type == "bye"_L1)
        return Bye{bounded(fields, "reason"_L1, longestWord), fields.number("retry_after"_L1)};
    if (type == "crowd"_L1)
        return Crowded{fields.number("retry_within"_L1)};
    if (type == "typing"_L1)
        return Typing{boundedNeeded(fields, "room"_L1, longestId),
                      readPerson(fields.object("sender"_L1), fields, "sender"_L1), fields.boolean("on"_L1, true)};
    if (type == "presence"_L1)
        return Presence{readPerson(fields.object("user"_L1), fields, "user"_L1),
                        bounded(fields, "status"_L1, longestWord)};
    if (type == "read"_L1)
        return ReadMark{boundedNeeded(fields, "room"_L1, longestId),
                        readPerson(fields.object("user"_L1), fields, "user"_L1), cursor(fields, "upto"_L1)};
    Durable decoded = durable(type, object, fields);
    if (!fields.has("cursor"_L1) && std::holds_alternative<UnknownBody>(decoded.body))
        return UnknownEvent{type};
    return decoded;
}

Result<Event> eventOf(const JsonObject &object)
{
    JsonFields fields(object);
    const QString type = fields.neededText("type"_L1);
    if (!fields.fine())
        return invalid(u"an event without a type"_s);
    Event decoded = event(type, object, fields);
    if (fields.fine())
        return decoded;
    // Passed over it would come again and again: it keeps its place, and a reader shows that it cannot be read.
    const auto *spoilt = std::get_if<Durable>(&decoded);
    if (spoilt && placeOf(JsonFields(object).ascii("cursor"_L1)))
        return Event(opaque(type, object));
    return invalid(u"an event of type %1 with a bad %2"_s.arg(type.left(32), fields.faulty()));
}

Failure notJson(const JsonReader &reader)
{
    return invalid(u"not JSON at byte %1"_s.arg(reader.offset()));
}

} // namespace

Result<Event> decodeEvent(QByteArrayView json)
{
    JsonReader reader(json);
    JsonObject object;
    if (!reader.read(object) || !reader.atEnd())
        return notJson(reader);
    return eventOf(object);
}

Result<DecodedBatch> decodeBatch(QByteArrayView json)
{
    JsonReader reader(json);
    DecodedBatch batch;
    JsonObject object;
    const auto readObject = [&] {
        if (!reader.read(object))
            return false;
        if (auto decoded = eventOf(object))
            batch.events.append(std::move(decoded).value());
        else
            ++batch.bad;
        return true;
    };
    const auto readElement = [&] {
        if (batch.events.size() + batch.bad >= mostEvents)
            return false;
        if (reader.peek() == '{')
            return readObject();
        JsonValue ignored;
        ++batch.bad;
        return reader.read(ignored);
    };
    if (!(reader.peek() == '[' ? reader.readArray(readElement) : readObject()) || !reader.atEnd())
        return batch.events.size() + batch.bad < mostEvents ? notJson(reader)
                                                            : invalid(u"more than %1 events at once"_s.arg(mostEvents));
    return batch;
}

} // namespace tincan
