// What a message said at one time: its history is a list of these, oldest first. A value; any thread.
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

namespace tincan {

struct EditedText
{
    qint64 time = 0; // from then on; milliseconds since 1970, UTC: the server's
    QString text;    // Markdown
    bool operator==(const EditedText &) const = default;
};

} // namespace tincan

Q_DECLARE_METATYPE(tincan::EditedText)
