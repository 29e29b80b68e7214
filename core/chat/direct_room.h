// The private room of two people of a server with accounts. Its id names both, so that either of them computes it alone
// and nobody else can have made it (docs/decisions/0025-a-room-of-two.md). Pure functions; any thread.
#pragma once

#include <QString>

#include <optional>
#include <utility>

namespace tincan {

// "dm-<one>-<other>", the same whoever of them asks; empty where these are no ids of two accounts.
QString directRoomOf(const QString &one, const QString &other);
// The ids of the two; none: it is another room.
std::optional<std::pair<QString, QString>> pairOf(const QString &room);
// The other of the two; empty where this person is neither of them.
QString partnerIn(const QString &room, const QString &person);

} // namespace tincan
