#include "core/server/follow_poll.h"

#include "core/server/event_array.h"
#include "core/server/follow_endless.h"
#include "core/wire/event_codec.h"

namespace tincan {

namespace {

// An answer is made in memory: with long events it holds fewer than `limit`, and its Tincan-Cursor says how far.
// One that nobody reads stays in memory as well; a client takes a megabyte as a sign that more is waiting.
constexpr qsizetype largestAnswer = 1024 * 1024 + 64 * 1024;

Response pollAnswer(const QList<QByteArray> &events, const Cursor &upto)
{
    Response response = json(200, arrayOf(events));
    const QByteArray place = upto.toByteArray();
    response.headers = "Tincan-Cursor: " + place + "\r\nETag: \"" + place + "\"\r\n";
    return response;
}

// If-None-Match (RFC 9110 §13.1.2), also without the quotes.
bool namesTag(const std::optional<QByteArray> &header, const QByteArray &tag)
{
    if (!header)
        return false;
    for (QByteArray part : header->split(',')) {
        part = part.trimmed();
        if (part.startsWith("W/"))
            part.remove(0, 2);
        if (part.size() > 1 && part.startsWith('"') && part.endsWith('"'))
            part = part.sliced(1, part.size() - 2);
        if (part == tag)
            return true;
    }
    return false;
}

// What an endless answer says in events.
void tellBesides(const HubCore &core, const Follower &follower, Response &answer)
{
    if (core.crowd.within() > 0)
        answer.headers += "Tincan-Retry-Within: " + QByteArray::number(core.crowd.within()) + "\r\n";
    if (follower.isNamed())
        answer.headers += "Tincan-User: " + follower.user().id.toLatin1() +
                          "\r\nTincan-Reads: " + QByteArray::number(follower.readsVersion()) + "\r\n";
}

Response cannotRead()
{
    return problem(refusal(503, QStringLiteral("The log cannot be read now."), 5));
}

} // namespace

asio::awaitable<Response> poll(HubCore &core, const Request &request, FollowRequest follow, Follower &follower)
{
    const QByteArray head = core.head().toByteArray();
    // A place that this log does not have is answered with its gap, whatever else is asked.
    const bool known =
        !follow.after || (follow.after->epoch == core.log->epoch() && follow.after->seq <= core.head().seq);
    const bool allRead =
        !follow.reads || !follower.isNamed() || core.reads.since(follower.user().id, *follow.reads).isEmpty();
    if (known && allRead && follow.wait == 0 && namesTag(request.header("if-none-match"), head)) {
        Response unchanged{.status = 304, .contentType = {}, .body = {}, .headers = {}, .close = false};
        unchanged.headers = "Tincan-Cursor: " + head + "\r\nETag: \"" + head + "\"\r\n";
        tellBesides(core, follower, unchanged);
        co_return unchanged;
    }
    if (known && follow.after && follow.most() == 0) {
        Response nothing = pollAnswer({}, *follow.after);
        tellBesides(core, follower, nothing);
        co_return nothing;
    }

    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(follow.wait);
    // `limit=0` without `after` means none of what was, not none of what comes.
    const qsizetype most = std::max(follow.most(), 1);
    QList<QByteArray> events;
    QList<QByteArray> reads;
    qsizetype found = 0;
    qsizetype bytes = 0;
    for (;;) {
        const Follower::Bounds bounds{.events = most - found, .bytes = largestAnswer - bytes};
        // Not as one conditional expression: GCC 12 destroys its result twice.
        Follower::Step step;
        if (events.isEmpty() && reads.isEmpty() && follow.wait > 0)
            step = co_await follower.next(bounds, deadline);
        else
            step = co_await follower.take(bounds);
        if (step.failed)
            co_return cannotRead();
        if (step.gap)
            events.append(encode(Event(*step.gap)));
        for (const LogEntry &entry : step.entries) {
            events.append(entry.json);
            bytes += entry.json.size();
            ++found;
        }
        for (const LiveEvent &event : step.live)
            if (follow.reads && event.type == "read" && follower.isNamed())
                reads.append(event.json);
        if (follower.ending() == Follower::End::Expired || follower.ending() == Follower::End::Removed)
            co_return problem(401, QStringLiteral("This session is over. Sign in again."));
        // As a bye does: whoever is held is not to come back at once, together with all the others.
        if (follower.isEnding() && follow.wait > 0 && events.isEmpty() && reads.isEmpty())
            co_return problem(refusal(503, QStringLiteral("The server is going away."), secondsUntilReturn()));
        const bool full = found >= most || bytes >= largestAnswer;
        const bool caughtUp = follower.position() >= core.tail.head();
        const bool over = follower.isEnding() || follower.left() || std::chrono::steady_clock::now() >= deadline;
        if (full || (caughtUp && (!events.isEmpty() || !reads.isEmpty() || over)) || follower.isEnding() ||
            follower.left()) {
            Response answer = pollAnswer(events + reads, core.cursor(follower.position()));
            tellBesides(core, follower, answer);
            co_return answer;
        }
    }
}

asio::awaitable<Response> history(HubCore &core, FollowRequest follow)
{
    Cursor before = *follow.before;
    QList<QByteArray> events;
    if (before.epoch != core.log->epoch()) {
        // A place of another log: said, and the latest of this one instead.
        const Cursor head = core.head();
        events.append(encode(Event(Gap{.after = before, .cursor = head, .reason = QStringLiteral("epoch")})));
        before = core.cursor(head.seq + 1);
    }
    before.seq = std::min(before.seq, core.tail.head() + 1);
    std::function<Result<LogPage>(Log &)> read = [follow, before](Log &log) {
        return log.history(follow.room, before.seq, follow.latest(), largestAnswer);
    };
    const Result<LogPage> page = co_await core.read<LogPage>(std::move(read));
    if (!page)
        co_return cannotRead();
    for (const LogEntry &entry : page->entries)
        events.append(entry.json);
    co_return pollAnswer(events, core.cursor(std::max<qint64>(0, before.seq - 1)));
}

} // namespace tincan
