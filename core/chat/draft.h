// What a person is about to say: text, the message it answers, files that were uploaded. A value; any thread.
#pragma once

#include "core/chat/file_ref.h"

#include <QList>
#include <QMetaType>

namespace tincan {

struct Draft
{
    QString text;         // Markdown; may be empty where there are files
    QString replyTo;      // id of a message, or empty
    QList<FileRef> files; // as the upload answered, at most 32
    bool operator==(const Draft &) const = default;
};

} // namespace tincan

Q_DECLARE_METATYPE(tincan::Draft)
