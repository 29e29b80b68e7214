// The five lines, and the choice a person makes among them. Any thread.
#pragma once

#include <QMetaType>
#include <QString>

#include <array>
#include <optional>

namespace tincan {

enum class TransportKind
{
    WebSocket,
    Sse,
    Stream,
    LongPoll,
    ShortPoll
};

// Best first: the order in which Automatic tries them.
inline constexpr std::array allTransportKinds{TransportKind::WebSocket, TransportKind::Sse, TransportKind::Stream,
                                              TransportKind::LongPoll, TransportKind::ShortPoll};

// "websocket", "sse", "stream", "long-poll", "short-poll": the words of the command line and the settings file.
QString toWord(TransportKind kind);
std::optional<TransportKind> transportKindFromWord(QStringView word);

// One line for good, or none named: Automatic.
struct LineChoice
{
    std::optional<TransportKind> forced;

    bool isAutomatic() const { return !forced; }
    bool operator==(const LineChoice &) const = default;
};

// The same words and "auto".
QString toWord(const LineChoice &choice);
std::optional<LineChoice> lineChoiceFromWord(QStringView word);

} // namespace tincan

Q_DECLARE_METATYPE(tincan::TransportKind)
Q_DECLARE_METATYPE(tincan::LineChoice)
