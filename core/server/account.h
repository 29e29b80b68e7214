// Who may use a server that asks (protocol, section 4): people with their roles, who is signed in, who is invited.
// Values; any thread.
#pragma once

#include "core/chat/person.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace tincan {

enum class Role
{
    Member,
    Moderator, // deletes others' messages, changes rooms, removes people from rooms
    Owner,     // the same; and whoever administers the server has one to begin with
};

QByteArray toWord(Role role); // member, moderator, owner
std::optional<Role> roleFromWord(QByteArrayView word);

struct Account
{
    Person person;
    Role role = Role::Member;
};

// {"id","name","role"}, as requests and the administration answer.
QJsonObject toJson(const Account &account);

// A device that is signed in: its session lives on when its token is renewed. Of a token only the hash is known.
struct SignIn
{
    QByteArray tokenHash;
    QByteArray session;
    QString person;
    qint64 expires = 0; // milliseconds since 1970, UTC
};

struct Invite
{
    QString id; // what it is listed and revoked by; not the code
    Role role = Role::Member;
    qint64 uses = 1; // left
    qint64 expires = 0;
};

// Who asks.
struct Caller
{
    Person person;      // on an open server: who the request says it is
    QByteArray session; // empty on an open server
    QString address{};  // on an open server: where the request comes from

    bool isSignedIn() const { return !session.isEmpty(); }
};

} // namespace tincan
