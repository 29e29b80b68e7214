// One row of a timeline: a message, or the mark of a gap. What the window shows and nothing else. A value; any thread.
#pragma once

#include "core/chat/delivery.h"
#include "core/chat/file_ref.h"
#include "core/chat/person.h"

#include <QList>
#include <QMetaType>
#include <QStringList>

#include <compare>
#include <limits>

namespace tincan {

// Where a row stands: eras count the epochs that this store has seen, from 1, so that places of different lives of a
// log still have an order. Queued messages have no place in the log yet: they stand after everything, in the order
// in which they were written (era = max, seq = outbox number).
struct Place
{
    qint64 era = 0;
    qint64 seq = 0;

    auto operator<=>(const Place &) const = default;
};

inline constexpr qint64 outboxEra = std::numeric_limits<qint64>::max();

// The message that a reply answers, as it is here now. No name: it is not stored here.
struct Quote
{
    QString name;
    QString text; // its beginning, a few lines; where it has none the name of its first file
    bool deleted = false;
    bool operator==(const Quote &) const = default;
};

struct Reactions // with one emoji
{
    QString emoji;
    int count = 0;
    bool mine = false;
    QStringList names; // of the first who did, for a hint
    bool operator==(const Reactions &) const = default;
};

struct Message
{
    enum class Kind
    {
        Text,
        Gap
    };

    Kind kind = Kind::Text;
    Place place;
    QString id; // the author's UUID: the key of the row. For a gap: "gap-<era>-<seq>"
    QString room;
    Person sender;
    qint64 time = 0; // milliseconds since 1970, UTC: the server's, or of a queued message the local one; 0: unknown
    QString text;    // Markdown; for a gap the reason: evicted, epoch, future
    QString replyTo;
    Quote quote; // of replyTo
    QList<FileRef> files;
    QList<Reactions> reactions; // in the order in which they first came
    bool edited = false;
    bool deleted = false;               // for a gap: the server has no more of it either
    bool unreadable = false;            // it came, and is not what a message should be: there is no text
    bool own = false;                   // written by the person of this profile, here or on another device
    Delivery delivery = Delivery::Sent; // of own messages
    QString reason;                     // why it failed, as the server said it

    bool operator==(const Message &) const = default;
};

} // namespace tincan

Q_DECLARE_METATYPE(tincan::Message)
