#include "core/store/salvage.h"

#include "core/store/files_text.h"

#include <QSqlRecord>

namespace tincan {

using namespace Qt::StringLiterals;

QList<OutboxEntry> salvageOutbox(const QString &path)
{
    QList<OutboxEntry> saved;
    StoreFile database;
    if (!database.open(path))
        return saved;
    // All columns: a file of an older version has fewer.
    QSqlQuery &query = database.statement("SELECT * FROM outbox");
    if (!database.execute(query))
        return saved;
    // Ends without a word at the first page that cannot be read.
    while (query.next()) {
        const QSqlRecord record = query.record();
        OutboxEntry entry{.number = 0,
                          .id = record.value(u"id"_s).toString(),
                          .room = record.value(u"room"_s).toString(),
                          .name = record.value(u"name"_s).toString(),
                          .text = record.value(u"text"_s).toString(),
                          .replyTo = record.value(u"reply_to"_s).toString(),
                          .files = filesOf(record.value(u"files"_s)),
                          .target = record.value(u"target"_s).toString(),
                          .emoji = record.value(u"emoji"_s).toString(),
                          .emojiOn = record.value(u"emoji_on"_s).toBool(),
                          .time = record.value(u"time"_s).toLongLong(),
                          .reason = {}};
        if (!record.isNull(u"reason"_s))
            entry.reason = record.value(u"reason"_s).toString();
        saved.append(entry);
    }
    return saved;
}

} // namespace tincan
