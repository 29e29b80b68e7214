// The server: one ordered log, followed in five ways (docs/protocol.md). Runs on threads of its own; every public
// function may be called from any thread. The desktop starts the same hub as tincand does and talks to it over
// loopback.
#pragma once

#include "core/base/result.h"
#include "core/chat/cursor.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

namespace tincan {

struct HubOptions
{
    QString address{QStringLiteral("127.0.0.1")};
    quint16 port = 8080;   // 0 picks a free one
    QString dataFolder;    // made where it is missing; holds log.sqlite
    bool open = false;     // asks nobody who they are; on a loopback address that is so unless `accounts`
    bool accounts = false; // asks on a loopback address, too
    // Automatic: a certificate of its own where it asks for accounts beyond loopback, and plain elsewhere.
    enum class Tls
    {
        Automatic,
        Off,
        Own,
        Files
    };
    Tls tls = Tls::Automatic;
    QString certificateFile; // PEM, the whole chain; for Files
    QString keyFile;
    std::chrono::seconds tokenLife = std::chrono::hours(30 * 24);
    QStringList allowedOrigins; // beside the server's own
    QStringList names;          // host names that are its own, beside addresses and localhost
    QString serverName{QStringLiteral("Tincan")};

    qint64 keepEvents = 0; // newest events to keep; 0: all
    int keepDays = 0;      // 0: for ever
    static constexpr int mostThreads = 64;
    int threads = 1; // that tell the followers; all else is one thread's
    qint64 textLimit = 16'384;
    qint64 bodyLimit = 1 << 20;
    qint64 fileLimit = 64 << 20;
    qint64 fileQuota = qint64(1) << 30;   // bytes of one person's files; 0: no limit
    qint64 filesTotal = qint64(10) << 30; // of all; 0: no limit
    qint64 mostRooms = 1'000;             // 0: no limit
    qint64 roomsOfOne = 50;               // that one person made; 0: no limit
    int maximumConnections = 10'000;
    int maximumPerAddress = 512; // connections of one address beyond this computer; 0: no limit
    // Publications a second of one author, ten times as many at once; 0: no limit; less: none where the server is open,
    // and 10 elsewhere.
    qint64 rate = -1;
    QStringList trustedProxies;   // addresses whose X-Forwarded-For is believed
    bool metricsAnywhere = false; // otherwise /metrics is for loopback alone

    std::chrono::milliseconds heartbeat{10'000};
    std::chrono::milliseconds headTimeout{10'000};
    std::chrono::milliseconds slowAfter{30'000};
    // How long a disk may take for one transaction before further publications are refused.
    std::chrono::milliseconds diskPatience{10'000};
};

class Hub
{
public:
    // Opens the log, the accounts and the certificate, binds and listens before it returns; fails with a sentence in
    // `detail`: port in use, folder not writable, accounts damaged, a key of another certificate. A damaged log is set
    // aside as log.sqlite.damaged-<time> and begun anew under a new epoch; notice() says so.
    static Result<std::unique_ptr<Hub>> start(const HubOptions &options);
    // stop(), where it was not called.
    ~Hub();

    QUrl url() const; // http://127.0.0.1:41234, or https
    // SHA-256 of a certificate that vouches for itself, in hex: for the `pin` of an invite. Otherwise empty.
    // As of the start.
    QByteArray pin() const;
    // Reads the certificate's files again; what is open goes on. Where they are wrong the old one stays, and the log
    // says so.
    void reloadCertificate();
    Cursor head() const;
    int followers() const;  // open streams, WebSockets and held polls
    QString notice() const; // what a person should know about the start; empty where all was well
    // Of a server that asks, and has nobody yet: who comes with it becomes its owner. Empty otherwise.
    QByteArray firstInvite() const;

    // What whoever runs the server may ask of it (administration.h). Waits for the answer.
    QJsonObject administer(const QJsonObject &command);

    // Says bye to every follower, flushes, closes. Returns within 2 s.
    void stop();

private:
    class Private;
    explicit Hub(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace tincan
