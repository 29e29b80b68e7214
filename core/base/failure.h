// Why something did not work, as a value. `kind` alone decides whether to try again; `detail` is for logs and the
// diagnostics window. The sentence that a person reads is made from it in one place in ui. Any thread.
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace tincan {

// Why a server's certificate was not taken. The worst reason comes first.
struct CertificateProblem
{
    enum class Reason
    {
        PinChanged,    // an invite named another one
        UnknownIssuer, // nobody whom this system trusts has signed it
        WrongName,     // it is for another host
        Expired,       // or not valid yet
        Other
    };

    Reason reason = Reason::Other;
    QString expected = {}; // SHA-256 in hex; empty without a pin
    QString shown = {};
    QDateTime until = {};

    bool operator==(const CertificateProblem &) const = default;
};

struct Failure
{
    enum class Kind
    {
        NoNetwork,   // the machine has no way out
        NotFound,    // the name has no address
        Unreachable, // nothing listens there, or the path is closed
        TimedOut,    // a stage took longer than its deadline; `stage` says which
        Dropped,     // it worked, then the connection ended or went silent
        Blocked,     // this way of following does not pass here (upgrade refused, stream buffered); another may
        Busy,        // 429, 502, 503, 504, bye: the other side asks for patience
        NotTincan,   // an answer, but not ours: a captive portal, a redirect, a page
        Certificate, // TLS was refused
        SignIn,      // 401, 4401: sign in (again)
        Refused,     // any other 4xx: the same request will be refused again
        Invalid,     // bytes that the protocol does not allow
        Storage,     // the local disk or database
    };

    Kind kind = Kind::Dropped;
    QString detail = {}; // English, for logs; never holds a token or a message's text
    int status = 0;      // HTTP status or WebSocket close code, where there was one
    std::optional<std::chrono::milliseconds> retryAfter = {}; // what the other side asked for
    QString stage = {}; // "name", "connect", "securing", "handshake", "first byte", "idle"
    std::optional<CertificateProblem> certificate = {};

    // Whether the same thing may work later without a person doing anything.
    bool retryable() const;

    bool operator==(const Failure &) const = default;
};

// The kind's name as logs and --json say it: "timed-out", "not-tincan" …
QString toWord(Failure::Kind kind);

} // namespace tincan
