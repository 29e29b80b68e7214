// What a person has read on one device is read on the others too (docs/protocol.md, extension 11).
#include "core/session/session_private.h"

namespace tincan {

namespace {

// What is read within this time is told together.
constexpr milliseconds gatherReading{1'000};
// A new line has the server say its marks first; and not everybody's devices compare theirs at one moment.
constexpr milliseconds settleFirst{1'000};
constexpr milliseconds spreadFirst{4'000};
constexpr qsizetype mostMarks = 1'000; // of one request

} // namespace

void Session::Private::heardMark(const ReadMark &mark)
{
    if (mark.user.id == store.history().self())
        marks.append(mark);
}

// After the events that came with them were stored.
void Session::Private::takeMarks()
{
    const auto &cursor = store.history().cursor();
    bool news = false;
    for (const ReadMark &mark : std::exchange(marks, {})) {
        if (!cursor || mark.upto.epoch != cursor->epoch)
            continue;
        qint64 &told = toldRead[mark.room];
        told = std::max(told, mark.upto.seq);
        const auto marked = store.markReadUpTo(mark.room, {store.eraOf(cursor->epoch), mark.upto.seq});
        if (!marked) {
            storageFailed(marked.error());
            return;
        }
        news = *marked || news;
    }
    if (news)
        roomsChanged();
}

void Session::Private::compareReading()
{
    const auto spread = std::chrono::duration_cast<milliseconds>((spreadFirst + state.crowd) * chance());
    comparing = clock.after(settleFirst + spread, [this] { tellRead(); });
}

void Session::Private::tellReadSoon()
{
    if (!telling.pending())
        telling = clock.after(gatherReading, [this] { tellRead(); });
}

// Without a line it waits for the next one's compareReading().
void Session::Private::tellRead()
{
    const auto &cursor = store.history().cursor();
    if (store.history().self().isEmpty() || !cursor || !deliveringLine(state))
        return;
    const qint64 era = store.eraOf(cursor->epoch);
    QList<ReadMark> news;
    for (const auto &[id, room] : store.rooms())
        if (room.read.era == era && room.read.seq > toldRead.value(id) && news.size() < mostMarks)
            news.append({id, {}, {cursor->epoch, room.read.seq}});
    if (news.isEmpty())
        return;
    api->tellRead(news, [this, news](const Result<Done> &answer) {
        if (!answer || !isOpen)
            return;
        for (const ReadMark &mark : news)
            toldRead[mark.room] = std::max(toldRead.value(mark.room), mark.upto.seq);
        tellReadSoon(); // what was read meanwhile, or was too much
    });
}

} // namespace tincan
