// What somebody whom the person has blocked wrote, as it is shown: that there is something, and nothing of it. It stays
// in the history, and is shown again once they are not blocked any more. GUI thread (tr).
#pragma once

#include "core/chat/message.h"

#include <QCoreApplication>
#include <QSet>

namespace tincan {

class BlockedRows
{
    Q_DECLARE_TR_FUNCTIONS(BlockedRows)
public:
    // `people`: ids.
    static void foldAway(QList<Message> &rows, const QSet<QString> &people);
    static QString words();
};

} // namespace tincan
