#include "core/server/follow_endless.h"

#include "core/wire/event_codec.h"
#include "core/wire/sse_writer.h"

#include <QRandomGenerator>

namespace tincan {

namespace {

constexpr Follower::Bounds bounds;

// How the two ways put events into bytes. Chunked coding is put around all that is written in one go.
class Framing
{
public:
    Framing(Media media, bool chunked) : m_sse(media == Media::EventStream), m_chunked(chunked) {}

    QByteArray contentType() const { return m_sse ? "text/event-stream" : "application/x-ndjson"; }

    void begin()
    {
        if (m_sse)
            sse::appendRetry(m_bytes, 2000);
    }
    void add(QByteArrayView type, const QByteArray &cursor, const QByteArray &event)
    {
        if (m_sse)
            sse::appendEvent(m_bytes, type, cursor, event);
        else
            m_bytes.append(event).append('\n');
    }
    void heartbeat()
    {
        if (m_sse)
            sse::appendHeartbeat(m_bytes);
        else
            m_bytes.append('\n');
    }
    QByteArray taken()
    {
        QByteArray bytes = std::exchange(m_bytes, {});
        if (!m_chunked || bytes.isEmpty())
            return bytes;
        return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
    }
    SharedPage::Form form() const
    {
        if (m_sse)
            return m_chunked ? SharedPage::Form::Events : SharedPage::Form::OldEvents;
        return m_chunked ? SharedPage::Form::Lines : SharedPage::Form::OldLines;
    }
    QByteArray end() const { return m_chunked ? QByteArray("0\r\n\r\n") : QByteArray(); }

private:
    bool m_sse;
    bool m_chunked;
    QByteArray m_bytes;
};

void addEntries(Framing &framing, const std::vector<LogEntry> &entries, const QByteArray &epoch)
{
    for (const LogEntry &entry : entries)
        framing.add({}, epoch + '.' + QByteArray::number(entry.seq), entry.json);
}

void addStep(Framing &framing, const Follower::Step &step, const QByteArray &epoch)
{
    if (step.gap)
        framing.add("gap", {}, encode(Event(*step.gap)));
    addEntries(framing, step.entries, epoch);
    for (const LiveEvent &event : step.live)
        framing.add(event.type, {}, event.json);
}

// After what was begun, if the peer takes that quickly now.
asio::awaitable<void> sayBye(Framing &framing, QByteArray begun, const char *reason, Outlet &outlet,
                             std::chrono::milliseconds patience)
{
    framing.add("bye", {}, byeOf(QString::fromLatin1(reason)));
    QByteArray bytes = begun + framing.taken() + framing.end();
    co_await outlet.write(std::move(bytes), patience);
}

} // namespace

QByteArray helloOf(const HubCore &core, const Person &user)
{
    return encode(Event(
        Hello{.cursor = core.head(),
              .user = user,
              .serverName = core.options.serverName,
              .serverVersion = QStringLiteral(TINCAN_VERSION),
              .limits = {.text = core.options.textLimit, .file = core.options.fileLimit, .rate = core.options.rate}}));
}

qint64 secondsUntilReturn()
{
    return QRandomGenerator::global()->bounded(1, 6);
}

QByteArray byeOf(const QString &reason)
{
    return encode(Event(Bye{.reason = reason, .retryAfter = secondsUntilReturn()}));
}

const char *reasonOf(Follower::End end)
{
    switch (end) {
    case Follower::End::Expired:
        return "expired";
    case Follower::End::Removed:
        return "removed";
    default:
        return "shutdown";
    }
}

std::chrono::milliseconds pauseOf(const HubOptions &options)
{
    return options.heartbeat - options.heartbeat / 20;
}

std::chrono::milliseconds lastPatience(const HubOptions &options)
{
    return std::min(options.slowAfter, std::chrono::milliseconds(5000));
}

asio::awaitable<void> followEndless(HubCore &core, Request request, QByteArray sharedHeaders, Media media,
                                    Follower &follower, Outlet &outlet)
{
    Framing framing(media, request.http11);
    QByteArray bytes = endlessHead(framing.contentType(), request, sharedHeaders);
    framing.begin();
    framing.add("hello", {}, helloOf(core, follower.user()));
    if (!request.isHead())
        bytes += framing.taken();
    request.headers = {};
    const auto pause = pauseOf(core.options);
    const QByteArray epoch = core.log->epoch();
    QByteArray rest; // of what went out while the follower waited
    auto writeNow = [&](SharedPage &page) {
        const QByteArray &block = page.as(framing.form(), [&](const std::vector<LogEntry> &entries) {
            addEntries(framing, entries, epoch);
            return framing.taken();
        });
        const qsizetype written = outlet.writeNow(block);
        if (written == 0)
            return Follower::Took::Nothing;
        rest = block.sliced(written);
        return rest.isEmpty() ? Follower::Took::All : Follower::Took::Some;
    };
    follower.deliverBy(writeNow, bounds.bytes);
    for (;;) {
        const Outlet::Progress progress = co_await outlet.write(bytes);
        if (progress.end == Outlet::End::Slow) {
            ++core.metrics.tooSlow;
            co_await sayBye(framing, bytes.sliced(progress.written), "slow", outlet, lastPatience(core.options));
            co_return;
        }
        if (progress.end == Outlet::End::Gone || request.isHead())
            co_return;
        const Follower::Step step = co_await follower.next(bounds, std::chrono::steady_clock::now() + pause);
        if (follower.left())
            co_return;
        addStep(framing, step, epoch);
        if (step.failed || follower.isEnding()) {
            const char *reason = step.failed ? "unreadable" : reasonOf(follower.ending());
            co_await sayBye(framing, rest + framing.taken(), reason, outlet, std::chrono::seconds(1));
            co_return;
        }
        if (step.empty() && rest.isEmpty())
            framing.heartbeat();
        bytes = std::exchange(rest, {}) + framing.taken();
    }
}

} // namespace tincan
