#include "invite_link.h"

#include <QHostAddress>
#include <QNetworkInterface>

namespace tincan {

using namespace Qt::StringLiterals;

QString inviteLink(QUrl server, const QString &name, const QByteArray &code, const QByteArray &pin)
{
    const bool everywhere = server.host() == u"0.0.0.0"_s || server.host() == u"::"_s;
    if (!name.isEmpty()) {
        server.setHost(name);
    } else if (everywhere) {
        for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
            if (address.protocol() == QAbstractSocket::IPv4Protocol && !address.isLoopback() && !address.isLinkLocal())
                server.setHost(address.toString());
        }
    }
    QString query = u"invite="_s + QString::fromLatin1(code);
    if (!pin.isEmpty())
        query += u"&pin=sha256:"_s + QString::fromLatin1(pin);
    else if (server.scheme() == u"https"_s)
        query += u"&tls=1"_s;
    server.setScheme(u"tincan"_s);
    server.setPath(u"/"_s);
    server.setQuery(query);
    return server.toString();
}

} // namespace tincan
