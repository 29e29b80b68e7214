#include "app/desktop/host_addresses.h"

#include <QNetworkInterface>
#include <QNetworkProxy>
#include <QUdpSocket>

#include <algorithm>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// RFC 1918, and what a provider shares among its customers (RFC 6598).
bool isPrivate(const QHostAddress &address)
{
    for (const auto &[network, bits] : {std::pair(u"10.0.0.0"_s, 8), std::pair(u"172.16.0.0"_s, 12),
                                        std::pair(u"192.168.0.0"_s, 16), std::pair(u"100.64.0.0"_s, 10)}) {
        if (address.isInSubnet(QHostAddress(network), bits))
            return true;
    }
    return false;
}

// By the names that they are given: the system does not tell them from a card.
bool isVirtual(const QString &device)
{
    for (const QString &prefix :
         {u"docker"_s, u"br-"_s, u"veth"_s, u"virbr"_s, u"vmnet"_s, u"vboxnet"_s, u"podman"_s, u"lxc"_s, u"lxd"_s}) {
        if (device.startsWith(prefix))
            return true;
    }
    return false;
}

int rankOf(const SeenAddress &seen, const QHostAddress &outgoing)
{
    if (seen.address == outgoing)
        return 0;
    if (isVirtual(seen.device))
        return 3;
    return isPrivate(seen.address) ? 1 : 2;
}

} // namespace

QList<SeenAddress> seenAddresses()
{
    QList<SeenAddress> seen;
    for (const QNetworkInterface &one : QNetworkInterface::allInterfaces()) {
        if (!one.flags().testFlag(QNetworkInterface::IsRunning))
            continue;
        for (const QNetworkAddressEntry &entry : one.addressEntries())
            seen.append({one.humanReadableName(), entry.ip()});
    }
    return seen;
}

QHostAddress outgoingAddress()
{
    QUdpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(QHostAddress(u"198.51.100.1"_s), 9); // one of those that are nobody's (RFC 5737)
    return socket.localAddress();
}

QList<HostAddress> hostAddresses(const QList<SeenAddress> &seen, const QHostAddress &outgoing)
{
    QList<SeenAddress> usable;
    for (const SeenAddress &one : seen) {
        if (one.address.protocol() == QAbstractSocket::IPv4Protocol && !one.address.isLoopback() &&
            !one.address.isLinkLocal())
            usable.append(one);
    }
    std::stable_sort(usable.begin(), usable.end(), [&outgoing](const SeenAddress &a, const SeenAddress &b) {
        return rankOf(a, outgoing) < rankOf(b, outgoing);
    });
    QList<HostAddress> addresses;
    for (const SeenAddress &one : std::as_const(usable))
        addresses.append({one.address.toString(), one.device, isPrivate(one.address)});
    return addresses;
}

} // namespace tincan
