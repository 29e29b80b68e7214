// Who is here and how, as the WebSockets of each person say it: the best of them counts. One that ended holds its lease
// a little longer, so that a reconnect is no news; nor is what is said again. The hub's I/O thread only.
#pragma once

#include "core/chat/event.h"

#include <QHash>
#include <QList>

#include <chrono>
#include <deque>

namespace tincan {

class Presences
{
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::seconds lease{15}; // after a connection's end
    static constexpr qsizetype mostPeople = 10'000;

    // Each returns what has changed, to be told to everybody.
    QList<Presence> say(quint64 connection, const Person &person, const QString &status);
    void leave(quint64 connection, Time now);
    QList<Presence> expire(Time now);

    // Whoever is not offline, as an event: everybody who begins to follow is told them all.
    QList<QByteArray> present() const;

private:
    struct Someone
    {
        Person person;
        QString told;                  // status
        QByteArray event;              // that says so
        QHash<quint64, QString> lines; // what each connection says
    };

    QList<Presence> settle(const QString &id);
    static QString bestOf(const Someone &someone);

    QHash<QString, Someone> m_people;
    QHash<quint64, QString> m_personOf;             // by connection
    std::deque<std::pair<Time, quint64>> m_endings; // in their order, for all leases are alike
};

} // namespace tincan
