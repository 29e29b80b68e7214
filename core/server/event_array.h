// Encoded events as the JSON array of them. Pure; any thread.
#pragma once

#include <QByteArray>
#include <QList>

namespace tincan {

// [a,b,c]
inline QByteArray arrayOf(const QList<QByteArray> &events)
{
    qsizetype size = 2;
    for (const QByteArray &event : events)
        size += event.size() + 1;
    QByteArray array;
    array.reserve(size);
    array += '[';
    for (const QByteArray &event : events) {
        if (array.size() > 1)
            array += ',';
        array += event;
    }
    return array + ']';
}

} // namespace tincan
