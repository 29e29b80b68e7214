#include "core/transport/line_base.h"

#include "core/base/logging.h"
#include "core/transport/network_failure.h"

#include <QPointer>

namespace tincan {

using namespace Qt::StringLiterals;

LineBase::LineBase(TransportKind kind, const TransportOptions &options, Clock &clock)
    : m_kind(kind), m_options(options), m_clock(clock)
{}

void LineBase::close()
{
    m_stage = Stage::Over;
    release();
}

bool LineBase::announce(const Cursor &head)
{
    const QPointer<LineBase> guard(this);
    m_stage = Stage::Open;
    Q_EMIT opened(head);
    return guard && !isOver();
}

bool LineBase::deliver(const Batch &batch)
{
    if (batch.events.isEmpty() && !batch.upto)
        return true;
    const QPointer<LineBase> guard(this);
    Q_EMIT received(batch);
    return guard && !isOver();
}

void LineBase::fail(const Failure &failure)
{
    if (isOver())
        return;
    m_stage = Stage::Over;
    release();
    qCDebug(logTransport) << toWord(m_kind) << "failed:" << toWord(failure.kind) << failure.detail;
    Q_EMIT failed(failure);
}

void LineBase::noteBad()
{
    if (m_notedBad)
        return;
    m_notedBad = true;
    qCWarning(logTransport) << toWord(m_kind) << "skips an event that it cannot read";
}

// Who gave a name is that person, on a server that takes names; elsewhere it is a guest like all others.
QString LineBase::userIn(const QList<Event> &events) const
{
    const auto *hello = events.isEmpty() ? nullptr : std::get_if<Hello>(&events.first());
    const bool named = hello && !m_options.name.isEmpty() && hello->user.name == m_options.name.trimmed();
    return named ? hello->user.id : QString();
}

bool LineBase::takeHello(const QList<Event> &events)
{
    if (isOpen() || events.isEmpty())
        return true;
    if (const auto *hello = std::get_if<Hello>(&events.first()))
        return announce(hello->cursor);
    // A server that is going away may say so before anything else.
    if (std::holds_alternative<Bye>(events.first()))
        return true;
    fail(notTincan(u"the answer does not begin with hello"_s, 200));
    return false;
}

bool LineBase::take(QList<Event> events)
{
    if (!takeHello(events))
        return false;
    const auto last = std::find_if(events.begin(), events.end(),
                                   [](const Event &event) { return std::holds_alternative<Bye>(event); });
    const auto bye = last == events.end() ? std::nullopt : std::optional(std::get<Bye>(*last));
    events.erase(last, events.end());

    const QPointer<LineBase> guard(this);
    if (!deliver({events, std::nullopt, userIn(events)}))
        return false;
    for (const Event &event : std::as_const(events)) {
        if (const auto *durable = std::get_if<Durable>(&event))
            answeredInBand(*durable);
        else if (const auto *refusal = std::get_if<Refusal>(&event))
            refusedInBand(*refusal);
        if (!guard || isOver())
            return false;
    }
    if (bye)
        fail(failureFromBye(*bye));
    return !isOver();
}

} // namespace tincan
