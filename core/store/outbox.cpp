#include "core/store/outbox.h"

#include "core/store/files_text.h"

#include <algorithm>

namespace tincan {

bool OutboxEntry::waitsForFiles() const
{
    return std::any_of(files.begin(), files.end(), [](const FileRef &file) { return file.isLocal(); });
}

Publication OutboxEntry::publication() const
{
    DurableBody body = MessageText{.text = text, .replyTo = replyTo, .files = files};
    if (isReaction())
        body = Reaction{.target = target, .emoji = emoji, .on = emojiOn};
    else if (isEdit())
        body = Edit{.target = target, .text = text};
    else if (isDeletion())
        body = Delete{.target = target};
    return {.id = id, .room = room, .name = name, .body = body};
}

Message OutboxEntry::row() const
{
    Message message;
    message.place = {outboxEra, number};
    message.id = id;
    message.room = room;
    message.sender = {{}, name};
    message.time = time;
    message.text = text;
    message.replyTo = replyTo;
    message.files = files;
    message.own = true;
    message.delivery = reason ? Delivery::Failed : Delivery::Queued;
    message.reason = reason.value_or(QString());
    return message;
}

Result<Done> Outbox::load()
{
    m_byNumber.clear();
    m_numbers.clear();
    m_changes.clear();
    QSqlQuery &query =
        m_database.statement("SELECT number, id, room, name, text, reply_to, files, target, emoji, emoji_on, time, "
                             "reason FROM outbox ORDER BY number");
    if (!m_database.execute(query))
        return *m_database.failure();
    while (query.next()) {
        OutboxEntry entry{.number = query.value(0).toLongLong(),
                          .id = query.value(1).toString(),
                          .room = query.value(2).toString(),
                          .name = query.value(3).toString(),
                          .text = query.value(4).toString(),
                          .replyTo = query.value(5).toString(),
                          .files = filesOf(query.value(6)),
                          .target = query.value(7).toString(),
                          .emoji = query.value(8).toString(),
                          .emojiOn = query.value(9).toBool(),
                          .time = query.value(10).toLongLong(),
                          .reason = {}};
        if (!query.isNull(11))
            entry.reason = query.value(11).toString();
        keep(std::move(entry));
    }
    query.finish();
    return Done{};
}

Result<Done> Outbox::add(QList<OutboxEntry> &entries)
{
    Transaction transaction(m_database, Transaction::Durability::OnDisk);
    QSqlQuery &query =
        m_database.statement("INSERT INTO outbox (id, room, name, text, reply_to, files, target, emoji, emoji_on, "
                             "time, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (OutboxEntry &entry : entries) {
        m_database.run(query, entry.id, entry.room, filled(entry.name), filled(entry.text), filled(entry.replyTo),
                       filesText(entry.files), filled(entry.target), filled(entry.emoji), entry.emojiOn, entry.time,
                       entry.reason ? QVariant(*entry.reason) : QVariant());
        entry.number = query.lastInsertId().toLongLong();
    }
    if (const auto done = transaction.commit(); !done)
        return done;
    for (const OutboxEntry &entry : entries)
        keep(entry);
    return Done{};
}

void Outbox::keep(OutboxEntry entry)
{
    m_numbers.insert(entry.id, entry.number);
    if (entry.isChange())
        m_changes[entry.target].append(entry.number);
    m_byNumber.emplace(entry.number, std::move(entry));
}

Result<Done> Outbox::setReason(const QString &id, const std::optional<QString> &reason)
{
    const auto number = m_numbers.constFind(id);
    if (number == m_numbers.constEnd())
        return Done{};
    Transaction transaction(m_database, Transaction::Durability::OnDisk);
    m_database.run(m_database.statement("UPDATE outbox SET reason = ? WHERE id = ?"),
                   reason ? QVariant(*reason) : QVariant(), id);
    if (const auto done = transaction.commit(); !done)
        return done;
    m_byNumber.at(*number).reason = reason;
    return Done{};
}

Result<Done> Outbox::rewrite(const QString &id, const QString &text)
{
    const auto number = m_numbers.constFind(id);
    if (number == m_numbers.constEnd())
        return Done{};
    Transaction transaction(m_database, Transaction::Durability::OnDisk);
    m_database.run(m_database.statement("UPDATE outbox SET text = ?, reason = NULL WHERE id = ?"), filled(text), id);
    if (const auto done = transaction.commit(); !done)
        return done;
    OutboxEntry &entry = m_byNumber.at(*number);
    entry.text = text;
    entry.reason.reset();
    return Done{};
}

Result<Done> Outbox::setFiles(const QString &id, const QList<FileRef> &files)
{
    const auto number = m_numbers.constFind(id);
    if (number == m_numbers.constEnd())
        return Done{};
    Transaction transaction(m_database, Transaction::Durability::OnDisk);
    m_database.run(m_database.statement("UPDATE outbox SET files = ? WHERE id = ?"), filesText(files), id);
    if (const auto done = transaction.commit(); !done)
        return done;
    m_byNumber.at(*number).files = files;
    return Done{};
}

Result<Done> Outbox::remove(const QString &id)
{
    Transaction transaction(m_database, Transaction::Durability::OnDisk);
    removeRow(id);
    if (const auto done = transaction.commit(); !done)
        return done;
    forget(id);
    return Done{};
}

const OutboxEntry *Outbox::find(const QString &id) const
{
    const auto number = m_numbers.constFind(id);
    return number == m_numbers.constEnd() ? nullptr : &m_byNumber.at(*number);
}

QList<const OutboxEntry *> Outbox::changesOf(const QString &messageId) const
{
    QList<const OutboxEntry *> changes;
    const auto numbers = m_changes.constFind(messageId);
    if (numbers != m_changes.constEnd())
        for (const qint64 number : *numbers)
            changes.append(&m_byNumber.at(number));
    return changes;
}

const OutboxEntry *Outbox::deletionOf(const QString &messageId) const
{
    for (const OutboxEntry *change : changesOf(messageId))
        if (change->isDeletion())
            return change;
    return nullptr;
}

void Outbox::removeRow(const QString &id)
{
    m_database.run(m_database.statement("DELETE FROM outbox WHERE id = ?"), id);
}

void Outbox::forget(const QString &id)
{
    const auto number = m_numbers.constFind(id);
    if (number == m_numbers.constEnd())
        return;
    const auto entry = m_byNumber.find(*number);
    if (const auto changes = m_changes.find(entry->second.target); changes != m_changes.end()) {
        changes->removeOne(*number);
        if (changes->isEmpty())
            m_changes.erase(changes);
    }
    m_byNumber.erase(entry);
    m_numbers.erase(number);
}

Result<Done> moveOutbox(QList<OutboxEntry> entries, const QString &from, Outbox &to)
{
    auto done = entries.isEmpty() ? Result<Done>(Done{}) : to.add(entries);
    if (!done || entries.isEmpty() || from.isEmpty())
        return done;
    StoreFile file;
    Outbox left(file);
    done = file.open(from);
    if (done)
        done = left.load();
    for (const OutboxEntry &entry : std::as_const(entries))
        if (done)
            done = left.remove(entry.id);
    return done;
}

} // namespace tincan
