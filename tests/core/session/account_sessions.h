// A hub with accounts, and sessions of people who are signed in there, each with what it heard last. One thread.
#pragma once

#include "../server/account_hub.h"
#include "core/session/session.h"

#include <QSignalSpy>
#include <QTest>

namespace tincan {

inline constexpr int patience = 20'000; // milliseconds

struct SignedInSession
{
    SignedInSession(AccountHub &hub, const QByteArray &token, TransportKind kind = TransportKind::WebSocket)
        : person{QString::fromLatin1(hub.idOf(token)), {}}
    {
        options.transport.server = hub.url();
        options.transport.token = token;
        options.choice = LineChoice{kind};
        options.presence = QStringLiteral("online");
        QObject::connect(&session, &Session::roomsChanged, &session,
                         [this](const QList<RoomSummary> &now) { rooms = now; });
        QObject::connect(&session, &Session::presenceChanged, &session, [this](const QList<Presence> &changes) {
            for (const Presence &change : changes)
                presences[change.user.id] = change.status;
        });
    }
    bool open()
    {
        return bool(session.open(options)) &&
               QTest::qWaitFor([this] { return session.status().state == ConnectionStatus::State::Connected; },
                               patience);
    }
    // None: it is not listed.
    const RoomSummary *find(const QString &id) const
    {
        for (const RoomSummary &row : rooms)
            if (row.room.id == id && !row.room.archived)
                return &row;
        return nullptr;
    }
    // Calls, and waits for the answer; its last argument is why it failed.
    template<class Signal>
    QVariantList ask(Signal signal, const std::function<void()> &call)
    {
        QSignalSpy answers(&session, signal);
        call();
        return answers.isEmpty() && !answers.wait(patience) ? QVariantList() : answers.constFirst();
    }
    std::optional<Failure> set(const QString &room, const QString &who, bool in)
    {
        return ask(&Session::memberSet, [&] { session.setMember(room, who, in); })
            .last()
            .value<std::optional<Failure>>();
    }
    RoomDetails details(const QString &room)
    {
        return ask(&Session::roomLoaded, [&] { session.loadRoom(room); }).first().value<RoomDetails>();
    }

    Person person;
    SessionOptions options;
    QList<RoomSummary> rooms;
    QHash<QString, QString> presences;
    Session session;
};

} // namespace tincan
