#include "core/transport/network_identity.h"

#include <QCryptographicHash>
#include <QNetworkInterface>
#include <QNetworkProxy>
#include <QUdpSocket>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// Connecting a datagram socket asks the routing table and sends nothing. These addresses are for documentation alone
// (RFC 5737, RFC 3849), so the way to them is the way to everywhere.
const QList<QHostAddress> elsewhere{QHostAddress(u"192.0.2.1"_s), QHostAddress(u"2001:db8::1"_s)};
constexpr quint16 discardPort = 9;
// Of IPv6, what a network has in common whatever the address' own prefix says.
constexpr int longestSubnet = 64;

QHostAddress addressTowards(const QHostAddress &target)
{
    QUdpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy); // it is this machine's routes that are asked
    socket.connectToHost(target, discardPort);
    return socket.state() == QAbstractSocket::ConnectedState ? socket.localAddress() : QHostAddress();
}

} // namespace

QByteArray networkIdentity()
{
    QList<QNetworkAddressEntry> entries;
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces())
        entries += interface.addressEntries();
    for (const QHostAddress &target : elsewhere) {
        const QByteArray identity = networkIdentity(addressTowards(target), entries);
        if (!identity.isEmpty())
            return identity;
    }
    return {};
}

QByteArray networkIdentity(const QHostAddress &own, const QList<QNetworkAddressEntry> &entries)
{
    if (own.isNull() || own.isLoopback() || own.isLinkLocal())
        return {};
    for (const QNetworkAddressEntry &entry : entries) {
        if (!entry.ip().isEqual(own) || entry.prefixLength() < 0)
            continue;
        const bool six = own.protocol() == QAbstractSocket::IPv6Protocol;
        const int length = six ? std::min(entry.prefixLength(), longestSubnet) : entry.prefixLength();
        const QHostAddress subnet =
            QHostAddress::parseSubnet(u"%1/%2"_s.arg(own.toString().section(u'%', 0, 0)).arg(length)).first;
        QByteArray bytes(reinterpret_cast<const char *>(subnet.toIPv6Address().c), 16);
        bytes += char(length);
        return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).first(8).toHex();
    }
    return {};
}

} // namespace tincan
