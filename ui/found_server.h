// A server as it makes itself known on the network by DNS-SD (RFC 6763), and what a reader believes of that. Anybody on
// the network can announce anything, under any name: an address is taken as if it had been typed, and nothing else is
// trusted (decision 29). Values and pure functions; any thread.
#pragma once

#include <QList>
#include <QUrl>

#include <optional>

namespace tincan {

struct AnnouncedServer
{
    QString name{}; // of the computer
    quint16 port = 0;
    bool tls = false;
    QByteArray pin{}; // SHA-256 of its certificate in hex; empty: an authority vouches for it
};

struct FoundServer
{
    QString name; // one line, as it says itself
    QUrl url;

    bool operator==(const FoundServer &) const = default;
};

// The service type, section 7.
QString serverServiceType();
// The name of the service's instance: at most 63 bytes (section 4.1.1).
QString instanceNameOf(const AnnouncedServer &server);
// The strings of the TXT record, section 6; each at most 255 bytes.
QList<QByteArray> textRecordOf(const AnnouncedServer &server);

// Nothing where the address is none that a server can have: IPv4, as the hub listens. `isLocal`: the same computer
// announces it; nobody else is to be reached by 127.0.0.1.
std::optional<FoundServer> foundServerOf(const QString &instance, const QString &address, quint16 port,
                                         const QList<QByteArray> &text, bool isLocal);

} // namespace tincan
