#include "core/server/outlet.h"

namespace tincan {

namespace {

constexpr std::chrono::milliseconds again(100);

} // namespace

struct Deadline::State : std::enable_shared_from_this<Deadline::State>
{
    explicit State(Channel &guarded) : channel(&guarded), timer(guarded.get_executor()) {}

    void wait(std::chrono::milliseconds after)
    {
        timer.expires_after(after);
        timer.async_wait([self = shared_from_this(), armed = turn](error_code error) {
            if (error || self->turn != armed)
                return;
            self->passed = true;
            if (self->closes) {
                self->channel->close();
                return;
            }
            error_code ignored;
            self->channel->socket().cancel(ignored);
            self->wait(again); // the operation may have just ended, with another to follow
        });
    }

    Channel *channel;
    asio::steady_timer timer;
    quint64 turn = 0; // a handler of an earlier turn that is already queued does nothing
    bool closes = false;
    bool passed = false;
};

Deadline::Deadline(Channel &channel) : m_state(std::make_shared<State>(channel)) {}

Deadline::~Deadline()
{
    disarm();
}

void Deadline::arm(std::chrono::milliseconds after)
{
    m_state->passed = false;
    m_state->closes = false;
    ++m_state->turn;
    m_state->wait(after);
}

void Deadline::armToClose(std::chrono::milliseconds after)
{
    arm(after);
    m_state->closes = true;
}

void Deadline::disarm()
{
    ++m_state->turn;
    m_state->timer.cancel();
}

bool Deadline::passed() const
{
    return m_state->passed;
}

asio::awaitable<Outlet::Progress> Outlet::write(QByteArray bytes, std::chrono::milliseconds patience)
{
    Progress progress;
    while (progress.written < bytes.size()) {
        const auto rest =
            asio::buffer(bytes.constData() + progress.written, std::size_t(bytes.size() - progress.written));
        // Nearly always the kernel takes it at once: no timer, no turn of the loop.
        error_code busy;
        const std::size_t taken = m_channel.write_some(rest, busy);
        if (!busy) {
            progress.written += qsizetype(taken);
            continue;
        }
        if (busy != asio::error::would_block && busy != asio::error::try_again) {
            progress.end = End::Gone;
            co_return progress;
        }
        m_deadline.arm(patience);
        const auto [error, size] = co_await m_channel.async_write_some(rest, asTuple);
        m_deadline.disarm();
        progress.written += qsizetype(size);
        if (error) {
            progress.end = m_deadline.passed() && !m_channel.tls() ? End::Slow : End::Gone;
            co_return progress;
        }
    }
    co_return progress;
}

asio::awaitable<void> Outlet::finish(std::chrono::milliseconds atMost)
{
    constexpr qsizetype mostUnwanted = 8 << 20;
    QByteArray unwanted(16 * 1024, Qt::Uninitialized);
    m_deadline.armToClose(atMost); // inside TLS somebody may still be reading, and would begin again
    co_await m_channel.end();
    qsizetype drained = 0;
    while (!m_deadline.passed() && drained < mostUnwanted) {
        const auto [error, size] = co_await m_channel.socket().async_read_some(
            asio::buffer(unwanted.data(), std::size_t(unwanted.size())), asTuple);
        drained += qsizetype(size);
        if (error)
            break;
    }
    m_deadline.disarm();
}

qsizetype Outlet::writeNow(const QByteArray &bytes)
{
    error_code error;
    const std::size_t taken = m_channel.write_some(asio::buffer(bytes.constData(), std::size_t(bytes.size())), error);
    return error ? 0 : qsizetype(taken);
}

} // namespace tincan
