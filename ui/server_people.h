// The people of the server that is open, as far as it lists them, and who of them is here now. Asks when a line is up,
// and again where somebody is here whom it does not know. An open server has nobody. GUI thread.
#pragma once

#include "core/session/engine.h"

#include <QHash>
#include <QPointer>
#include <QTimer>

namespace tincan {

class ServerPeople : public QObject
{
    Q_OBJECT
public:
    enum class State
    {
        Nobody, // not asked, or an open server
        Loading,
        Known,
        Failed,
    };

    explicit ServerPeople(QObject *parent = nullptr);

    // Nobody is known any more. `self`: the person of this profile, who is left out; empty: nobody has to be anybody.
    void begin(Engine *engine, const QString &self);
    void setSelf(const QString &self); // they signed in
    void load(); // once more, whatever was asked: a session that opens another history answers nothing of before

    void expect(const QList<RoomSummary> &rooms); // asks, where somebody of them is not known

    State state() const { return m_state; }
    const std::optional<Failure> &failure() const { return m_failure; }
    const QString &self() const { return m_self; }
    const QList<Person> &all() const { return m_all; } // by name
    QString nameOf(const QString &id) const { return m_names.value(id); }
    QString statusOf(const QString &id) const { return m_status.value(id, QStringLiteral("offline")); }
    // The same with each room of two under the other's name.
    QList<RoomSummary> named(QList<RoomSummary> rooms) const;

Q_SIGNALS:
    void changed();

private:
    void take(const QList<Person> &people, const std::optional<Failure> &failure);
    void hear(const QList<Presence> &changes);
    void loadSoon();

    QPointer<Engine> m_engine;
    QString m_self;
    State m_state = State::Nobody;
    bool m_askedAgain = false;
    std::optional<Failure> m_failure;
    QList<Person> m_all;
    QHash<QString, QString> m_names;
    QHash<QString, QString> m_status; // of those who are here
    QTimer m_pause;
    bool m_wanted = false; // meanwhile
};

} // namespace tincan
