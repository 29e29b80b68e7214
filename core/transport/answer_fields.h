// What an answer of JSON says, no longer than it may be. Only inside core/transport; any thread.
#pragma once

#include "core/chat/bounds.h"

#include <QJsonObject>

namespace tincan {

// Empty where it is longer.
inline QString textIn(const QJsonObject &object, QLatin1StringView key, qsizetype longest)
{
    const QString text = object.value(key).toString();
    return text.size() <= longest ? text : QString();
}

} // namespace tincan
