// What an event says of another one, and whether its author may say so.
#include "core/server/log_writer.h"
#include "core/server/request.h"
#include "core/wire/event_codec.h"

#include <sqlite3.h>

namespace tincan {

namespace {

// The message that a change is about.
const QString *targetOf(const DurableBody &body)
{
    if (const auto *edit = std::get_if<Edit>(&body))
        return &edit->target;
    if (const auto *deletion = std::get_if<Delete>(&body))
        return &deletion->target;
    const auto *reaction = std::get_if<Reaction>(&body);
    return reaction ? &reaction->target : nullptr;
}

} // namespace

std::optional<Refusal> LogWriter::wrongTarget(const Submission &submission)
{
    const Durable &draft = submission.draft;
    if (const auto *message = std::get_if<MessageText>(&draft.body); message && !message->replyTo.isEmpty())
        return wrongReply(*message, draft.room);
    const QString *target = targetOf(draft.body);
    if (!target)
        return std::nullopt;
    const auto place = m_publications.placeOf(*target);
    note(m_publications.error());
    const int found = m_target.bind(1, place.value_or(0)).bindText(2, draft.room.toUtf8()).step();
    const ResetOnExit reset(m_target);
    if (found != SQLITE_ROW && found != SQLITE_DONE)
        note(found);
    const auto event = found == SQLITE_ROW ? decodeEvent(m_target.bytes(0)) : Result<Event>(Failure{});
    const auto *durable = event ? std::get_if<Durable>(&*event) : nullptr;
    const bool deletes = std::holds_alternative<Delete>(draft.body);
    // By its own id: another word may have the same bytes in the index.
    if (!durable || durable->id != *target || !std::holds_alternative<MessageText>(durable->body) ||
        (!deletes && isDeleted(*target)))
        return refusal(404, QStringLiteral("There is no such message in this room (any more)."));
    const bool own = durable->sender.id == draft.sender.id;
    if (deletes && !own && !submission.moderates)
        return refusal(403, QStringLiteral("Only its author or a moderator may delete a message."));
    if (std::holds_alternative<Edit>(draft.body) && !own)
        return refusal(403, QStringLiteral("Only its author may edit a message."));
    const auto *reaction = std::get_if<Reaction>(&draft.body);
    if (!reaction || !reaction->on)
        return std::nullopt;
    const auto wrong = m_reactions.take(durable->cursor.seq, reaction->emoji);
    note(m_reactions.error());
    return wrong;
}

// What is evicted may be answered: its readers may still have it.
std::optional<Refusal> LogWriter::wrongReply(const MessageText &message, const QString &room)
{
    const auto place = m_publications.placeOf(message.replyTo);
    note(m_publications.error());
    const int found = m_roomOf.bind(1, place.value_or(0)).step();
    const ResetOnExit reset(m_roomOf);
    if (found != SQLITE_ROW && found != SQLITE_DONE)
        note(found);
    if (found != SQLITE_ROW || m_roomOf.text(0) == room)
        return std::nullopt;
    return refusal(422, QStringLiteral("`reply_to` is no message of this room."));
}

bool LogWriter::isDeleted(const QString &target)
{
    const int found = m_isDeleted.bindText(1, target.toUtf8()).step();
    const ResetOnExit reset(m_isDeleted);
    if (found != SQLITE_ROW && found != SQLITE_DONE)
        note(found);
    return found == SQLITE_ROW;
}

} // namespace tincan
