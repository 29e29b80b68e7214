// What a hostile or broken peer sends, row by row, and what the standards want done about it: for the tests that say it
// to a hub, and for the corpus that the fuzzer of connections begins with. Values; any thread.
#pragma once

#include <QByteArray>
#include <QList>

namespace tincan {

// Sent on a fresh connection, with one more good request right behind it that asks to close. `statuses` are of all the
// answers until the connection ends: where the row is refused, the last request is never read.
struct HostileRequest
{
    const char *name;
    QByteArray bytes;
    QList<int> statuses;
};

QList<HostileRequest> hostileLines();   // request lines, targets, methods, versions, the framing of heads
QList<HostileRequest> hostileHeaders(); // fields, Host, what is expected, sizes
QList<HostileRequest> hostileBodies();  // lengths, codings, chunks, trailers, one request within another
QList<HostileRequest> hostileQueries(); // parameters and escapes

// Sent on a fresh connection; `status` is of the answer.
struct HostileHandshake
{
    const char *name;
    QByteArray bytes;
    int status;
    QByteArray subprotocol{}; // that is agreed on
};

QList<HostileHandshake> hostileHandshakes();

constexpr int unfinished = -1;

// Sent after a good handshake, with or without the subprotocol. `code` is what the hub closes with; 0: it survives;
// unfinished: more has to come before anything can be said.
struct HostileFrames
{
    const char *name;
    bool subprotocol;
    QByteArray bytes;
    int code;
};

QList<HostileFrames> hostileFrames();   // heads, lengths, fragments, control frames
QList<HostileFrames> hostileTexts();    // UTF-8
QList<HostileFrames> hostileCloses();   // close frames
QList<HostileFrames> hostileCommands(); // what the frames say

// The limits that the rows are made for.
constexpr qsizetype hostileBodyLimit = 64 * 1024;

QByteArray goodHandshake(bool subprotocol);

} // namespace tincan
