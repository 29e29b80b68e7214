#include "core/wire/body_decoder.h"

#include <algorithm>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

QList<FileRef> files(JsonFields &fields)
{
    QList<FileRef> list;
    for (const JsonValue &value : fields.array("files"_L1)) {
        if (value.kind == JsonValue::Kind::String) { // an author may name a file by its id alone
            list.append({value.text(), {}, {}, 0, {}, 0, 0});
            continue;
        }
        JsonObject object;
        const bool isObject = JsonReader(value.bytes).read(object);
        JsonFields file(object);
        list.append({file.text("id"_L1), file.text("name"_L1), file.text("type"_L1), file.number("size"_L1),
                     file.text("sha256"_L1), file.smallNumber("width"_L1), file.smallNumber("height"_L1)});
        if (!file.fine() || !isObject)
            fields.fault("files"_L1, true);
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
    Person person{fields.text("id"_L1), fields.text("name"_L1)};
    if (!fields.fine())
        owner.fault(key, true);
    return person;
}

DurableBody readBody(const QString &type, const JsonObject &object, JsonFields &fields)
{
    if (type == "message"_L1)
        return MessageText{fields.text("text"_L1), fields.text("reply_to"_L1), files(fields)};
    if (type == "edit"_L1)
        return Edit{fields.neededText("target"_L1), fields.text("text"_L1)};
    if (type == "delete"_L1)
        return Delete{fields.neededText("target"_L1)};
    if (type == "reaction"_L1)
        return Reaction{fields.neededText("target"_L1), fields.neededText("emoji"_L1), fields.boolean("on"_L1, true)};
    if (type == "room"_L1)
        return RoomChange{fields.neededText("action"_L1), fields.text("title"_L1), fields.text("topic"_L1),
                          fields.boolean("private"_L1, false)};
    if (type == "member"_L1)
        return Membership{fields.neededText("action"_L1), readPerson(fields.object("user"_L1), fields, "user"_L1)};
    return unknownBody(type, object);
}

UnknownBody unknownBody(const QString &type, const JsonObject &object)
{
    return {type, oneLine(object.bytes())};
}

} // namespace tincan
