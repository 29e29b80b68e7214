#include "ui/server_people.h"

#include "core/chat/direct_room.h"

#include <QCollator>

#include <algorithm>

namespace tincan {

namespace {

constexpr std::chrono::minutes pauseBetweenLists(1);

} // namespace

ServerPeople::ServerPeople(QObject *parent) : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseBetweenLists);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (std::exchange(m_wanted, false) && m_state == State::Known)
            loadSoon();
    });
}

void ServerPeople::begin(Engine *engine, const QString &self)
{
    if (m_engine)
        m_engine->disconnect(this);
    m_engine = engine;
    m_self = self;
    m_state = State::Nobody;
    m_failure.reset();
    m_all.clear();
    m_names.clear();
    m_status.clear();
    m_pause.stop();
    m_wanted = false;
    Q_EMIT changed();
    if (!engine)
        return;
    connect(engine, &Engine::peopleLoaded, this, &ServerPeople::take);
    connect(engine, &Engine::presenceChanged, this, &ServerPeople::hear);
}

void ServerPeople::setSelf(const QString &self)
{
    if (self == std::exchange(m_self, self))
        return;
    m_all.removeIf([this](const Person &person) { return person.id == m_self; });
    Q_EMIT changed();
}

void ServerPeople::load()
{
    if (!m_engine)
        return;
    m_state = State::Loading;
    m_engine->loadPeople();
    Q_EMIT changed();
}

void ServerPeople::take(const QList<Person> &people, const std::optional<Failure> &failure)
{
    // The connections may have been made anew meanwhile.
    if (failure && failure->kind == Failure::Kind::Dropped && !std::exchange(m_askedAgain, true))
        return m_engine->loadPeople();
    m_askedAgain = false;
    m_failure = failure;
    m_state = failure ? State::Failed : people.isEmpty() ? State::Nobody : State::Known;
    if (!failure) {
        m_all.clear();
        m_names.clear();
        for (const Person &person : people) {
            m_names.insert(person.id, person.name);
            if (person.id != m_self)
                m_all.append(person);
        }
        QCollator order;
        order.setCaseSensitivity(Qt::CaseInsensitive);
        std::sort(m_all.begin(), m_all.end(),
                  [&order](const Person &a, const Person &b) { return order.compare(a.name, b.name) < 0; });
    }
    Q_EMIT changed();
}

void ServerPeople::hear(const QList<Presence> &changes)
{
    bool stranger = false;
    for (const Presence &change : changes) {
        if (change.status == u"offline")
            m_status.remove(change.user.id);
        else
            m_status[change.user.id] = change.status;
        stranger = stranger || (m_state == State::Known && !m_names.contains(change.user.id));
    }
    if (stranger)
        loadSoon();
    Q_EMIT changed();
}

void ServerPeople::expect(const QList<RoomSummary> &rooms)
{
    const bool stranger = std::any_of(rooms.begin(), rooms.end(), [this](const RoomSummary &row) {
        const QString partner = partnerIn(row.room.id, m_self);
        return row.room.isPrivate && !partner.isEmpty() && !m_names.contains(partner);
    });
    if (stranger && m_state == State::Known)
        loadSoon();
}

// A server that names strangers without end is asked once a minute.
void ServerPeople::loadSoon()
{
    if (m_pause.isActive()) {
        m_wanted = true;
        return;
    }
    m_pause.start();
    load();
}

QList<RoomSummary> ServerPeople::named(QList<RoomSummary> rooms) const
{
    for (RoomSummary &row : rooms) {
        const QString partner = partnerIn(row.room.id, m_self);
        if (!row.room.isPrivate || partner.isEmpty())
            continue;
        // Never by its title, which another server may have let somebody choose.
        const QString name = nameOf(partner);
        row.room.title = name.isEmpty() ? tr("Somebody") : name;
    }
    return rooms;
}

} // namespace tincan
