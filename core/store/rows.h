// Timeline rows out of the tables: one by id, several by key; pages.h makes pages of them. The columns and flags of
// `messages` are named here and nowhere else. The database's thread.
#pragma once

#include "core/store/directory.h"
#include "core/store/outbox.h"

namespace tincan::rows {

enum Flag : int
{
    Edited = 1,
    Deleted = 2,
    Own = 4,
    Unreadable = 8,
};

// The reason of a mark above which this computer keeps nothing (sweep.h).
inline const QString notKept = QStringLiteral("kept");

QString gapId(const QString &room, Place place);
// Nothing where the id is not a gap's.
struct GapMark
{
    QString room;
    Place place;
};
std::optional<GapMark> gapOf(const QString &id);
Message gapRow(const QString &room, Place place, const QString &reason, bool gone = false);

// Those that are stored or wait to be sent, complete (row_details.h).
QList<Message> byIds(StoreFile &database, const Directory &directory, const Outbox &outbox, const QStringList &ids);
bool isStored(StoreFile &database, const QString &id);

// By key, one statement each: the `count` messages of a room before a place, newest first, or after it, oldest first.
// As their columns are.
QList<Message> messagesBefore(StoreFile &database, const Directory &directory, qint64 room, Place before, int count);
QList<Message> messagesAfter(StoreFile &database, const Directory &directory, qint64 room, Place after, int count);
// The marks of a room's gaps from a place on, and before another.
QList<Message> gapsBetween(StoreFile &database, const StoredRoom &room, Place from, Place before);

} // namespace tincan::rows
