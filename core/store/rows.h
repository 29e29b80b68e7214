// Timeline rows out of the tables: one by id, a page by place. The columns and flags of `messages` are named here and
// nowhere else. The database's thread.
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

struct Page
{
    QList<Message> rows; // ordered by place
    bool beginning = false;
};

QString gapId(const QString &room, Place place);
// Nothing where the id is not a gap's.
struct GapMark
{
    QString room;
    Place place;
};
std::optional<GapMark> gapOf(const QString &id);
Message gapRow(const QString &room, Place place, const QString &reason, bool gone = false);

// Both as they are here: a message whose deletion waits in the outbox is deleted, and not sent yet.
std::optional<Message> byId(StoreFile &database, const Directory &directory, const Outbox &outbox, const QString &id);
// The last `count` rows of the room before the place; none: the newest, what waits in the outbox included.
Result<Page> page(StoreFile &database, const Directory &directory, const Outbox &outbox, const QString &room,
                  const std::optional<Place> &before, int count);

} // namespace tincan::rows
