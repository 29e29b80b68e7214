#include "core/session/session_private.h"

#include <algorithm>

namespace tincan {

namespace {

constexpr int historyPage = 500;

} // namespace

void Session::Private::fetchRooms()
{
    if (!api)
        return;
    api->rooms([this](const Result<QList<Room>> &rooms) {
        if (!rooms || !isOpen)
            return; // room events and what is stored still say a good deal
        describe(*rooms);
    });
}

void Session::Private::describe(const QList<Room> &rooms)
{
    const auto described = store.describeRooms(rooms);
    if (!described)
        storageFailed(described.error());
    else if (*described)
        sayRooms();
}

QList<RoomSummary> Session::Private::summaries() const
{
    QList<RoomSummary> list;
    for (const auto &[id, stored] : store.rooms())
        list.append({stored.room, stored.unread});
    return list;
}

void Session::Private::roomsChanged()
{
    const auto since = clock.now() - roomsSaidAt;
    if (since >= frame)
        sayRooms();
    else if (!roomsFrame.pending())
        roomsFrame = clock.after(std::chrono::ceil<milliseconds>(frame - since), [this] { sayRooms(); });
}

void Session::Private::sayRooms()
{
    roomsFrame.cancel();
    QList<RoomSummary> now = summaries();
    if (now == saidRooms)
        return;
    saidRooms = now;
    roomsSaidAt = clock.now();
    Q_EMIT q->roomsChanged(now);
}

void Session::Private::loadPage(const QString &room, std::optional<Place> before, int count)
{
    flushOutbox();
    TimelinePage page{room, before, {}, true};
    if (const auto stored = store.page(room, before, count); stored) {
        page.rows = stored->rows;
        page.beginning = stored->beginning;
    } else {
        Q_EMIT q->notice(stored.error());
    }
    for (Message &row : page.rows)
        if (row.delivery == Delivery::Queued && outboxPump.isInFlight(row.id))
            row.delivery = Delivery::Sending;
    Q_EMIT q->pageLoaded(page);
}

void Session::Private::fillGap(const QString &room, Place gap)
{
    if (!api)
        return;
    // What stands at the gap's own place is missed too.
    const Cursor before{store.epochOf(gap.era), gap.seq + 1};
    api->history(room, before, historyPage, [this, room, gap](const Result<QList<Event>> &answer) {
        if (!isOpen)
            return;
        if (!answer) {
            Q_EMIT q->notice(answer.error());
            return;
        }
        const Place begin = store.gapBegin(room, gap);
        qint64 oldest = gap.seq + 1;
        for (const Event &event : *answer)
            if (const auto *durable = std::get_if<Durable>(&event))
                oldest = std::min(oldest, durable->cursor.seq);
        // Met what was stored before the gap: nothing is missing any more. Otherwise the mark moves down.
        const bool complete = begin.era == gap.era && oldest <= begin.seq + 1;
        const auto filled = store.history().fillGap(room, gap, *answer, complete);
        if (!filled) {
            storageFailed(filled.error());
            return;
        }
        tell(*filled); // a page at a time: the mark that moved down offers the next one
    });
}

} // namespace tincan
