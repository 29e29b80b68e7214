#include "core/server/presences.h"

#include "core/wire/event_codec.h"

namespace tincan {

namespace {

const QString online = QStringLiteral("online");
const QString away = QStringLiteral("away");
const QString offline = QStringLiteral("offline");

} // namespace

QList<Presence> Presences::say(quint64 connection, const Person &person, const QString &status)
{
    QList<Presence> changes;
    // A page may publish under another name than before.
    const QString before = m_personOf.value(connection);
    if (!before.isEmpty() && before != person.id) {
        m_people[before].lines.remove(connection);
        changes = settle(before);
    }
    if (!m_people.contains(person.id) && (m_people.size() >= mostPeople || status == offline))
        return changes;
    m_personOf.insert(connection, person.id);
    Someone &someone = m_people[person.id];
    someone.person = person;
    someone.lines.insert(connection, status);
    return changes + settle(person.id);
}

void Presences::leave(quint64 connection, Time now)
{
    if (m_personOf.contains(connection))
        m_endings.emplace_back(now + lease, connection);
}

QList<Presence> Presences::expire(Time now)
{
    QList<Presence> changes;
    while (!m_endings.empty() && m_endings.front().first <= now) {
        const quint64 connection = m_endings.front().second;
        m_endings.pop_front();
        const QString id = m_personOf.take(connection);
        m_people[id].lines.remove(connection);
        changes += settle(id);
    }
    return changes;
}

QList<QByteArray> Presences::present() const
{
    QList<QByteArray> all;
    for (const Someone &someone : m_people)
        if (someone.told != offline)
            all.append(someone.event);
    return all;
}

// Forgets who has no line any more.
QList<Presence> Presences::settle(const QString &id)
{
    Someone &someone = m_people[id];
    const QString best = bestOf(someone);
    const Presence now{.user = someone.person, .status = best};
    QList<Presence> changes;
    if (someone.told != best && !(someone.told.isEmpty() && best == offline))
        changes.append(now);
    someone.told = best;
    if (someone.lines.isEmpty())
        m_people.remove(id);
    else
        someone.event = encode(Event(now));
    return changes;
}

QString Presences::bestOf(const Someone &someone)
{
    QString best = offline;
    for (const QString &status : someone.lines) {
        if (status == online)
            return online;
        if (status == away)
            best = away;
    }
    return best;
}

} // namespace tincan
