#include "core/chat/transport_kind.h"

namespace tincan {

QString toWord(TransportKind kind)
{
    switch (kind) {
    case TransportKind::WebSocket:
        return QStringLiteral("websocket");
    case TransportKind::Sse:
        return QStringLiteral("sse");
    case TransportKind::Stream:
        return QStringLiteral("stream");
    case TransportKind::LongPoll:
        return QStringLiteral("long-poll");
    case TransportKind::ShortPoll:
        return QStringLiteral("short-poll");
    }
    return {};
}

std::optional<TransportKind> transportKindFromWord(QStringView word)
{
    for (const TransportKind kind : allTransportKinds) {
        if (word == toWord(kind))
            return kind;
    }
    return std::nullopt;
}

QString toWord(const LineChoice &choice)
{
    return choice.forced ? toWord(*choice.forced) : QStringLiteral("auto");
}

std::optional<LineChoice> lineChoiceFromWord(QStringView word)
{
    if (word == u"auto")
        return LineChoice{};
    if (const auto kind = transportKindFromWord(word))
        return LineChoice{kind};
    return std::nullopt;
}

} // namespace tincan
