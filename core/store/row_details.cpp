#include "core/store/row_details.h"

#include "core/store/files_text.h"
#include "core/store/rows.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace tincan::rows {

namespace {

constexpr qsizetype mostNames = 20;
constexpr qsizetype mostEmoji = 50; // different ones, as on the server: more would fill the window

bool isLogged(const Message &row)
{
    return row.kind == Message::Kind::Text && row.place.era != outboxEra;
}

// Null: there are as many as are shown.
Reactions *reactionsWith(Message &row, const QString &emoji)
{
    const auto same = [&](const Reactions &reactions) { return reactions.emoji == emoji; };
    const auto known = std::find_if(row.reactions.begin(), row.reactions.end(), same);
    if (known != row.reactions.end())
        return &*known;
    if (row.reactions.size() >= mostEmoji)
        return nullptr;
    row.reactions.append({.emoji = emoji, .names = {}});
    return &row.reactions.last();
}

void add(Reactions *reactions, const QString &name, bool mine)
{
    if (!reactions)
        return;
    ++reactions->count;
    reactions->mine = reactions->mine || mine;
    if (reactions->names.size() < mostNames)
        reactions->names.append(name);
}

void addReactions(QList<Message> &rows, StoreFile &database, const Directory &directory)
{
    QHash<QString, Message *> byId;
    for (Message &row : rows)
        if (isLogged(row) && !row.deleted)
            byId.insert(row.id, &row);
    if (byId.isEmpty())
        return;
    QSqlQuery &query = database.statement("SELECT target, emoji, sender, own FROM reactions WHERE target IN "
                                          "(SELECT value FROM json_each(?)) AND added ORDER BY era, seq");
    if (!database.run(query, jsonList(byId.keys())))
        return;
    while (query.next())
        if (Message *row = byId.value(query.value(0).toString()))
            add(reactionsWith(*row, query.value(1).toString()), directory.personOf(query.value(2).toLongLong()).name,
                query.value(3).toBool());
    query.finish();
}

struct Quoted
{
    qint64 room = 0;
    Quote quote;
};

// As it is in the log; by the ids of the quoted.
QHash<QString, Quoted> quotesOf(const QStringList &ids, StoreFile &database, const Directory &directory)
{
    QHash<QString, Quoted> quotes;
    QSqlQuery &query = database.statement("SELECT id, sender, substr(text, 1, 280), files, flags, room FROM messages "
                                          "WHERE id IN (SELECT value FROM json_each(?))");
    if (ids.isEmpty() || !database.run(query, jsonList(ids)))
        return quotes;
    while (query.next()) {
        Quote quote{.name = directory.personOf(query.value(1).toLongLong()).name,
                    .text = query.value(2).toString(),
                    .deleted = bool(query.value(4).toInt() & Deleted)};
        if (const QList<FileRef> files = filesOf(query.value(3)); quote.text.isEmpty() && !files.isEmpty())
            quote.text = files.first().name;
        quotes.insert(query.value(0).toString(), {query.value(5).toLongLong(), quote});
    }
    query.finish();
    return quotes;
}

void addQuotes(QList<Message> &rows, StoreFile &database, const Directory &directory, const Outbox &outbox)
{
    QStringList ids;
    for (const Message &row : std::as_const(rows))
        if (!row.replyTo.isEmpty() && !row.deleted)
            ids.append(row.replyTo);
    if (ids.isEmpty())
        return;
    ids.removeDuplicates();
    const QHash<QString, Quoted> quotes = quotesOf(ids, database, directory);
    for (Message &row : rows) {
        if (row.replyTo.isEmpty() || row.deleted)
            continue;
        // Of another room nothing is told: not all who read this one may read that one.
        const OutboxEntry *waiting = outbox.find(row.replyTo);
        const StoredRoom *room = directory.findRoom(row.room);
        const Quoted quoted = quotes.value(row.replyTo);
        if (waiting && !waiting->isChange() && waiting->room == row.room)
            row.quote = {waiting->name, waiting->text.left(280)};
        else if (room && quoted.room == room->key)
            row.quote = quoted.quote;
        else
            continue;
        for (const OutboxEntry *change : outbox.changesOf(row.replyTo)) {
            if (change->isEdit())
                row.quote.text = change->text.left(280);
            row.quote.deleted = row.quote.deleted || change->isDeletion();
        }
        if (row.quote.deleted)
            row.quote.text.clear();
    }
}

void react(Message &row, const OutboxEntry &reaction)
{
    Reactions *reactions = reactionsWith(row, reaction.emoji);
    if (!reactions)
        return;
    if (reaction.emojiOn && !reactions->mine) {
        add(reactions, reaction.name, true);
    } else if (!reaction.emojiOn && reactions->mine) {
        --reactions->count;
        reactions->mine = false;
        reactions->names.removeOne(reaction.name);
    }
    row.reactions.removeIf([](const Reactions &same) { return same.count == 0; });
}

// A row with an edit or a deletion that waits is as it will be, and not sent yet.
void applyChanges(Message &row, const Outbox &outbox)
{
    for (const OutboxEntry *change : outbox.changesOf(row.id)) {
        if (row.deleted)
            return;
        if (change->isReaction()) {
            react(row, *change);
            continue;
        }
        if (row.delivery == Delivery::Sent)
            row.delivery = Delivery::Queued;
        row.edited = change->isEdit();
        row.deleted = change->isDeletion();
        row.text = change->text;
        if (row.deleted) {
            row.files.clear();
            row.reactions.clear();
            row.quote = {};
        }
    }
}

} // namespace

void complete(QList<Message> &rows, StoreFile &database, const Directory &directory, const Outbox &outbox)
{
    addReactions(rows, database, directory);
    addQuotes(rows, database, directory, outbox);
    for (Message &row : rows)
        if (row.kind == Message::Kind::Text)
            applyChanges(row, outbox);
}

QStringList repliesTo(StoreFile &database, const Outbox &outbox, const QStringList &ids)
{
    QStringList replies;
    if (ids.isEmpty())
        return replies;
    // By far more than a window has in sight.
    QSqlQuery &query = database.statement("SELECT id FROM messages WHERE reply_to IN (SELECT value FROM json_each(?)) "
                                          "ORDER BY era DESC, seq DESC LIMIT 1000");
    if (database.run(query, jsonList(ids)))
        while (query.next())
            replies.append(query.value(0).toString());
    query.finish();
    for (const auto &[number, entry] : outbox.entries())
        if (!entry.replyTo.isEmpty() && ids.contains(entry.replyTo))
            replies.append(entry.id);
    return replies;
}

QString jsonList(const QStringList &ids)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(ids)).toJson(QJsonDocument::Compact));
}

} // namespace tincan::rows
