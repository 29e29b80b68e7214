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
// The strings of the TXT record, section 6; each at most 255 bytes. Nothing by which a computer is known again on
// another network, beside its name, which Avahi tells anyway.
QList<QByteArray> textRecordOf(const AnnouncedServer &server);

// Nothing where the address is none of a network's own (10/8, 172.16/12, 192.168/16, 169.254/16; IPv4, as the hub
// listens), or the server speaks plainly: passwords would be there for whoever listens. `isLocal`: the same computer
// announces it; nobody else is to be reached by 127/8.
std::optional<FoundServer> foundServerOf(const QString &instance, const QString &address, quint16 port,
                                         const QList<QByteArray> &text, bool isLocal);

} // namespace tincan
