#include "core/store/outbox.h"

namespace tincan {

Publication OutboxEntry::publication() const
{
    if (isDeletion())
        return {.id = id, .room = room, .name = name, .body = Delete{target}};
    return {.id = id, .room = room, .name = name, .body = MessageText{.text = text, .replyTo = replyTo, .files = {}}};
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
    message.own = true;
    message.delivery = reason ? Delivery::Failed : Delivery::Queued;
    message.reason = reason.value_or(QString());
    return message;
}

Result<Done> Outbox::load()
{
    m_byNumber.clear();
    m_numbers.clear();
    m_deletions.clear();
    QSqlQuery &query =
        m_database.statement("SELECT number, id, room, name, text, reply_to, target, time, reason FROM outbox "
                             "ORDER BY number");
    if (!m_database.execute(query))
        return *m_database.failure();
    while (query.next()) {
        OutboxEntry entry{.number = query.value(0).toLongLong(),
                          .id = query.value(1).toString(),
                          .room = query.value(2).toString(),
                          .name = query.value(3).toString(),
                          .text = query.value(4).toString(),
                          .replyTo = query.value(5).toString(),
                          .target = query.value(6).toString(),
                          .time = query.value(7).toLongLong(),
                          .reason = {}};
        if (!query.isNull(8))
            entry.reason = query.value(8).toString();
        keep(std::move(entry));
    }
    query.finish();
    return Done{};
}

Result<Done> Outbox::add(QList<OutboxEntry> &entries)
{
    const auto orEmpty = [](const QString &text) { return text.isNull() ? QString(QLatin1String("")) : text; };
    Transaction transaction(m_database, Transaction::Durability::OnDisk);
    QSqlQuery &query = m_database.statement(
        "INSERT INTO outbox (id, room, name, text, reply_to, target, time, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    for (OutboxEntry &entry : entries) {
        m_database.run(query, entry.id, entry.room, orEmpty(entry.name), orEmpty(entry.text), orEmpty(entry.replyTo),
                       orEmpty(entry.target), entry.time, entry.reason ? QVariant(*entry.reason) : QVariant());
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
    if (entry.isDeletion())
        m_deletions.insert(entry.target, entry.number);
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

const OutboxEntry *Outbox::deletionOf(const QString &messageId) const
{
    const auto number = m_deletions.constFind(messageId);
    return number == m_deletions.constEnd() ? nullptr : &m_byNumber.at(*number);
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
    m_deletions.remove(entry->second.target);
    m_byNumber.erase(entry);
    m_numbers.erase(number);
}

} // namespace tincan
