// The HTTP calls that are not a line: signing in, rooms, who is in them, history, read marks. One object a server, each
// call answers once through its callback on the engine's thread, also on a timeout; destroying the object cancels
// silently.
#pragma once

#include "core/base/result.h"
#include "core/chat/event.h"
#include "core/chat/room.h"
#include "core/chat/room_edit.h"
#include "core/transport/signed_in.h"
#include "core/transport/transport_options.h"

#include <QObject>

#include <functional>

namespace tincan {

struct ListedRoom
{
    Room room;
    bool left = false;      // by the person: it is everybody's else
    bool mayChange = false; // the person; said of one room alone that is asked for
};

class ServerApi : public QObject
{
    Q_OBJECT
public:
    template<class T>
    using Answer = std::function<void(const Result<T> &)>;

    explicit ServerApi(const TransportOptions &options, QObject *parent = nullptr);
    ~ServerApi() override;

    // From now on with these options and over new connections. What is under way is answered with Dropped.
    void renew(const TransportOptions &options);

    // SignIn: name, password or invite is wrong. Refused: the name is taken or will not do, in the server's words.
    void signIn(const QString &name, const QString &password, const QString &invite, Answer<SignedIn> answer);
    void signOut(Answer<Done> answer);
    // Who the token of these options stands for; the answer has it again.
    void session(Answer<SignedIn> answer);
    void renewToken(Answer<SignedIn> answer);

    void rooms(Answer<QList<ListedRoom>> answer);
    void room(const QString &id, Answer<ListedRoom> answer);
    void createRoom(const Room &room, Answer<Room> answer);
    void changeRoom(const QString &id, const RoomEdit &edit, Answer<Room> answer);
    // On a server with accounts; an open one knows nobody, and answers Refused with 404.
    void members(const QString &room, Answer<QList<Person>> answer);
    void people(Answer<QList<Person>> answer);
    // Brings in, or sends out; `person` empty: oneself, who joins or leaves.
    void setMember(const QString &room, const QString &person, bool in, Answer<Done> answer);
    // How far the person has read, for its other devices. Of the marks only room and place count.
    void tellRead(const QList<ReadMark> &marks, Answer<Done> answer);
    // The last `limit` durable events of the room before the cursor, oldest first (protocol, section 2, `before`).
    void history(const QString &room, const Cursor &before, int limit, Answer<QList<Event>> answer);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace tincan
