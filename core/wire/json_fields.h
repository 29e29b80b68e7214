// Reads the members of a JSON object that must have a certain type, and remembers the first that had not: one check at
// the end instead of one a member. A member that is null counts as missing. Only inside core/wire; one thread at a
// time.
#pragma once

#include "core/wire/json_reader.h"

#include <QList>

namespace tincan {

class JsonFields
{
public:
    explicit JsonFields(const JsonObject &object) : m_object(object) {}

    bool has(QLatin1StringView key) const { return isGiven(m_object.value(key)); }

    // Missing gives an empty one; of another type is a fault.
    QString text(QLatin1StringView key) { return typed(key, JsonValue::Kind::String).text(); }
    // The same for what is ASCII when it is right, without a detour through UTF-16.
    QByteArrayView ascii(QLatin1StringView key)
    {
        const JsonValue value = typed(key, JsonValue::Kind::String);
        return value.plain ? value.bytes : QByteArrayView();
    }
    // Missing or empty is a fault too.
    QString neededText(QLatin1StringView key)
    {
        const QString value = text(key);
        if (value.isEmpty())
            fault(key, false);
        return value;
    }
    qint64 number(QLatin1StringView key, qint64 otherwise = 0)
    {
        const JsonValue value = m_object.value(key);
        if (!isGiven(value))
            return otherwise;
        const auto integer = value.integer();
        if (!integer)
            fault(key, true);
        return integer.value_or(otherwise);
    }
    // A number of 32 bits.
    int smallNumber(QLatin1StringView key)
    {
        const qint64 value = number(key);
        if (value != qint64(int(value)))
            fault(key, true);
        return int(value);
    }
    bool boolean(QLatin1StringView key, bool otherwise)
    {
        const JsonValue value = m_object.value(key);
        if (!isGiven(value))
            return otherwise;
        if (value.kind != JsonValue::Kind::True && value.kind != JsonValue::Kind::False)
            fault(key, true);
        return value.kind == JsonValue::Kind::True;
    }
    JsonObject object(QLatin1StringView key)
    {
        JsonObject members;
        const JsonValue value = typed(key, JsonValue::Kind::Object);
        if (value.kind == JsonValue::Kind::Object)
            (void)JsonReader(value.bytes).read(members); // was checked when its owner was read
        return members;
    }
    // One element more than `most` says that there are more.
    QList<JsonValue> array(QLatin1StringView key, qsizetype most)
    {
        QList<JsonValue> elements;
        const JsonValue value = typed(key, JsonValue::Kind::Array);
        if (value.kind != JsonValue::Kind::Array)
            return elements;
        JsonReader reader(value.bytes);
        (void)reader.readArray([&] { return elements.size() <= most && reader.read(elements.emplaceBack()); });
        return elements;
    }

    // Marks a member as wrong, unless another one was before it.
    void fault(QLatin1StringView key, bool wrongType)
    {
        if (!m_fault.isEmpty())
            return;
        m_fault = key;
        m_wrongType = wrongType;
    }
    bool fine() const { return m_fault.isEmpty(); }
    QString faulty() const { return m_fault; } // the first member that was wrong
    bool wrongType() const { return m_wrongType; }

private:
    static bool isGiven(const JsonValue &value)
    {
        return value.kind != JsonValue::Kind::Missing && value.kind != JsonValue::Kind::Null;
    }
    JsonValue typed(QLatin1StringView key, JsonValue::Kind kind)
    {
        const JsonValue value = m_object.value(key);
        if (isGiven(value) && value.kind != kind)
            fault(key, true);
        return value.kind == kind ? value : JsonValue{};
    }

    const JsonObject &m_object;
    QLatin1StringView m_fault;
    bool m_wrongType = false;
};

} // namespace tincan
