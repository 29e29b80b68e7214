// What a relay does to the bytes that pass it, as a value: nothing by default. Bytes are counted from the beginning of
// a connection, one way at a time. Any thread.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QRandomGenerator>

#include <chrono>
#include <optional>

namespace tincan {

// One way of a connection.
struct WayFaults
{
    std::chrono::milliseconds delay{0};  // every piece comes so much later
    std::chrono::milliseconds jitter{0}; // and up to so much more; the order is kept
    qint64 bytesPerSecond = 0;           // 0: as fast as it can
    qsizetype slice = 0;                 // written in pieces of so many bytes; 0: as it comes
    qsizetype holdUntil = 0;             // passed on once so many bytes have gathered, as a buffering proxy does
    std::optional<qint64> cutAfter;      // both ways end after exactly so many bytes
    bool stalled = false;                // nothing passes, and nothing is read

    bool operator==(const WayFaults &) const = default;
};

struct Faults
{
    WayFaults up;                                     // towards the server
    WayFaults down;                                   // towards the client
    bool reset = false;                               // whatever ends a connection ends it with RST instead of FIN
    bool refuse = false;                              // new connections end at once
    bool mute = false;                                // new connections are accepted, and nothing is done with them
    bool stripUpgrade = false;                        // the server is never asked for a WebSocket
    std::optional<std::chrono::milliseconds> longest; // every connection ends after it
    std::optional<QByteArray> answer;                 // given to each request head; the server is not asked
    bool repeatEvents = false;                        // endless answers: every piece of a stream comes twice
    bool reorderEvents = false; // endless answers: of two pieces after the first the later comes first
    bool refragment = false;    // WebSocket frames from the server come in fragments

    bool operator==(const Faults &) const = default;

    // {"down":{"stalled":true,"delay":200},"reset":true,…}: the names above; milliseconds and bytes. Fails with
    // Invalid, naming the word that it does not know.
    static Result<Faults> fromJson(const QJsonObject &json);
    QJsonObject toJson() const;
    // One fault that heals when it is taken away, drawn by chance: for storms.
    static Faults random(QRandomGenerator &chance);
};

} // namespace tincan
