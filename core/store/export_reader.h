// Reads an export of a history (ui/history_json.h writes it) from bytes in any slices, and holds no more than one
// message of it. Bytes are hostile: size, depth, types and lengths are checked, and the first thing that is not what an
// export has ends it. Members that it does not know are passed over. No I/O. One thread at a time.
#pragma once

#include "core/base/result.h"
#include "core/chat/cursor.h"
#include "core/chat/message.h"

#include <variant>

namespace tincan {

// What follows is of this room.
struct ExportedRoom
{
    QString id;
    bool operator==(const ExportedRoom &) const = default;
};

struct ExportedMessage
{
    std::optional<Cursor> place; // none: it had not been sent
    Message message;             // as far as an export says it: no room, no place, no reactions
    bool operator==(const ExportedMessage &) const = default;
};

// Something may be missing here.
struct ExportedGap
{
    bool operator==(const ExportedGap &) const = default;
};

using Exported = std::variant<ExportedRoom, ExportedMessage, ExportedGap>;

class ExportReader
{
public:
    static constexpr qsizetype longestValue = 2 << 20; // bytes; the longest event of the protocol is half of it
    static constexpr int deepest = 16;                 // in one value; a message is three deep

    // Fails with Invalid, and from then on always.
    Result<QList<Exported>> feed(QByteArrayView bytes);
    // Nothing comes any more: whether that was all of it.
    Result<Done> end();

private:
    enum class Inside
    {
        Export,   // the outermost object
        Rooms,    // its array
        Room,     // an object of it
        Messages, // its array
    };
    enum class Wanted
    {
        Begin,      // of the outermost object
        KeyOrEnd,   // right behind a brace
        Key,        // behind a comma
        Colon,      // behind a key
        Value,      // behind a colon or a comma
        ValueOrEnd, // right behind a bracket
        CommaOrEnd,
        Nothing, // it is all there
    };

    bool take(char c);
    bool takeValue(char c);  // its first byte
    bool takeInside(char c); // another one
    bool begin(char bracket);
    bool endsHere(char c);
    bool finishValue();
    bool finishRoomValue(const QByteArray &value);
    bool finishMessage(const QByteArray &value);
    bool fail(const char *why);

    QList<Inside> m_stack;
    Wanted m_wanted = Wanted::Begin;
    QByteArray m_value; // as far as it came
    bool m_reading = false;
    bool m_isKey = false;
    bool m_inString = false;
    bool m_escaped = false;
    int m_depth = 0; // in the value
    QByteArray m_key;
    bool m_hasRooms = false;
    bool m_hasRoom = false; // the room at hand said its id
    qint64 m_offset = 0;
    QList<Exported> m_found;
    std::optional<Failure> m_failure;
};

} // namespace tincan
