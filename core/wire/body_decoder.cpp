#include "core/wire/body_decoder.h"

#include "core/chat/emoji_shape.h"

#include <algorithm>

namespace tincan {

using namespace Qt::StringLiterals;

QString bounded(JsonFields &fields, QLatin1StringView key, qsizetype longest)
{
    const QString text = fields.text(key);
    if (text.size() <= longest)
        return text;
    fields.fault(key, false);
    return {};
}

QString boundedNeeded(JsonFields &fields, QLatin1StringView key, qsizetype longest)
{
    const QString text = bounded(fields, key, longest);
    if (text.isEmpty())
        fields.fault(key, false);
    return text;
}

namespace {

// What a server may say at most (protocol, sections 1, 5 and 6): all of it is drawn, in one line each.
constexpr qsizetype longestShownName = 2 * longestName; // letters of UTF-16

QList<FileRef> files(JsonFields &fields)
{
    QList<FileRef> list;
    const QList<JsonValue> values = fields.array("files"_L1, mostFiles);
    if (values.size() > mostFiles) {
        fields.fault("files"_L1, false);
        return list;
    }
    for (const JsonValue &value : values) {
        if (value.kind == JsonValue::Kind::String) { // an author may name a file by its id alone
            list.append({value.text(), {}, {}, 0, {}, 0, 0});
            if (list.last().id.size() > longestId)
                fields.fault("files"_L1, false);
            continue;
        }
        JsonObject object;
        const bool isObject = JsonReader(value.bytes).read(object);
        JsonFields file(object);
        list.append({bounded(file, "id"_L1, longestId), bounded(file, "name"_L1, longestFileWord),
                     bounded(file, "type"_L1, longestFileWord), file.number("size"_L1),
                     bounded(file, "sha256"_L1, longestId), file.smallNumber("width"_L1),
                     file.smallNumber("height"_L1)});
        if (!file.fine() || !isObject)
            fields.fault("files"_L1, !isObject || file.wrongType());
    }
    return list;
}

// Ends of lines stand only between the members, where a space says the same: an event is one line.
QByteArray oneLine(QByteArrayView json)
{
    QByteArray line = json.toByteArray();
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\r' || c == '\n'; }, ' ');
    return line;
}

} // namespace

Person readPerson(const JsonObject &object, JsonFields &owner, QLatin1StringView key)
{
    JsonFields fields(object);
    Person person{bounded(fields, "id"_L1, longestId), bounded(fields, "name"_L1, longestShownName)};
    if (!fields.fine())
        owner.fault(key, fields.wrongType());
    return person;
}

DurableBody readBody(const QString &type, const JsonObject &object, JsonFields &fields)
{
    if (type == "message"_L1)
        return MessageText{fields.text("text"_L1), bounded(fields, "reply_to"_L1, longestId), files(fields)};
    if (type == "edit"_L1)
        return Edit{boundedNeeded(fields, "target"_L1, longestId), fields.text("text"_L1)};
    if (type == "delete"_L1)
        return Delete{boundedNeeded(fields, "target"_L1, longestId)};
    if (type == "reaction"_L1)
        return Reaction{boundedNeeded(fields, "target"_L1, longestId), boundedNeeded(fields, "emoji"_L1, longestEmoji),
                        fields.boolean("on"_L1, true)};
    if (type == "room"_L1)
        return RoomChange{boundedNeeded(fields, "action"_L1, longestId), bounded(fields, "title"_L1, longestTitle),
                          bounded(fields, "topic"_L1, longestTopic), fields.boolean("private"_L1, false)};
    if (type == "member"_L1)
        return Membership{boundedNeeded(fields, "action"_L1, longestId),
                          readPerson(fields.object("user"_L1), fields, "user"_L1)};
    return unknownBody(type, object);
}

UnknownBody unknownBody(const QString &type, const JsonObject &object)
{
    return {type, oneLine(object.bytes())};
}

} // namespace tincan
