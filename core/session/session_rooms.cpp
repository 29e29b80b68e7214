#include "core/session/session_private.h"

#include <algorithm>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr int historyPage = 500;

// How far down an answer reaches; `before` where it holds nothing.
qint64 oldestIn(const QList<Event> &answer, const Cursor &before)
{
    qint64 oldest = before.seq;
    for (const Event &event : answer) {
        const auto *durable = std::get_if<Durable>(&event);
        if (durable && durable->cursor.epoch == before.epoch)
            oldest = std::min(oldest, durable->cursor.seq);
    }
    return oldest;
}

} // namespace

void Session::Private::fetchRooms()
{
    if (!api)
        return;
    roomsDue.cancel();
    QStringList privateNow; // one that comes meanwhile may be missing in the answer
    for (const auto &[id, stored] : store.rooms())
        if (stored.room.isPrivate)
            privateNow.append(id);
    api->rooms([this, privateNow](const Result<QList<ListedRoom>> &rooms) {
        if (!isOpen)
            return;
        if (!rooms)
            return roomsFailed(rooms.error());
        roomsKnown = true;
        roomsTries = 0;
        takeList(*rooms, privateNow);
    });
}

// A private room that is not listed any more does not exist for the person: what was said there stays, out of sight.
void Session::Private::takeList(const QList<ListedRoom> &rooms, const QStringList &privateBefore)
{
    QList<Room> described;
    QSet<QString> gone(privateBefore.begin(), privateBefore.end());
    leftRooms.clear();
    for (const ListedRoom &listed : rooms) {
        described.append(listed.room);
        gone.remove(listed.room.id);
        if (listed.left)
            leftRooms.insert(listed.room.id);
    }
    for (const QString &id : std::as_const(gone)) {
        const auto stored = store.rooms().find(id);
        if (stored == store.rooms().end())
            continue;
        described.append(stored->second.room);
        described.last().archived = true;
    }
    describe(described);
    if (isOpen)
        sayRooms();
}

// Room events and what is stored still say a good deal: the person is told, once, where it does not get better at once.
void Session::Private::roomsFailed(const Failure &failure)
{
    roomsKnown = false; // the next line has it asked for, too
    // Without a line, and where somebody has to sign in, that is what is said.
    if (!deliveringLine(state) || failure.kind == Failure::Kind::SignIn)
        return;
    const bool again = failure.retryable();
    if (roomsTries++ == (again ? 1 : 0)) {
        Failure told = failure;
        told.stage = u"rooms"_s;
        told.detail = u"the list of rooms did not come: "_s + failure.detail;
        Q_EMIT q->notice(told);
    }
    if (!isOpen || !again)
        return;
    const milliseconds wait = state.backoff.delay(roomsTries - 1, chance());
    roomsDue = clock.after(failure.retryAfter.value_or(milliseconds(0)) + wait, [this] { fetchRooms(); });
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
        list.append({stored.room, stored.unread, leftRooms.contains(id)});
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

void Session::Private::loadPage(const QString &room, const PageQuestion &question)
{
    flushOutbox();
    feed.flush(); // what the page counts is not counted once more when it is told
    const bool upwards = question.kind == PageQuestion::Kind::Before;
    const auto before = upwards ? std::optional(question.place) : std::nullopt;
    TimelinePage page{.room = room, .question = question, .rows = {}, .beginning = true};
    bool fetch = false;
    if (const auto stored = store.page(room, question); stored) {
        page.rows = stored->rows;
        page.beginning = stored->beginning && isWhole(room, before);
        page.end = stored->end;
        page.rank = stored->rank;
        page.total = stored->total;
        page.target = stored->target;
        page.read = store.readUpTo(room);
        fetch = (upwards || question.kind == PageQuestion::Kind::Newest) && stored->beginning && !page.beginning &&
                page.rows.isEmpty() && api && store.history().cursor();
    } else {
        Q_EMIT q->notice(stored.error());
    }
    markSending(page.rows);
    // Who asks for what is older waits for the server; a room that is just opened shows what there is.
    if (!fetch || !upwards)
        Q_EMIT q->pageLoaded(page);
    if (fetch)
        fetchOlder(room, question, endOfOlder(before));
}

bool Session::Private::isWhole(const QString &room, const std::optional<Place> &before)
{
    const auto &cursor = store.history().cursor();
    if (!cursor)
        return false;
    // What is not kept here is loaded where somebody asks for it, by its mark, and not because a window has room for
    // it.
    if (store.beginsNotKept(room))
        return true;
    // Below this log stands another one, which the server does not have any more.
    return wholeRooms.value(room) == cursor->epoch || (before && before->era < store.eraOf(cursor->epoch));
}

Cursor Session::Private::endOfOlder(const std::optional<Place> &before) const
{
    const Cursor &cursor = *store.history().cursor();
    // Above the log stands what waits to be sent.
    const bool inLog = before && before->era == store.eraOf(cursor.epoch);
    return {cursor.epoch, inLog ? before->seq : cursor.seq + 1};
}

void Session::Private::fetchOlder(const QString &room, const PageQuestion &question, const Cursor &end)
{
    api->history(room, end, historyPage, [this, room, question, end](const Result<QList<Event>> &answer) {
        if (!isOpen)
            return;
        TimelinePage page{.room = room, .question = question, .rows = {}};
        if (answer) {
            const Place top{store.eraOf(end.epoch), end.seq - 1};
            const auto filled = store.history().fillGap(room, top, *answer, History::Rest::None);
            if (!filled) {
                storageFailed(filled.error());
                return;
            }
            const qint64 oldest = oldestIn(*answer, end);
            page.beginning = oldest == end.seq;
            if (page.beginning)
                wholeRooms[room] = end.epoch;
            tell(*filled);
            // Nothing to show in it, reactions perhaps: further down.
            if (filled->rows.isEmpty() && !page.beginning)
                return fetchOlder(room, question, {end.epoch, oldest});
        }
        Q_EMIT q->pageLoaded(page); // without an answer the next look upwards asks again
    });
}

void Session::Private::fillGap(const QString &room, Place gap, bool again)
{
    if (!api)
        return;
    // What stands at the gap's own place is missed too.
    const Cursor before{store.epochOf(gap.era), gap.seq + 1};
    api->history(room, before, historyPage, [this, room, gap, before, again](const Result<QList<Event>> &answer) {
        if (!isOpen)
            return;
        // The connection may have been made anew meanwhile.
        if (!answer && again && answer.error().kind == Failure::Kind::Dropped)
            return fillGap(room, gap, false);
        if (!answer) {
            Q_EMIT q->notice(answer.error());
            return;
        }
        const Place begin = store.gapBegin(room, gap);
        const qint64 oldest = oldestIn(*answer, before);
        // Met what was stored before the gap: nothing is missing any more. Otherwise the mark moves down.
        const bool complete = (begin.era == gap.era && oldest <= begin.seq + 1) ||
                              (begin == Place{} && oldest == before.seq); // or the beginning
        const auto rest = complete               ? History::Rest::None
                          : oldest == before.seq ? History::Rest::Gone
                                                 : History::Rest::Some;
        const auto filled = store.history().fillGap(room, gap, *answer, rest);
        if (!filled) {
            storageFailed(filled.error());
            return;
        }
        tell(*filled); // a page at a time: the mark that moved down offers the next one
    });
}

} // namespace tincan
