// The JSON object of a request's body, and its members by type. Values; any thread.
#pragma once

#include "core/server/request.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace tincan {

inline Result<QJsonObject, Refusal> readObject(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return refusal(400, QStringLiteral("The body is not a JSON object."));
    return document.object();
}

// 400 where it is there and no string. `fallback` where it is not there.
inline Result<QString, Refusal> readText(const QJsonObject &object, const QString &name, const QString &fallback = {})
{
    const QJsonValue value = object.value(name);
    if (value.isUndefined())
        return fallback;
    if (!value.isString())
        return refusal(400, QStringLiteral("`%1` is not a string.").arg(name));
    return value.toString();
}

// Likewise neither true nor false.
inline Result<bool, Refusal> readFlag(const QJsonObject &object, const QString &name, bool fallback)
{
    const QJsonValue value = object.value(name);
    if (value.isUndefined())
        return fallback;
    if (!value.isBool())
        return refusal(400, QStringLiteral("`%1` is neither true nor false.").arg(name));
    return value.toBool();
}

} // namespace tincan
