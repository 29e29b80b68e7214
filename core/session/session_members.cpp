// Rooms that are made and changed, who is in them, and who there is at all (protocol, section 5).
#include "core/chat/direct_room.h"
#include "core/session/session_private.h"

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestTitleBytes = 200; // of UTF-8 (docs/protocol.md, extension 28)

Failure nothingOpen()
{
    return refusal(0, {}, u"no server is open"_s);
}

bool isUnanswered(const Failure &failure)
{
    return failure.kind == Failure::Kind::Dropped || failure.kind == Failure::Kind::TimedOut;
}

// For whom it is shown by its id alone, or to whom the other's name is not known.
QString titleOf(const QString &room, const QString &one, const QString &other)
{
    const QString title = one + u", "_s + other;
    return title.toUtf8().size() <= longestTitleBytes ? title : room;
}

template<class T>
std::optional<Failure> failureOf(const Result<T> &answer)
{
    return answer ? std::nullopt : std::optional(answer.error());
}

} // namespace

void Session::createRoom(const Room &room)
{
    if (!d->api) {
        Q_EMIT roomCreated(room, nothingOpen());
        return;
    }
    d->api->createRoom(room, [this, room](const Result<Room> &made) {
        if (!made) {
            // The server may have made it before the answer was lost: then the list says so.
            if (isUnanswered(made.error()))
                d->fetchRooms();
            Q_EMIT roomCreated(room, made.error());
            return;
        }
        d->describe({*made});
        Q_EMIT roomCreated(*made, std::nullopt);
    });
}

void Session::openDirectRoom(const Person &other)
{
    const QString id = directRoomOf(d->store.person(), other.id);
    const Room room{
        .id = id, .title = titleOf(id, d->options.transport.name, other.name), .topic = {}, .isPrivate = true};
    if (!d->api || id.isEmpty()) {
        Q_EMIT roomCreated(room, d->api ? refusal(0, {}, u"there is no room of these two"_s) : nothingOpen());
        return;
    }
    d->api->createRoom(room, [this, room, other](const Result<Room> &made) {
        if (made)
            return d->bringIn(*made, other.id);
        if (made.error().status != 409) {
            Q_EMIT roomCreated(room, made.error());
            return;
        }
        // The other made it, or we left it.
        d->api->setMember(room.id, {}, true, [this, room, other](const Result<Done> &joined) {
            if (joined)
                return d->bringIn(room, other.id);
            Q_EMIT roomCreated(room, joined.error());
        });
    });
}

void Session::Private::bringIn(const Room &room, const QString &person)
{
    if (!api)
        return;
    api->setMember(room.id, person, true, [this, room](const Result<Done> &done) {
        if (done)
            describe({room});
        Q_EMIT q->roomCreated(room, failureOf(done));
    });
}

void Session::editRoom(const QString &room, const RoomEdit &edit)
{
    if (!d->api) {
        Q_EMIT roomEdited(room, nothingOpen());
        return;
    }
    d->api->changeRoom(room, edit, [this, room](const Result<Room> &changed) {
        if (changed)
            d->describe({*changed});
        else if (isUnanswered(changed.error()))
            d->fetchRooms();
        Q_EMIT roomEdited(room, failureOf(changed));
    });
}

void Session::loadRoom(const QString &room)
{
    RoomDetails details;
    details.room.id = room;
    if (!d->api) {
        Q_EMIT roomLoaded(details, nothingOpen());
        return;
    }
    d->api->room(room, [this, details](const Result<ListedRoom> &listed) {
        if (!listed) {
            Q_EMIT roomLoaded(details, listed.error());
            return;
        }
        d->loadMembers({.room = listed->room, .mayChange = listed->mayChange});
    });
}

void Session::Private::loadMembers(const RoomDetails &details)
{
    if (!api)
        return;
    api->members(details.room.id, [this, details](const Result<QList<Person>> &members) {
        RoomDetails loaded = details;
        loaded.hasMembers = bool(members);
        if (members)
            loaded.members = *members;
        const bool open = !members && members.error().status == 404; // it knows nobody
        Q_EMIT q->roomLoaded(loaded, open ? std::nullopt : failureOf(members));
    });
}

void Session::setMember(const QString &room, const QString &person, bool in)
{
    if (!d->api) {
        Q_EMIT memberSet(room, person, in, nothingOpen());
        return;
    }
    d->api->setMember(room, person, in, [this, room, person, in](const Result<Done> &done) {
        if (person.isEmpty() && (done || isUnanswered(done.error())))
            d->fetchRooms();
        Q_EMIT memberSet(room, person, in, failureOf(done));
    });
}

void Session::loadPeople()
{
    if (!d->api) {
        Q_EMIT peopleLoaded({}, nothingOpen());
        return;
    }
    d->api->people([this](const Result<QList<Person>> &people) {
        const bool open = !people && people.error().status == 404;
        Q_EMIT peopleLoaded(people ? *people : QList<Person>(), open ? std::nullopt : failureOf(people));
    });
}

// The list tells the rest: what an event says may be long past.
void Session::Private::heardMembership(const QList<Durable> &stored)
{
    for (const Durable &event : stored) {
        const auto *member = std::get_if<Membership>(&event.body);
        // Who it is may not be known yet: then it may be oneself.
        if (member && (store.person().isEmpty() ? !isKnown : member->user.id == store.person()))
            return fetchRooms();
    }
}

} // namespace tincan
