#include "core/server/websocket_commands.h"

#include "core/server/publishing.h"

#include <QJsonDocument>

namespace tincan {

bool WebSocketCommands::take(const QByteArray &frame)
{
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
        typing->sender = openPerson(m_name);
        if (m_core.rooms.contains(typing->room))
            tell(*typing, typing->room, "typing");
    } else if (auto *read = std::get_if<ReadMark>(&*command)) {
        read->user = openPerson(m_name);
        // Whoever says who it is tells its other devices; a page that does not has none.
        if (m_follower->isNamed())
            (void)markRead(m_core, *read);
        else if (m_core.rooms.contains(read->room))
            tell(*read, read->room, "read");
    } else if (auto *presence = std::get_if<Presence>(&*command)) {
        presence->user = openPerson(m_name);
        tell(*presence, {}, "presence");
    }
    return true;
}

void WebSocketCommands::tell(const Event &event, const QString &room, const QByteArray &type)
{
    m_core.broadcast(LiveEvent{.number = 0, .origin = m_connection, .room = room, .type = type, .json = encode(event)});
}

void WebSocketCommands::publishThis(const Publication &publication)
{
    m_name = publication.name;
    ++m_waiting;
    publish(m_core, publication, [self = shared_from_this(), id = publication.id](const AppendResult &result) {
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
    m_follower = nullptr;
    m_answered = nullptr;
    m_say = [](const QByteArray &) {};
}

} // namespace tincan
