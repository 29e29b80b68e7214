// Everything that travels on a line, one struct a type of the protocol (section 1). Plain values; any thread.
#pragma once

#include "core/chat/cursor.h"
#include "core/chat/file_ref.h"
#include "core/chat/person.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <variant>

namespace tincan {

// --- what a durable event says ---

struct MessageText // type "message"
{
    QString text;    // Markdown
    QString replyTo; // id of a message, or empty
    QList<FileRef> files;
    bool operator==(const MessageText &) const = default;
};

struct Edit
{
    QString target; // id of the message
    QString text;
    bool operator==(const Edit &) const = default;
};

struct Delete
{
    QString target;
    bool operator==(const Delete &) const = default;
};

struct Reaction
{
    QString target;
    QString emoji;
    bool on = true;
    bool operator==(const Reaction &) const = default;
};

struct RoomChange // type "room"
{
    QString action; // created, changed, archived
    QString title;
    QString topic;
    bool isPrivate = false;
    bool operator==(const RoomChange &) const = default;
};

struct Membership // type "member"
{
    QString action; // joined, left
    Person user;
    bool operator==(const Membership &) const = default;
};

// A durable type from a later version, or a known one whose members are not what they should be: its place counts. What
// came of it is here, and is stored unless it was to be a message.
struct UnknownBody
{
    QString type;
    QByteArray json; // the whole event as it came
    bool operator==(const UnknownBody &) const = default;
};

using DurableBody = std::variant<MessageText, Edit, Delete, Reaction, RoomChange, Membership, UnknownBody>;

// The event `type` of a body, as on the wire.
QString typeOf(const DurableBody &body);

struct Durable
{
    Cursor cursor;
    QString id;
    QString room;
    Person sender;
    qint64 time = 0; // milliseconds since 1970, UTC, assigned by the server
    DurableBody body;
    bool operator==(const Durable &) const = default;
};

// --- ephemeral: no cursor, never replayed, may be dropped ---

struct Typing
{
    QString room;
    Person sender;
    bool on = true;
    bool operator==(const Typing &) const = default;
};

struct Presence
{
    Person user;
    QString status; // online, away, offline
    bool operator==(const Presence &) const = default;
};

struct ReadMark // type "read"
{
    QString room;
    Person user;
    Cursor upto;
    bool operator==(const ReadMark &) const = default;
};

// --- control: about this connection ---

struct Limits
{
    qint64 text = 16'384;
    qint64 file = 0;
    qint64 rate = 0;
    bool operator==(const Limits &) const = default;
};

struct Hello
{
    Cursor cursor; // head of the log when the connection began
    Person user;
    QString serverName;
    QString serverVersion;
    Limits limits;
    bool operator==(const Hello &) const = default;
};

struct Gap
{
    Cursor after;   // what was asked for
    Cursor cursor;  // where the reader resumes: the next event is the first after it
    QString reason; // evicted, epoch, future
    bool operator==(const Gap &) const = default;
};

struct Refusal // type "error"
{
    QString id; // of the command, or empty
    int status = 0;
    QString title;
    QString detail;
    qint64 retryAfter = 0; // seconds; 0 where none was named
    bool operator==(const Refusal &) const = default;
};

struct Bye
{
    QString reason;        // shutdown, slow, expired, removed
    qint64 retryAfter = 0; // seconds
    bool operator==(const Bye &) const = default;
};

struct Crowded // type "crowd": docs/protocol.md, extension 9
{
    qint64 retryWithin = 0; // seconds over which all who are cut off at one moment should spread their return
    bool operator==(const Crowded &) const = default;
};

struct UnknownEvent // neither a cursor nor a type that we know: ignored
{
    QString type;
    bool operator==(const UnknownEvent &) const = default;
};

using Event = std::variant<Durable, Typing, Presence, ReadMark, Hello, Gap, Refusal, Bye, Crowded, UnknownEvent>;

} // namespace tincan

Q_DECLARE_METATYPE(tincan::Durable)
Q_DECLARE_METATYPE(tincan::Gap)
