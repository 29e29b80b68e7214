// A room as a server lists it (protocol, section 5). A value; any thread.
#pragma once

#include <QMetaType>
#include <QString>

#include <algorithm>

namespace tincan {

struct Room
{
    QString id; // 1 to 64 of a-z0-9-_
    QString title;
    QString topic;
    bool isPrivate = false;
    bool archived = false;

    bool operator==(const Room &) const = default;
};

inline bool isRoomId(QStringView id)
{
    return !id.isEmpty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_';
    });
}

} // namespace tincan

Q_DECLARE_METATYPE(tincan::Room)
