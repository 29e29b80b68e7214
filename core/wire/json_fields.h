// Reads the members of a JSON object that must have a certain type, and remembers the first that had not: one check at
// the end instead of one a member. Only inside core/wire; one thread at a time.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace tincan {

class JsonFields
{
public:
    explicit JsonFields(const QJsonObject &object) : m_object(object) {}

    bool has(QLatin1StringView key) const { return m_object.contains(key); }

    // Missing gives an empty one; of another type is a fault.
    QString text(QLatin1StringView key)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isUndefined() && !value.isString())
            fault(key, true);
        return value.toString();
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
        const QJsonValue value = m_object.value(key);
        if (!value.isUndefined() && !value.isDouble())
            fault(key, true);
        return value.toInteger(otherwise);
    }
    bool boolean(QLatin1StringView key, bool otherwise)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isUndefined() && !value.isBool())
            fault(key, true);
        return value.toBool(otherwise);
    }
    QJsonObject object(QLatin1StringView key)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isUndefined() && !value.isObject())
            fault(key, true);
        return value.toObject();
    }
    QJsonArray array(QLatin1StringView key)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isUndefined() && !value.isArray())
            fault(key, true);
        return value.toArray();
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
    const QJsonObject &m_object;
    QString m_fault;
    bool m_wrongType = false;
};

} // namespace tincan
