#include "core/chat/room.h"
#include "core/wire/body_decoder.h"
#include "core/wire/event_codec.h"

#include <QUuid>

#include <algorithm>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 64;

Refusal malformed(const QString &detail, const QString &id = {})
{
    return {.id = id, .status = 400, .title = u"Bad Request"_s, .detail = detail};
}

Refusal invalidField(const QString &id, const QString &field)
{
    return {.id = id,
            .status = 422,
            .title = u"Unprocessable Content"_s,
            .detail = u"%1 is missing or invalid"_s.arg(field)};
}

Refusal tooLarge(const QString &id, qint64 limit)
{
    return {.id = id,
            .status = 413,
            .title = u"Content Too Large"_s,
            .detail = u"text is longer than %1 bytes of UTF-8"_s.arg(limit)};
}

// The one written form: 8-4-4-4-12 hexadecimal digits. It is compared as text, so upper case is made lower.
std::optional<QString> uuid(const QString &text)
{
    if (text.size() != 36 || QUuid::fromString(text).isNull())
        return std::nullopt;
    return text.toLower();
}

bool isName(const QString &name)
{
    return name.size() <= longestName &&
           std::all_of(name.begin(), name.end(), [](QChar c) { return c.category() != QChar::Other_Control; });
}

// 400 where a member has the wrong type, 422 where it is missing or says what it must not.
Refusal faultOf(const QString &id, const JsonFields &fields)
{
    return fields.wrongType() ? malformed(u"%1 has the wrong type"_s.arg(fields.faulty()), id)
                              : invalidField(id, fields.faulty());
}

const QString *textOf(const DurableBody &body)
{
    if (const auto *message = std::get_if<MessageText>(&body))
        return &message->text;
    if (const auto *edit = std::get_if<Edit>(&body))
        return &edit->text;
    return nullptr;
}

bool isEmptyMessage(const DurableBody &body)
{
    const auto *message = std::get_if<MessageText>(&body);
    return message && message->text.isEmpty() && message->files.isEmpty();
}

bool isPublishable(const DurableBody &body)
{
    return std::holds_alternative<MessageText>(body) || std::holds_alternative<Edit>(body) ||
           std::holds_alternative<Delete>(body) || std::holds_alternative<Reaction>(body);
}

Result<Command, Refusal> publication(const QString &type, const JsonObject &object, qint64 textLimit)
{
    JsonFields fields(object);
    const QString given = fields.text("id"_L1);
    const auto id = uuid(given);
    Publication publication{id.value_or(given.left(64)), fields.text("room"_L1), fields.text("name"_L1), {}};
    if (fields.fine() && !id)
        return invalidField(publication.id, u"id"_s);
    if (fields.fine() && !isRoomId(publication.room))
        return invalidField(publication.id, u"room"_s);
    if (fields.fine() && !isName(publication.name))
        return invalidField(publication.id, u"name"_s);
    publication.body = readBody(type, object, fields);
    if (!fields.fine())
        return faultOf(publication.id, fields);
    if (!isPublishable(publication.body))
        return invalidField(publication.id, u"type"_s);
    if (isEmptyMessage(publication.body))
        return invalidField(publication.id, u"text"_s);
    const QString *text = textOf(publication.body);
    if (text && (text->size() > textLimit || text->toUtf8().size() > textLimit))
        return tooLarge(publication.id, textLimit);
    return Command{publication};
}

template<class T>
Result<Command, Refusal> checked(const T &command, const JsonFields &fields)
{
    if (!fields.fine())
        return faultOf({}, fields);
    return Command{command};
}

} // namespace

Result<Command, Refusal> decodeCommand(QByteArrayView json, qint64 textLimit)
{
    JsonReader reader(json);
    JsonObject object;
    JsonValue other;
    const bool isObject = reader.peek() == '{';
    if (!(isObject ? reader.read(object) : reader.read(other)) || !reader.atEnd())
        return malformed(u"not JSON at byte %1"_s.arg(reader.offset()));
    if (!isObject)
        return malformed(u"not a JSON object"_s);
    JsonFields fields(object);
    const QString type = fields.has("type"_L1) ? fields.text("type"_L1) : u"message"_s;
    if (!fields.fine())
        return faultOf({}, fields);
    if (type == "typing"_L1)
        return checked(Typing{fields.neededText("room"_L1), {}, fields.boolean("on"_L1, true)}, fields);
    if (type == "presence"_L1)
        return checked(Presence{{}, fields.neededText("status"_L1)}, fields);
    if (type == "read"_L1) {
        ReadMark mark{fields.neededText("room"_L1), {}, {}};
        const auto upto = Cursor::parse(fields.ascii("upto"_L1));
        if (!upto)
            fields.fault("upto"_L1, false);
        mark.upto = upto.value_or(Cursor{});
        return checked(mark, fields);
    }
    return publication(type, object, textLimit);
}

} // namespace tincan
