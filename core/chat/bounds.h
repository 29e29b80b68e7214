// The most that anybody may say, as the protocol has it (docs/protocol.md): whoever reads what somebody else sent keeps
// no more. Any thread.
#pragma once

#include <QtGlobal>

namespace tincan {

inline constexpr qsizetype longestId = 64;     // of an event, a room, a person, a file; letters of UTF-16, as below
inline constexpr qsizetype longestTitle = 200; // of a room
inline constexpr qsizetype longestTopic = 2'000;
inline constexpr qsizetype longestWord = 64;      // a status, a reason: one of a few
inline constexpr qsizetype longestFileWord = 255; // its name, its type
inline constexpr qsizetype longestToken = 4'096;  // every request carries it
inline constexpr qsizetype mostFiles = 32;        // of a message
// A server has 1,000 unless configured, and a list is kept whole.
inline constexpr qsizetype mostRooms = 10'000;
inline constexpr qsizetype mostPeople = 10'000; // of a server that are listed
// Of one frame or one answer: a server sends what is ready, some hundred, and each takes ten times its bytes here.
inline constexpr qsizetype mostEvents = 50'000;
// One more than a place, and the distance of two, must be numbers, too. No log comes so far.
inline constexpr qint64 farthestPlace = qint64(1) << 62;

} // namespace tincan
