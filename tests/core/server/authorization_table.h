// Who may do what (protocol, sections 2 to 7): one line a request, one column a caller, each cell what is answered.
// tst_authorization.cpp asks for every cell of a real hub.
//
//   non  nobody: no token            own  the server's owner, brought into the private room
//   str  an account, and no more     out  another owner, who was not
//   mem  brought into the room       lef  was in both rooms, and left them
//   mak  made both rooms             exp  a token of the owner that has expired
//   mod  a moderator, brought in     rev  a token of the owner that was signed out
//
// A request is a method, or a way to follow, an address (below /api, where it does not begin with a slash), and what
// is sent with it (authorization_house.h, bodyOf()). On the left {room} is a room of everybody's, on the right a
// private one; and what is 404 there is 404 in the same words where there is no room at all.
#pragma once

namespace tincan {

inline constexpr const char *authorizationColumns = "non str mem mak mod own out lef exp rev";

inline constexpr const char *authorizationTable = R"(
# to read a room                   | everybody's                             | private
POLL messages?room={room}          | 401 200 200 200 200 200 200 403 401 401 | 401 404 200 200 200 200 404 404 401 401
HELD messages?room={room}          | 401 200 200 200 200 200 200 403 401 401 | 401 404 200 200 200 200 404 404 401 401
STREAM messages?room={room}        | 401 200 200 200 200 200 200 403 401 401 | 401 404 200 200 200 200 404 404 401 401
EVENTS messages?room={room}        | 401 200 200 200 200 200 200 403 401 401 | 401 404 200 200 200 200 404 404 401 401
SOCKET messages?room={room}        | 401 101 101 101 101 101 101 403 401 401 | 401 404 101 101 101 101 404 404 401 401
SOCKET /?room={room}               | 401 101 101 101 101 101 101 403 401 401 | 401 404 101 101 101 101 404 404 401 401
GET messages?room={room} before    | 401 200 200 200 200 200 200 403 401 401 | 401 404 200 200 200 200 404 404 401 401
HEAD messages?room={room}          | 401 200 200 200 200 200 200 403 401 401 | 401 404 200 200 200 200 404 404 401 401

# to follow all: whose events come | what was (t: everybody's, d: private)   | what is said from then on
POLL messages                      | 401 t   td  td  td  td  t   -   401 401 | 401 t   td  td  td  td  t   -   401 401
HELD messages                      | 401 t   td  td  td  td  t   -   401 401 | 401 t   td  td  td  td  t   -   401 401
STREAM messages                    | 401 t   td  td  td  td  t   -   401 401 | 401 t   td  td  td  td  t   -   401 401
EVENTS messages                    | 401 t   td  td  td  td  t   -   401 401 | 401 t   td  td  td  td  t   -   401 401
SOCKET messages                    | 401 t   td  td  td  td  t   -   401 401 | 401 t   td  td  td  td  t   -   401 401
SOCKET /                           | 401 t   td  td  td  td  t   -   401 401 | 401 t   td  td  td  td  t   -   401 401
# who types, seen by somebody else
STREAM messages typing             | 401 t   td  td  td  td  t   -   401 401
EVENTS messages typing             | 401 t   td  td  td  td  t   -   401 401
SOCKET messages typing             | 401 t   td  td  td  td  t   -   401 401

# to write in a room               | everybody's                             | private
POST messages publish              | 401 201 201 201 201 201 201 403 401 401 | 401 404 201 201 201 201 404 404 401 401
POST messages edit-own             | 401 201 201 201 201 201 201 403 401 401 | 401 404 201 201 201 201 404 404 401 401
POST messages edit-other           | 401 403 403 403 403 403 403 403 401 401 | 401 404 403 403 403 403 404 404 401 401
POST messages delete-own           | 401 201 201 201 201 201 201 403 401 401 | 401 404 201 201 201 201 404 404 401 401
POST messages delete-other         | 401 403 403 403 201 201 201 403 401 401 | 401 404 403 403 201 201 404 404 401 401
POST messages react-own            | 401 201 201 201 201 201 201 403 401 401 | 401 404 201 201 201 201 404 404 401 401
POST messages react-other          | 401 201 201 201 201 201 201 403 401 401 | 401 404 201 201 201 201 404 404 401 401
POST messages read                 | 401 200 200 200 200 200 200 403 401 401 | 401 404 200 200 200 200 404 404 401 401
LINES messages publish             | 401 ok  ok  ok  ok  ok  ok  403 401 401 | 401 404 ok  ok  ok  ok  404 404 401 401
LINES messages delete-other        | 401 403 403 403 ok  ok  ok  403 401 401 | 401 404 403 403 ok  ok  404 404 401 401
LINES messages read                | 401 ok  ok  ok  ok  ok  ok  403 401 401 | 401 404 ok  ok  ok  ok  404 404 401 401
FRAME messages publish             | 401 ok  ok  ok  ok  ok  ok  403 401 401 | 401 404 ok  ok  ok  ok  404 404 401 401
FRAME / publish                    | 401 ok  ok  ok  ok  ok  ok  403 401 401 | 401 404 ok  ok  ok  ok  404 404 401 401
FRAME messages edit-own            | 401 ok  ok  ok  ok  ok  ok  403 401 401 | 401 404 ok  ok  ok  ok  404 404 401 401
FRAME messages edit-other          | 401 403 403 403 403 403 403 403 401 401 | 401 404 403 403 403 403 404 404 401 401
FRAME messages delete-own          | 401 ok  ok  ok  ok  ok  ok  403 401 401 | 401 404 ok  ok  ok  ok  404 404 401 401
FRAME messages delete-other        | 401 403 403 403 ok  ok  ok  403 401 401 | 401 404 403 403 ok  ok  404 404 401 401
FRAME messages react-other         | 401 ok  ok  ok  ok  ok  ok  403 401 401 | 401 404 ok  ok  ok  ok  404 404 401 401
FRAME messages read                | 401 ok  ok  ok  ok  ok  ok  403 401 401 | 401 404 ok  ok  ok  ok  404 404 401 401
# whether the room's maker, on another line, sees it
FRAME messages typing              | 401 yes yes yes yes yes yes no  401 401 | 401 no  yes yes yes yes no  no  401 401
FRAME messages presence            | 401 yes yes yes yes yes yes yes 401 401
# what is in the private room is no message of another one
POST messages edit-elsewhere       | 401 404 404 404 404 404 404 403 401 401
POST messages delete-elsewhere     | 401 404 404 404 404 404 404 403 401 401
POST messages react-elsewhere      | 401 404 404 404 404 404 404 403 401 401

# rooms and people                 | everybody's                             | private
GET rooms/{room}                   | 401 200 200 200 200 200 200 200 401 401 | 401 404 200 200 200 200 404 404 401 401
PATCH rooms/{room} title           | 401 403 403 200 200 200 200 403 401 401 | 401 404 403 200 200 200 404 404 401 401
PATCH rooms/{room} archive         | 401 403 403 200 200 200 200 403 401 401 | 401 404 403 200 200 200 404 404 401 401
GET rooms/{room}/members           | 401 200 200 200 200 200 200 200 401 401 | 401 404 200 200 200 200 404 404 401 401
PUT rooms/{room}/members/me        | 401 200 200 200 200 200 200 201 401 401 | 401 404 200 200 200 200 404 404 401 401
PUT rooms/{room}/members/{other}   | 401 403 403 403 403 403 403 403 401 401 | 401 404 201 201 201 201 404 404 401 401
DELETE rooms/{room}/members/me     | 401 204 204 204 204 204 204 204 401 401 | 401 404 204 204 204 204 404 404 401 401
DELETE rooms/{room}/members/{one}  | 401 403 403 204 204 204 204 403 401 401 | 401 404 403 204 204 204 404 404 401 401
DELETE rooms/lobby/members/me      | 401 403 403 403 403 403 403 403 401 401
# which rooms are listed; then: everybody makes rooms, and a name that is taken is told
GET rooms                          | 401 t   td  td  td  td  t   t   401 401
POST rooms new                     | 401 201 201 201 201 201 201 201 401 401
POST rooms new-private             | 401 201 201 201 201 201 201 201 401 401
POST rooms taken                   | 401 409 409 409 409 409 409 409 401 401 | 401 409 409 409 409 409 409 409 401 401
GET users                          | 401 200 200 200 200 200 200 200 401 401

# sessions
GET session                        | 401 200 200 200 200 200 200 200 401 401
POST session password              | 200 200 200 200 200 200 200 200 200 200
POST session wrong                 | 401 401 401 401 401 401 401 401 401 401
POST session/renew                 | 401 200 200 200 200 200 200 200 401 401
DELETE session                     | 401 204 204 204 204 204 204 204 401 401

# files (section 6) go here

# the rest: metrics are for the server's own computer, here through a proxy that it trusts
GET health                         | 200 200 200 200 200 200 200 200 200 200
GET /                              | 200 200 200 200 200 200 200 200 200 200
GET /metrics near                  | 200 200 200 200 200 200 200 200 200 200
GET /metrics far                   | 404 404 404 404 404 404 404 404 404 404
GET nowhere                        | 401 404 404 404 404 404 404 404 401 401
)";

} // namespace tincan
