// What a person reads about a line: the word first, the protocol second, and how long it takes. GUI thread (tr).
#pragma once

#include "core/chat/transport_kind.h"

#include <QCoreApplication>

#include <chrono>
#include <optional>

namespace tincan {

class LineWords
{
    Q_DECLARE_TR_FUNCTIONS(LineWords)
public:
    static QString word(TransportKind kind);             // "Instant"
    static QString protocol(TransportKind kind);         // "WebSocket"
    static QString hint(TransportKind kind);             // "long polling · passes most proxies"
    static QString full(TransportKind kind);             // "Instant (WebSocket)"
    static QString time(std::chrono::milliseconds time); // "12 ms", "0.5 s"
};

} // namespace tincan
