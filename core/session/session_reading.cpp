// What a person has read on one device is read on the others too (docs/protocol.md, extension 11).
#include "core/session/session_private.h"

namespace tincan {

namespace {

// What is read within this time is told together.
constexpr milliseconds gatherReading{1'000};
// All who look at a room read a message at one moment.
constexpr milliseconds spreadReading{3'000};
// A new line has the server say its marks first; and not everybody's devices compare theirs at one moment.
constexpr milliseconds settleFirst{1'000};
constexpr milliseconds spreadFirst{4'000};
constexpr qsizetype mostMarks = 1'000; // of one request

} // namespace

void Session::Private::knowSelf()
{
    const auto line = deliveringLine(state);
    for (const auto &[generation, open] : lines)
        if (!open.user.isEmpty() && (!line || line->generation == generation))
            store.history().setSelf(open.user);
}

void Session::Private::heardMark(const ReadMark &mark)
{
    if (mark.user.id != store.history().self() || marks.size() >= mostMarks)
        return;
    Cursor &furthest = marks[mark.room];
    if (furthest.epoch != mark.upto.epoch || furthest.seq < mark.upto.seq)
        furthest = mark.upto;
}

// Those of what is stored: a mark may come before its events, and a place that never comes has not been read.
void Session::Private::takeMarks()
{
    const auto &cursor = store.history().cursor();
    bool news = false;
    for (auto mark = marks.begin(); cursor && mark != marks.end();) {
        if (mark->epoch != cursor->epoch) {
            mark = marks.erase(mark);
            continue;
        }
        if (mark->seq > cursor->seq || !store.rooms().contains(mark.key())) {
            ++mark;
            continue;
        }
        qint64 &told = toldRead[mark.key()];
        told = std::max(told, mark->seq);
        const auto marked = store.markReadUpTo(mark.key(), {store.eraOf(cursor->epoch), mark->seq});
        if (!marked) {
            storageFailed(marked.error());
            return;
        }
        news = *marked || news;
        mark = marks.erase(mark);
    }
    if (news)
        roomsChanged();
}

// How large the crowd is comes after the line has opened.
void Session::Private::compareReading()
{
    comparing = clock.after(settleFirst, [this] {
        const auto spread = std::chrono::duration_cast<milliseconds>((spreadFirst + state.crowd) * chance());
        comparing = clock.after(spread, [this] { tellRead(); });
    });
}

void Session::Private::tellReadSoon()
{
    const auto spread = std::chrono::duration_cast<milliseconds>((spreadReading + state.crowd) * chance());
    if (!telling.pending())
        telling = clock.after(gatherReading + spread, [this] { tellRead(); });
}

// Without a line it waits for the next one's compareReading().
void Session::Private::tellRead()
{
    const auto &cursor = store.history().cursor();
    if (!isKnown || store.history().self().isEmpty() || !cursor || !deliveringLine(state))
        return;
    const qint64 era = store.eraOf(cursor->epoch);
    QList<ReadMark> news;
    for (const auto &[id, room] : store.rooms())
        if (room.read.era == era && room.read.seq > toldRead.value(id) && news.size() < mostMarks)
            news.append({id, {}, {cursor->epoch, room.read.seq}});
    if (news.isEmpty())
        return;
    api->tellRead(news, [this, news](const Result<Done> &answer) {
        if (!isOpen)
            return;
        if (!answer) {
            if (answer.error().retryable())
                compareReading();
            return;
        }
        for (const ReadMark &mark : news)
            toldRead[mark.room] = std::max(toldRead.value(mark.room), mark.upto.seq);
        tellReadSoon(); // what was read meanwhile, or was too much
    });
}

} // namespace tincan
