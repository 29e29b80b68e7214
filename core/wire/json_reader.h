// Reads JSON (RFC 8259) from bytes, strictly: UTF-8, escapes, numbers and depth are checked while it goes, nothing is
// built and nothing but long lists of members is allocated. Values are views: they live as long as the bytes. Only
// inside core/wire and its tests; one thread at a time. QJsonDocument took 2.5 times as long as V8 for a catch-up, lets
// control characters and unknown escapes through, and takes U+FEFF from the front of texts.
#pragma once

#include <QByteArrayView>
#include <QString>
#include <QVarLengthArray>

#include <optional>

namespace tincan {

// A value that was checked and not yet read.
struct JsonValue
{
    enum class Kind
    {
        Missing,
        Null,
        False,
        True,
        Number,
        String,
        Array,
        Object,
    };

    Kind kind = Kind::Missing;
    bool plain = false;   // of a string: ASCII without an escape
    QByteArrayView bytes; // as they came; of a string what stands between its quotation marks

    // Of a string. A lone surrogate becomes U+FFFD, so that what was read can be written again.
    QString text() const;
    // Of a number that is an integer of 64 bits, however it is written (1.0 and 1e3 are too).
    std::optional<qint64> integer() const;
};

struct JsonMember
{
    JsonValue key; // a string
    JsonValue value;
};

// The members of an object in their order; of those with one name the last counts.
class JsonObject
{
public:
    JsonValue value(QLatin1StringView key) const;
    QByteArrayView bytes() const { return m_bytes; } // the whole object, with its braces

private:
    friend class JsonReader;
    QVarLengthArray<JsonMember, 12> m_members;
    QByteArrayView m_bytes;
};

class JsonReader
{
public:
    // Events are three deep; 64 leaves room for later versions and keeps the stack small.
    explicit JsonReader(QByteArrayView bytes, int depth = 64)
        : m_begin(bytes.data()), m_at(m_begin), m_end(m_begin + bytes.size()), m_depth(depth)
    {}

    // The next byte after white space, or NUL at the end: '{' before an object, '[' before an array.
    char peek();
    // One value with everything in it. False where there is none, or one that is not JSON; then offset() tells where.
    bool read(JsonValue &value);
    // The same for an object, with its members.
    bool read(JsonObject &object);
    // An array: `element` reads one value from this reader each time, and says whether it could.
    template<class F>
    bool readArray(F element)
    {
        return enter('[') && list(']', element);
    }
    // Nothing but white space is left.
    bool atEnd();
    qsizetype offset() const { return m_at - m_begin; }

private:
    bool take(char c);
    bool enter(char c);
    bool readMembers(JsonObject *into);
    bool readString(JsonValue &value);
    bool readNumber();
    bool readWord(QByteArrayView word);

    template<class F>
    bool list(char close, F element)
    {
        if (!take(close)) {
            do {
                if (!element())
                    return false;
            } while (take(','));
            if (!take(close))
                return false;
        }
        ++m_depth;
        return true;
    }

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    int m_depth; // that may still be entered
};

} // namespace tincan
