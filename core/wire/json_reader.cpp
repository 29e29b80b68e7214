#include "core/wire/json_reader.h"

#include "core/wire/json_text.h"

#include <cstring>

namespace tincan {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

const char *skipDigits(const char *at, const char *end)
{
    while (at != end && isDigit(*at))
        ++at;
    return at;
}

} // namespace

JsonValue JsonObject::value(QLatin1StringView key) const
{
    for (qsizetype i = m_members.size(); i-- > 0;) {
        const auto &[name, value] = m_members[i];
        if (name.plain
                ? name.bytes.size() == key.size() && std::memcmp(name.bytes.data(), key.data(), size_t(key.size())) == 0
                : name.text() == key)
            return value;
    }
    return {};
}

char JsonReader::peek()
{
    while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
        ++m_at;
    return m_at == m_end ? '\0' : *m_at;
}

bool JsonReader::atEnd()
{
    return peek() == '\0' && m_at == m_end;
}

bool JsonReader::take(char c)
{
    if (peek() != c || m_at == m_end)
        return false;
    ++m_at;
    return true;
}

bool JsonReader::enter(char c)
{
    return m_depth > 0 && take(c) && m_depth-- > 0;
}

bool JsonReader::read(JsonValue &value)
{
    using Kind = JsonValue::Kind;
    const char first = peek();
    const char *const start = m_at;
    bool fine = false;
    switch (first) {
    case '"':
        return readString(value);
    case '{':
        value.kind = Kind::Object;
        fine = readMembers(nullptr);
        break;
    case '[':
        value.kind = Kind::Array;
        fine = readArray([this] {
            JsonValue ignored;
            return read(ignored);
        });
        break;
    case 't':
        value.kind = Kind::True;
        fine = readWord("true");
        break;
    case 'f':
        value.kind = Kind::False;
        fine = readWord("false");
        break;
    case 'n':
        value.kind = Kind::Null;
        fine = readWord("null");
        break;
    default:
        value.kind = Kind::Number;
        fine = readNumber();
    }
    value.plain = false;
    value.bytes = QByteArrayView(start, m_at - start);
    return fine;
}

bool JsonReader::read(JsonObject &object)
{
    object.m_members.clear();
    peek();
    const char *const start = m_at;
    if (!readMembers(&object))
        return false;
    object.m_bytes = QByteArrayView(start, m_at - start);
    return true;
}

bool JsonReader::readMembers(JsonObject *into)
{
    return enter('{') && list('}', [&] {
               JsonMember member;
               if (peek() != '"' || !readString(member.key) || !take(':') || !read(member.value))
                   return false;
               if (into)
                   into->m_members.append(member);
               return true;
           });
}

bool JsonReader::readString(JsonValue &value)
{
    const char *const start = m_at + 1;
    bool plain = true;
    for (const char *at = start;;) {
        at = json::skipPlain(at, m_end);
        m_at = at;
        if (at == m_end || static_cast<unsigned char>(*at) < 0x20)
            return false;
        if (*at == '"')
            break;
        plain = false;
        at = *at == '\\' ? json::skipEscape(at, m_end) : json::skipCharacter(at, m_end);
        if (!at)
            return false;
    }
    value = {JsonValue::Kind::String, plain, QByteArrayView(start, m_at - start)};
    ++m_at;
    return true;
}

// RFC 8259 §6: no plus, no leading zero, digits on both sides of the point.
bool JsonReader::readNumber()
{
    const char *at = m_at;
    if (at != m_end && *at == '-')
        ++at;
    const char *digits = at;
    at = skipDigits(at, m_end);
    if (at == digits || (*digits == '0' && at - digits > 1))
        return false;
    if (at != m_end && *at == '.') {
        digits = ++at;
        at = skipDigits(at, m_end);
        if (at == digits)
            return false;
    }
    if (at != m_end && (*at == 'e' || *at == 'E')) {
        ++at;
        if (at != m_end && (*at == '+' || *at == '-'))
            ++at;
        digits = at;
        at = skipDigits(at, m_end);
        if (at == digits)
            return false;
    }
    m_at = at;
    return true;
}

bool JsonReader::readWord(QByteArrayView word)
{
    if (m_end - m_at < word.size() || std::memcmp(m_at, word.data(), size_t(word.size())) != 0)
        return false;
    m_at += word.size();
    return true;
}

} // namespace tincan
