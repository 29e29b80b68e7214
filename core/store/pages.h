// Pages of a room's timeline: messages, the marks of gaps and what waits in the outbox, in the order of their places,
// with where they stand among all messages of the room. The database's thread.
#pragma once

#include "core/chat/page_question.h"
#include "core/store/rows.h"

namespace tincan {

struct StoredPage
{
    QList<Message> rows;    // ordered by place; rows of one place are never torn apart, so it may be one more
    bool beginning = false; // nothing older is stored
    bool end = false;       // nothing newer is
    qint64 rank = 0;        // messages of the room before the first of these rows
    qint64 total = 0;       // messages of the room, what waits in the outbox included
    QString target;         // the row that a question by time means; empty: there is none
};

// Fails with Storage. The page of a room that is not known is empty.
Result<StoredPage> readPage(StoreFile &database, const Directory &directory, const Outbox &outbox, const QString &room,
                            const PageQuestion &question);

} // namespace tincan
