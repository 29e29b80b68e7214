#include "core/chat/emoji_shape.h"
#include "core/chat/room.h"
#include "core/wire/body_decoder.h"
#include "core/wire/event_codec.h"

#include <QUuid>

#include <algorithm>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

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

bool isWord(const QString &word)
{
    return !word.isEmpty() && word.size() <= longestWord;
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

// The message that a body is about, where it is about one.
QString *targetOf(DurableBody &body)
{
    if (auto *message = std::get_if<MessageText>(&body))
        return &message->replyTo;
    if (auto *edit = std::get_if<Edit>(&body))
        return &edit->target;
    if (auto *removal = std::get_if<Delete>(&body))
        return &removal->target;
    auto *reaction = std::get_if<Reaction>(&body);
    return reaction ? &reaction->target : nullptr;
}

// The first field of a body that says what it must not; empty where all is well. Texts that are too long come later.
struct WrongField
{
    QString operator()(const MessageText &message) const
    {
        if (message.text.isEmpty() && message.files.isEmpty())
            return u"text"_s;
        if (!message.replyTo.isEmpty() && !uuid(message.replyTo))
            return u"reply_to"_s;
        const bool areFiles = std::all_of(message.files.begin(), message.files.end(), [](const FileRef &file) {
            return isWord(file.id) && file.size >= 0 && file.width >= 0 && file.height >= 0;
        });
        return areFiles ? QString() : u"files"_s;
    }
    QString operator()(const Edit &edit) const
    {
        return !isWord(edit.target) ? u"target"_s : edit.text.isEmpty() ? u"text"_s : QString();
    }
    QString operator()(const Delete &removal) const { return isWord(removal.target) ? QString() : u"target"_s; }
    QString operator()(const Reaction &reaction) const
    {
        // What was taken by an older server can be taken back.
        const bool fits = isWord(reaction.emoji) && (!reaction.on || isEmoji(reaction.emoji));
        return !isWord(reaction.target) ? u"target"_s : !fits ? u"emoji"_s : QString();
    }
    template<class Other> // the server alone makes these
    QString operator()(const Other &) const
    {
        return u"type"_s;
    }
};

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
    if (QString *target = targetOf(publication.body))
        *target = uuid(*target).value_or(*target);
    const QString wrong = std::visit(WrongField{}, publication.body);
    if (!wrong.isEmpty())
        return invalidField(publication.id, wrong);
    const QString *text = textOf(publication.body);
    if (text && (text->size() > textLimit || text->toUtf8().size() > textLimit))
        return tooLarge(publication.id, textLimit);
    return Command{publication};
}

// What is passed on to others is checked first, also where it is not kept.
QString roomOf(JsonFields &fields)
{
    const QString room = fields.text("room"_L1);
    if (!isRoomId(room))
        fields.fault("room"_L1, false);
    return room;
}

QString statusOf(JsonFields &fields)
{
    const QString status = fields.text("status"_L1);
    if (status != "online"_L1 && status != "away"_L1 && status != "offline"_L1)
        fields.fault("status"_L1, false);
    return status;
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
        return checked(Typing{roomOf(fields), {}, fields.boolean("on"_L1, true)}, fields);
    if (type == "presence"_L1)
        return checked(Presence{{}, statusOf(fields)}, fields);
    if (type == "read"_L1) {
        ReadMark mark{roomOf(fields), {{}, fields.text("name"_L1)}, {}};
        if (!isName(mark.user.name))
            fields.fault("name"_L1, false);
        const auto upto = Cursor::parse(fields.ascii("upto"_L1));
        if (!upto)
            fields.fault("upto"_L1, false);
        mark.upto = upto.value_or(Cursor{});
        return checked(mark, fields);
    }
    return publication(type, object, textLimit);
}

} // namespace tincan
