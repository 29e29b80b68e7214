#include "core/store/export_reader.h"

#include "core/chat/room.h"
#include "core/store/export_message.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

// A value by itself is no document of Qt's.
QJsonValue valueOf(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson('[' + json + ']');
    return document.array().size() == 1 ? document.array().first() : QJsonValue(QJsonValue::Undefined);
}

} // namespace

Result<QList<Exported>> ExportReader::feed(QByteArrayView bytes)
{
    for (qsizetype i = 0; !m_failure && i < bytes.size(); ++i, ++m_offset)
        take(bytes[i]);
    if (m_failure)
        return *m_failure;
    return std::exchange(m_found, {});
}

Result<Done> ExportReader::end()
{
    if (!m_failure && m_wanted != Wanted::Nothing)
        fail("it ends too early");
    if (!m_failure && !m_hasRooms)
        fail("it has no rooms");
    if (m_failure)
        return *m_failure;
    return Done{};
}

bool ExportReader::fail(const char *why)
{
    m_failure = Failure{.kind = Failure::Kind::Invalid,
                        .detail = u"%1, at byte %2"_s.arg(QLatin1StringView(why)).arg(m_offset),
                        .stage = u"import"_s};
    m_found.clear();
    return false;
}

bool ExportReader::take(char c)
{
    if (m_reading)
        return takeInside(c);
    if (isSpace(c))
        return true;
    if (m_wanted == Wanted::Nothing)
        return fail("something stands behind its end");
    if (m_wanted == Wanted::Begin) {
        if (c != '{')
            return fail("it does not begin as an object");
        m_stack.append(Inside::Export);
        m_wanted = Wanted::KeyOrEnd;
        return true;
    }
    if (endsHere(c)) {
        m_stack.removeLast();
        m_wanted = m_stack.isEmpty() ? Wanted::Nothing : Wanted::CommaOrEnd;
        return true;
    }
    if (m_wanted == Wanted::Colon || m_wanted == Wanted::CommaOrEnd) {
        const bool inObject = m_stack.constLast() == Inside::Export || m_stack.constLast() == Inside::Room;
        if (c != (m_wanted == Wanted::Colon ? ':' : ','))
            return fail("it is not JSON");
        m_wanted = m_wanted == Wanted::Colon || !inObject ? Wanted::Value : Wanted::Key;
        return true;
    }
    return takeValue(c);
}

bool ExportReader::endsHere(char c)
{
    const bool inObject = m_stack.constLast() == Inside::Export || m_stack.constLast() == Inside::Room;
    const bool mayEnd =
        m_wanted == Wanted::CommaOrEnd || m_wanted == (inObject ? Wanted::KeyOrEnd : Wanted::ValueOrEnd);
    return mayEnd && c == (inObject ? '}' : ']');
}

bool ExportReader::takeValue(char c)
{
    m_isKey = m_wanted == Wanted::Key || m_wanted == Wanted::KeyOrEnd;
    if (m_isKey && c != '"')
        return fail("it is not JSON");
    if (!m_isKey && begin(c))
        return true;
    if (m_failure)
        return false;
    m_reading = true;
    m_value.clear();
    m_depth = 0;
    return takeInside(c);
}

// The arrays and objects that are gone through, and not read whole.
bool ExportReader::begin(char bracket)
{
    const Inside inside = m_stack.constLast();
    if (inside == Inside::Export && m_key == "rooms") {
        if (bracket != '[' || std::exchange(m_hasRooms, true))
            return fail("its rooms are no list");
        m_stack.append(Inside::Rooms);
        m_wanted = Wanted::ValueOrEnd;
        return true;
    }
    if (inside == Inside::Rooms) {
        if (bracket != '{')
            return fail("a room is no object");
        m_hasRoom = false;
        m_stack.append(Inside::Room);
        m_wanted = Wanted::KeyOrEnd;
        return true;
    }
    if (inside == Inside::Room && m_key == "messages") {
        if (bracket != '[' || !m_hasRoom)
            return fail(m_hasRoom ? "its messages are no list" : "a room has messages before its id");
        m_stack.append(Inside::Messages);
        m_wanted = Wanted::ValueOrEnd;
        return true;
    }
    return false;
}

bool ExportReader::takeInside(char c)
{
    const bool isWord = m_depth == 0 && !m_value.isEmpty() && m_value[0] != '"' && m_value[0] != '{' &&
                        m_value[0] != '['; // a number, true, false or null: it ends where something else begins
    if (isWord && (isSpace(c) || c == ',' || c == ']' || c == '}'))
        return finishValue() && take(c);
    if (m_value.size() >= longestValue)
        return fail("a value is too long");
    m_value.append(c);
    if (m_inString) {
        if (m_escaped)
            m_escaped = false;
        else if (c == '\\')
            m_escaped = true;
        else if (c == '"')
            m_inString = false;
        return m_inString || m_depth > 0 || finishValue();
    }
    if (c == '"') {
        if (isWord)
            return fail("it is not JSON");
        m_inString = true;
    } else if (c == '{' || c == '[') {
        if (isWord || ++m_depth > deepest)
            return fail(isWord ? "it is not JSON" : "it is too deep");
    } else if (c == '}' || c == ']') {
        return --m_depth > 0 || (m_depth == 0 ? finishValue() : fail("it is not JSON"));
    }
    return true;
}

bool ExportReader::finishValue()
{
    m_reading = false;
    const QByteArray value = std::exchange(m_value, {});
    if (m_isKey) {
        const QJsonValue key = valueOf(value);
        m_key = key.toString().toUtf8();
        m_wanted = Wanted::Colon;
        return key.isString() || fail("it is not JSON");
    }
    m_wanted = Wanted::CommaOrEnd;
    switch (m_stack.constLast()) {
    case Inside::Messages:
        return finishMessage(value);
    case Inside::Room:
        return finishRoomValue(value);
    default:
        return !valueOf(value).isUndefined() || fail("it is not JSON");
    }
}

bool ExportReader::finishRoomValue(const QByteArray &value)
{
    const QJsonValue read = valueOf(value);
    if (read.isUndefined())
        return fail("it is not JSON");
    if (m_key != "id")
        return true;
    if (!isRoomId(read.toString()) || std::exchange(m_hasRoom, true))
        return fail("a room's id is none");
    const Exported room = ExportedRoom{read.toString()};
    m_found.append(room);
    return true;
}

bool ExportReader::finishMessage(const QByteArray &value)
{
    const QJsonDocument document = QJsonDocument::fromJson(value);
    const auto exported = document.isObject() ? exportedOf(document.object()) : std::nullopt;
    if (!exported)
        return fail("a message is none");
    m_found.append(*exported);
    return true;
}

} // namespace tincan
