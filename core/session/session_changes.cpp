// What a person says beside plain text: answers and files, edits, reactions, and that they type.
#include "core/chat/bounds.h"
#include "core/chat/emoji_shape.h"
#include "core/session/session_private.h"

#include <QUuid>

namespace tincan {

using namespace Qt::StringLiterals;

// What no server would take, said before it is stored.
std::optional<Failure> Session::Private::wrongWith(const QString &text, bool mayBeEmpty, const QString &stage) const
{
    if (text.trimmed().isEmpty() && !mayBeEmpty)
        return refusal(422, stage, u"an empty message is not sent"_s);
    if (text.size() > limits.text || text.toUtf8().size() > limits.text)
        return refusal(413, stage, u"the message is longer than %1 bytes"_s.arg(limits.text));
    return std::nullopt;
}

Result<QString> Session::send(const QString &room, const QString &text, const QString &replyTo, const QString &id)
{
    return send(room, Draft{text, replyTo, {}}, id);
}

Result<QString> Session::send(const QString &room, const Draft &draft, const QString &id)
{
    if (!d->isOpen)
        return d->state.failure.value_or(refusal(0, {}, u"no server is open"_s));
    if (const auto wrong = d->wrongWith(draft.text, !draft.files.isEmpty(), {}))
        return *wrong;
    if (draft.files.size() > mostFiles)
        return refusal(422, {}, u"a message has %1 files at most"_s.arg(mostFiles));
    for (const FileRef &file : draft.files) {
        if (file.isLocal() && d->limits.file > 0 && file.size > d->limits.file)
            return refusal(413, {}, u"the file %1 is larger than %2 bytes"_s.arg(file.name).arg(d->limits.file));
    }
    if (!isRoomId(room))
        return refusal(422, {}, u"%1 is not the name of a room"_s.arg(room));
    d->typingTold.set(room, false);
    const QString key = id.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : id;
    if (d->store.outbox().contains(key))
        return key;
    for (const OutboxEntry &entry : std::as_const(d->unwritten))
        if (entry.id == key)
            return key;
    OutboxEntry entry;
    entry.id = key;
    entry.room = room;
    entry.name = d->options.transport.name;
    entry.text = draft.text;
    entry.replyTo = draft.replyTo;
    entry.files = draft.files;
    entry.time = d->clock.wall().toMSecsSinceEpoch();
    d->unwritten.append(entry);
    d->flushSoon();
    return key;
}

// By the author's name, who may have another one by now.
OutboxEntry Session::Private::changeOf(const Message &row, const QString &name) const
{
    OutboxEntry entry;
    entry.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    entry.room = row.room;
    entry.name = name;
    entry.target = row.id;
    entry.time = clock.wall().toMSecsSinceEpoch();
    return entry;
}

void Session::deleteMessage(const QString &id)
{
    if (!d->isOpen)
        return;
    d->flushOutbox();
    // What it was to say instead is not said any more.
    QList<OutboxEntry> edits;
    for (const OutboxEntry *change : d->store.outbox().changesOf(id))
        if (change->isEdit() && !d->outboxPump.isInFlight(change->id))
            edits.append(*change);
    for (const OutboxEntry &edit : std::as_const(edits))
        if (const auto done = d->takeBack(edit); !done)
            return d->storageFailed(done.error());
    const auto row = d->store.message(id);
    if (!row || !row->own || row->deleted)
        return;
    d->unwritten.append(d->changeOf(*row, row->sender.name));
    d->flushSoon();
}

void Session::editMessage(const QString &id, const QString &text)
{
    if (!d->isOpen) {
        Q_EMIT editFailed(id, text, d->state.failure.value_or(refusal(0, u"edit"_s, u"no server is open"_s)).detail);
        return;
    }
    d->flushOutbox();
    const OutboxEntry *waiting = d->store.outbox().find(id);
    const auto row = waiting ? std::optional(waiting->row()) : d->store.message(id);
    if (!row || !row->own || row->deleted) {
        Q_EMIT editFailed(id, text, u"the message was deleted"_s);
        return;
    }
    if (row->text == text || (waiting && waiting->isChange()))
        return;
    // The server takes no edit that leaves nothing, not even of a message with files.
    if (const auto wrong = d->wrongWith(text, false, u"edit"_s)) {
        Q_EMIT notice(*wrong);
        Q_EMIT editFailed(id, text, wrong->detail);
        return;
    }
    d->typingTold.set(row->room, false);
    if (waiting && (waiting->reason || waiting->waitsForFiles() || d->neverCarried.contains(id))) {
        d->rewrite(id, text);
        return;
    }
    // A line has had it, perhaps: the server may know it as it is.
    OutboxEntry edit = d->changeOf(*row, row->sender.name);
    edit.text = text;
    d->unwritten.append(edit);
    d->flushSoon();
}

void Session::Private::rewrite(const QString &id, const QString &text)
{
    if (const auto done = store.outbox().rewrite(id, text); !done) {
        Q_EMIT q->notice(done.error());
        Q_EMIT q->editFailed(id, text, done.error().detail);
        return;
    }
    lineUp(*store.outbox().find(id)); // where it was refused
    setDelivery(id, Delivery::Queued);
    flushSoon();
}

void Session::react(const QString &id, const QString &emoji, bool on)
{
    if (!d->isOpen)
        return;
    if (emoji.isEmpty() || emoji.size() > longestEmoji) {
        Q_EMIT notice(refusal(422, u"reaction"_s, u"this is no emoji"_s));
        return;
    }
    d->flushOutbox();
    const auto row = d->store.message(id);
    if (!row || row->deleted)
        return;
    const auto mine = std::find_if(row->reactions.begin(), row->reactions.end(),
                                   [&](const Reactions &same) { return same.emoji == emoji && same.mine; });
    if ((mine != row->reactions.end()) == on)
        return;
    OutboxEntry reaction = d->changeOf(*row, d->options.transport.name);
    reaction.emoji = emoji;
    reaction.emojiOn = on;
    d->unwritten.append(reaction);
    d->flushSoon();
}

void Session::loadEdits(const QString &id)
{
    if (d->isOpen)
        Q_EMIT editsLoaded(id, d->store.edits(id));
}

void Session::setTyping(const QString &room, bool on)
{
    if (d->isOpen)
        d->typingTold.set(room, on);
}

void Session::setPresence(const QString &presence)
{
    if (std::exchange(d->options.presence, presence) == presence || d->options.transport.token.isEmpty())
        return;
    // Who says nothing from now on is gone for those who heard before that they are here.
    const QString told = presence.isEmpty() ? QStringLiteral("offline") : presence;
    for (const auto &[generation, line] : d->lines) {
        if (line.head) // it has opened
            line.transport->appear({{}, told});
    }
}

} // namespace tincan
