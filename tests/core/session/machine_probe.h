// The connection machine under test: feeds it events and keeps the last step's actions.
#pragma once

#include "core/session/connection_machine.h"

namespace tincan {

inline constexpr auto webSocket = TransportKind::WebSocket;
inline constexpr auto sse = TransportKind::Sse;
inline constexpr auto stream = TransportKind::Stream;
inline constexpr auto longPoll = TransportKind::LongPoll;
inline constexpr auto shortPoll = TransportKind::ShortPoll;

inline Failure failure(Failure::Kind kind, const QString &stage = {})
{
    Failure made;
    made.kind = kind;
    made.stage = stage;
    return made;
}

inline Start start(std::optional<TransportKind> forced, std::optional<int> maximum = {})
{
    Backoff backoff;
    backoff.maximum = maximum;
    return {LineChoice{forced}, backoff};
}

struct Machine
{
    ConnectionState state;
    QList<ConnectionAction> actions;

    Machine &on(const ConnectionEvent &event)
    {
        Step next = step(state, event);
        state = std::move(next.state);
        actions = std::move(next.actions);
        return *this;
    }
    Machine &live(std::optional<TransportKind> forced)
    {
        on(start(forced));
        return on(Opened{1}).on(CaughtUp{1});
    }
    // What is to be remembered of this network, in a word; empty: no news.
    QString kept() const
    {
        for (const ConnectionAction &action : actions)
            if (const auto *keep = std::get_if<KeepLine>(&action))
                return keep->kind ? toWord(*keep->kind) : QStringLiteral("nothing");
        return {};
    }
    QList<LineId> opened() const
    {
        QList<LineId> lines;
        for (const ConnectionAction &action : actions)
            if (const auto *open = std::get_if<OpenLine>(&action))
                lines.append(open->line);
        return lines;
    }
    QList<quint64> closed() const
    {
        QList<quint64> lines;
        for (const ConnectionAction &action : actions)
            if (const auto *close = std::get_if<CloseLine>(&action))
                lines.append(close->generation);
        return lines;
    }
    bool announced(LineId from, LineId to) const
    {
        return actions.contains(ConnectionAction(AnnounceSwitch{from, to}));
    }
    std::optional<std::chrono::milliseconds> armed(Timer timer) const
    {
        for (const ConnectionAction &action : actions)
            if (const auto *arm = std::get_if<ArmTimer>(&action); arm && arm->timer == timer)
                return arm->delay;
        return {};
    }
    QList<quint64> checked() const
    {
        QList<quint64> lines;
        for (const ConnectionAction &action : actions)
            if (const auto *check = std::get_if<CheckLine>(&action))
                lines.append(check->generation);
        return lines;
    }
    ConnectionStatus::State says() const { return statusOf(state).state; }
};

using State = ConnectionStatus::State;

} // namespace tincan
