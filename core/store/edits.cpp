#include "core/store/edits.h"

#include <QSet>

#include <algorithm>

namespace tincan {

namespace {

// By its author, each once: in a log that was put back it comes again, at its newest place.
QList<EditedText> storedEdits(StoreFile &database, const QString &id)
{
    QList<EditedText> texts;
    QSet<QString> seen;
    QSqlQuery &query = database.statement(
        "SELECT events.id, events.time, content FROM events WHERE target = ? AND type IN ('delete', 'edit') AND type = "
        "'edit' AND (SELECT people.id FROM people WHERE key = events.sender) = (SELECT people.id FROM messages "
        "JOIN people ON people.key = messages.sender WHERE messages.id = target) ORDER BY era DESC, seq DESC");
    if (database.run(query, id)) {
        while (query.next()) {
            if (seen.contains(query.value(0).toString()))
                continue;
            seen.insert(query.value(0).toString());
            texts.append({query.value(1).toLongLong(), query.value(2).toString()});
        }
    }
    query.finish();
    std::reverse(texts.begin(), texts.end());
    return texts;
}

} // namespace

QList<EditedText> editsOf(StoreFile &database, const Outbox &outbox, const QString &id)
{
    QList<EditedText> texts;
    const OutboxEntry *waiting = outbox.find(id);
    if (waiting && !waiting->isChange()) {
        texts.append({waiting->time, waiting->text});
    } else {
        QSqlQuery &query = database.statement("SELECT time, CASE WHEN flags & 1 THEN first_text ELSE text END FROM "
                                              "messages WHERE id = ? AND flags & 2 = 0");
        if (!database.run(query, id) || !query.next())
            return texts;
        if (!query.isNull(1))
            texts.append({query.value(0).toLongLong(), query.value(1).toString()});
        query.finish();
        texts += storedEdits(database, id);
    }
    for (const OutboxEntry *change : outbox.changesOf(id)) {
        if (change->isDeletion())
            return {};
        if (change->isEdit())
            texts.append({change->time, change->text});
    }
    return texts;
}

} // namespace tincan
