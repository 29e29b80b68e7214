// What the chip says, as a value: the state of the line, made by the session, shown by ui and printed by tincan-cli.
// Any thread.
#pragma once

#include "core/base/failure.h"
#include "core/chat/event.h"
#include "core/chat/transport_kind.h"

#include <QMetaType>

#include <optional>

namespace tincan {

struct ConnectionStatus
{
    enum class State
    {
        Idle,       // no server chosen
        Offline,    // no network; tries when it is back
        Connecting, //
        CatchingUp, // `behind` events to go
        Connected,  //
        Waiting,    // reconnects in `retryIn`
        NeedsYou, // nothing is tried until the person does something, or, where it gave up trying, the machine wakes or
                  // changes networks
    };

    State state = State::Idle;
    std::optional<TransportKind> line; // the one that delivers, or is being tried
    LineChoice choice;                 // what the person asked for
    QString stage;                     // while connecting: "name", "connect", "securing", "first byte"
    qint64 behind = 0;
    std::chrono::milliseconds retryIn{0};                  // at the moment of the signal
    std::optional<std::chrono::milliseconds> deliveryTime; // last measured on this line
    std::optional<Failure> failure;                        // why it waits, needs you, or could not use a better line
    // Automatic is on a lesser line because this one did not work here.
    std::optional<TransportKind> blockedLine;
    int attempt = 0;
    Limits limits; // as the server said them last

    bool operator==(const ConnectionStatus &) const = default;
};

// "connecting", "connected", "catching-up", "waiting", "offline", "needs-you": the words of --json ("offline" for Idle
// too).
QString toWord(ConnectionStatus::State state);

} // namespace tincan

Q_DECLARE_METATYPE(tincan::ConnectionStatus)
