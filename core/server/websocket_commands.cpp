#include "core/server/websocket_commands.h"

#include "core/server/publishing.h"

#include <QJsonDocument>

namespace tincan {

bool WebSocketCommands::take(const QByteArray &frame)
{
    if (m_follower->isEnding())
        return true; // whoever was signed out says nothing more here, also while the goodbye is held up
    Result<Command, Refusal> command = decodeCommand(frame, m_core.options.textLimit);
    if (!command) {
        if (command.error().status == 400 && !QJsonDocument::fromJson(frame).isObject())
            return false;
        m_say(encode(Event(command.error())));
        return true;
    }
    if (const auto *publication = std::get_if<Publication>(&*command)) {
        publishThis(*publication);
    } else if (auto *typing = std::get_if<Typing>(&*command)) {
        typing->sender = speaker();
        if (!wrongRoom(m_core, m_follower->caller(), typing->room) && mayTell())
            tell(*typing, typing->room, "typing");
    } else if (auto *read = std::get_if<ReadMark>(&*command)) {
        takeRead(*read);
    } else if (auto *presence = std::get_if<Presence>(&*command)) {
        if (mayTell())
            takePresence(presence->status);
    }
    return true;
}

// Who said who it is stays that; others are what they last published as.
Person WebSocketCommands::speaker() const
{
    return m_follower->isNamed() ? m_follower->user() : openPerson(m_name);
}

void WebSocketCommands::takeRead(ReadMark mark)
{
    mark.user = speaker();
    if (const auto wrong = wrongWith(m_core, m_follower->caller(), mark))
        m_say(encode(Event(*wrong)));
    else if (m_follower->isNamed())
        markRead(m_core, mark);
    else if (mayTell())
        tell(mark, mark.room, "read"); // a page has no other devices
}

void WebSocketCommands::takePresence(const QString &status)
{
    for (const Presence &change : m_core.presences.say(m_connection, speaker(), status))
        tell(change, {}, "presence");
}

bool WebSocketCommands::mayTell()
{
    return m_tellings.take({}, std::chrono::steady_clock::now()) == 0;
}

void WebSocketCommands::tell(const Event &event, const QString &room, const QByteArray &type)
{
    m_core.broadcast(LiveEvent{.number = 0, .origin = m_connection, .room = room, .type = type, .json = encode(event)});
}

void WebSocketCommands::publishThis(const Publication &publication)
{
    m_name = publication.name;
    ++m_waiting;
    publish(m_core, m_follower->caller(), publication,
            [self = shared_from_this(), id = publication.id](const AppendResult &result) {
                --self->m_waiting;
                if (self->m_follower)
                    self->answered(id, result);
            });
}

void WebSocketCommands::answered(const QString &id, const AppendResult &result)
{
    if (!result) {
        Refusal refused = result.error();
        refused.id = id;
        m_say(encode(Event(refused)));
    } else {
        // The follow stream brings the event to everybody, the author included, and that is the answer. Only what it
        // will not bring (again) is said here.
        const LogEntry &entry = result->entry;
        const bool elsewhere = !m_room.isEmpty() && m_room != entry.room;
        if (elsewhere || entry.seq <= m_follower->position())
            m_say(entry.json);
    }
    if (m_answered)
        m_answered();
}

void WebSocketCommands::end()
{
    m_core.presences.leave(m_connection, std::chrono::steady_clock::now());
    m_follower = nullptr;
    m_answered = nullptr;
    m_say = [](const QByteArray &) {};
}

} // namespace tincan
