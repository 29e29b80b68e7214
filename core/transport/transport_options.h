// What can be set about a line, under the names of docs/origin.md, with the defaults. Values; any thread.
#pragma once

#include <QMetaType>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

namespace tincan {

struct TransportOptions
{
    // Where the server is: http:// or https://, its path is the base ("/" unless behind a proxy).
    QUrl server;
    QString name;     // who speaks, on an open server
    QByteArray token; // Bearer; empty on an open server. Never sent after a redirect
    QByteArray pin;   // SHA-256 in hex of the one certificate to trust; empty: by the system
    QString protocol{QStringLiteral("tincan.v1")}; // WebSocket subprotocol

    std::chrono::milliseconds pollInterval{1'000};       // short polling asks this often
    std::chrono::seconds holdTime{25};                   // a long poll is held this long, 0 to 60
    std::chrono::milliseconds heartbeatInterval{10'000}; // WebSocket: our own pings; set anew after each send
    std::chrono::milliseconds deadAfter{25'000};         // an endless line that is silent for so long is aborted

    // Deadlines of the stages.
    std::chrono::milliseconds connectTimeout{10'000};   // name, connection, TLS
    std::chrono::milliseconds firstByteTimeout{10'000}; // handshake, head and `hello`; a poll adds its hold time
    std::chrono::milliseconds sendTimeout{15'000};

    bool operator==(const TransportOptions &) const = default;
};

// How the session tries again: `reconnectInterval` is the first ceiling of the backoff, `maxReconnectCount` its
// maximum.
struct ReconnectOptions
{
    std::chrono::milliseconds reconnectInterval{900};
    std::optional<int> maxReconnectCount; // none: for ever

    bool operator==(const ReconnectOptions &) const = default;
};

} // namespace tincan

Q_DECLARE_METATYPE(tincan::TransportOptions)
