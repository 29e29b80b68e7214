#include "core/store/salvage.h"

namespace tincan {

QList<OutboxEntry> salvageOutbox(const QString &path)
{
    QList<OutboxEntry> saved;
    StoreFile database;
    if (!database.open(path))
        return saved;
    QSqlQuery &query = database.statement("SELECT id, room, name, text, reply_to, time, reason FROM outbox");
    if (!database.execute(query))
        return saved;
    // Ends without a word at the first page that cannot be read.
    while (query.next()) {
        OutboxEntry entry{.number = 0,
                          .id = query.value(0).toString(),
                          .room = query.value(1).toString(),
                          .name = query.value(2).toString(),
                          .text = query.value(3).toString(),
                          .replyTo = query.value(4).toString(),
                          .time = query.value(5).toLongLong(),
                          .reason = {}};
        if (!query.isNull(6))
            entry.reason = query.value(6).toString();
        saved.append(entry);
    }
    return saved;
}

} // namespace tincan
