#include "core/wire/event_codec.h"
#include "core/wire/json_writer.h"

namespace tincan {

namespace {

template<class... F>
struct Overloaded : F...
{
    using F::operator()...;
};
template<class... F>
Overloaded(F...) -> Overloaded<F...>;

void appendPerson(JsonWriter &json, QByteArray &out, QByteArrayView key, const Person &person)
{
    json.key(key);
    JsonWriter object(out);
    object.text("id", person.id);
    object.text("name", person.name);
    object.finish();
}

void appendFiles(JsonWriter &json, QByteArray &out, const QList<FileRef> &files)
{
    json.key("files");
    out.append('[');
    for (const FileRef &file : files) {
        if (&file != &files.first())
            out.append(',');
        JsonWriter object(out);
        object.text("id", file.id);
        object.text("name", file.name);
        object.text("type", file.type);
        object.number("size", file.size);
        object.text("sha256", file.sha256);
        object.number("width", file.width);
        object.number("height", file.height);
        object.finish();
    }
    out.append(']');
}

void appendBody(JsonWriter &json, QByteArray &out, const DurableBody &body)
{
    std::visit(Overloaded{
                   [&](const MessageText &message) {
                       json.text("text", message.text);
                       if (!message.replyTo.isEmpty())
                           json.text("reply_to", message.replyTo);
                       if (!message.files.isEmpty())
                           appendFiles(json, out, message.files);
                   },
                   [&](const Edit &edit) {
                       json.text("target", edit.target);
                       json.text("text", edit.text);
                   },
                   [&](const Delete &removal) { json.text("target", removal.target); },
                   [&](const Reaction &reaction) {
                       json.text("target", reaction.target);
                       json.text("emoji", reaction.emoji);
                       json.boolean("on", reaction.on);
                   },
                   [&](const RoomChange &change) {
                       json.text("action", change.action);
                       json.text("title", change.title);
                       json.text("topic", change.topic);
                       json.boolean("private", change.isPrivate);
                   },
                   [&](const Membership &membership) {
                       json.text("action", membership.action);
                       appendPerson(json, out, "user", membership.user);
                   },
                   [](const UnknownBody &) {},
               },
               body);
}

void appendControl(JsonWriter &json, QByteArray &out, const Hello &hello)
{
    json.latin("cursor", hello.cursor.toByteArray());
    appendPerson(json, out, "user", hello.user);
    json.key("server");
    JsonWriter server(out);
    server.text("name", hello.serverName);
    server.text("version", hello.serverVersion);
    server.finish();
    json.key("limits");
    JsonWriter limits(out);
    limits.number("text", hello.limits.text);
    limits.number("file", hello.limits.file);
    limits.number("rate", hello.limits.rate);
    limits.finish();
}

void appendControl(JsonWriter &json, const Refusal &refusal)
{
    if (!refusal.id.isEmpty())
        json.text("id", refusal.id);
    json.number("status", refusal.status);
    json.text("title", refusal.title);
    json.text("detail", refusal.detail);
    if (refusal.retryAfter > 0)
        json.number("retry_after", refusal.retryAfter);
}

QByteArray encodeDurable(const Durable &event)
{
    if (const auto *unknown = std::get_if<UnknownBody>(&event.body))
        return unknown->json;
    QByteArray out;
    out.reserve(320);
    JsonWriter json(out);
    json.text("type", typeOf(event.body));
    json.latin("cursor", event.cursor.toByteArray());
    json.text("id", event.id);
    json.text("room", event.room);
    appendPerson(json, out, "sender", event.sender);
    json.latin("time", encodeTime(event.time));
    appendBody(json, out, event.body);
    json.finish();
    return out;
}

template<class F>
QByteArray object(QByteArrayView type, F members)
{
    QByteArray out;
    JsonWriter json(out);
    json.latin("type", type);
    members(json, out);
    json.finish();
    return out;
}

} // namespace

QByteArray encode(const Event &event)
{
    return std::visit(
        Overloaded{
            [](const Durable &durable) { return encodeDurable(durable); },
            [](const Typing &typing) {
                return object("typing", [&](JsonWriter &json, QByteArray &out) {
                    json.text("room", typing.room);
                    appendPerson(json, out, "sender", typing.sender);
                    json.boolean("on", typing.on);
                });
            },
            [](const Presence &presence) {
                return object("presence", [&](JsonWriter &json, QByteArray &out) {
                    appendPerson(json, out, "user", presence.user);
                    json.text("status", presence.status);
                });
            },
            [](const ReadMark &mark) {
                return object("read", [&](JsonWriter &json, QByteArray &out) {
                    json.text("room", mark.room);
                    appendPerson(json, out, "user", mark.user);
                    json.latin("upto", mark.upto.toByteArray());
                });
            },
            [](const Hello &hello) {
                return object("hello", [&](JsonWriter &json, QByteArray &out) { appendControl(json, out, hello); });
            },
            [](const Gap &gap) {
                return object("gap", [&](JsonWriter &json, QByteArray &) {
                    json.latin("after", gap.after.toByteArray());
                    json.latin("cursor", gap.cursor.toByteArray());
                    json.text("reason", gap.reason);
                });
            },
            [](const Refusal &refusal) {
                return object("error", [&](JsonWriter &json, QByteArray &) { appendControl(json, refusal); });
            },
            [](const Bye &bye) {
                return object("bye", [&](JsonWriter &json, QByteArray &) {
                    json.text("reason", bye.reason);
                    json.number("retry_after", bye.retryAfter);
                });
            },
            [](const Crowded &crowded) {
                return object(
                    "crowd", [&](JsonWriter &json, QByteArray &) { json.number("retry_within", crowded.retryWithin); });
            },
            [](const UnknownEvent &unknown) {
                QByteArray out;
                JsonWriter json(out);
                json.text("type", unknown.type);
                json.finish();
                return out;
            },
        },
        event);
}

QByteArray encode(const Publication &publication)
{
    QByteArray out;
    JsonWriter json(out);
    const QString type = typeOf(publication.body);
    if (type != u"message")
        json.text("type", type);
    json.text("id", publication.id);
    json.text("room", publication.room);
    if (!publication.name.isEmpty())
        json.text("name", publication.name);
    appendBody(json, out, publication.body);
    json.finish();
    return out;
}

} // namespace tincan
