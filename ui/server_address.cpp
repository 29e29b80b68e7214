#include "ui/server_address.h"

namespace tincan {

std::variant<QUrl, QString> ServerAddress::parse(const QString &text)
{
    QString typed = text.trimmed();
    if (typed.isEmpty())
        return tr("Type an address, for example chat.example.org or 127.0.0.1:8080.");
    if (typed.contains(u' '))
        return tr("An address has no spaces.");
    if (!typed.contains(QStringLiteral("://")))
        typed.prepend(QStringLiteral("http://"));

    QUrl url(typed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return tr("This is not an address: the name or the port cannot be read.");
    if (url.port() == 0)
        return tr("A port is a number from 1 to 65535.");
    const QString scheme = url.scheme();
    if (scheme == u"tincan") {
        // An invite says where the server speaks TLS (protocol, section 7 and extension 17).
        url.setScheme(asksForTls(url) ? QStringLiteral("https") : QStringLiteral("http"));
    } else if (scheme != u"http" && scheme != u"https") {
        return tr("An address begins with http://, https:// or tincan://.");
    }
    const auto invitation = invitationOf(url);
    if (invitation && !invitation->pin.isEmpty())
        url.setScheme(QStringLiteral("https")); // whatever stands before it
    if (!invitation)
        return tr("This link names a certificate in a way that cannot be read. Copy the whole link.");
    url.setQuery(QString());
    url.setFragment({});
    url.setUserInfo({});
    if (url.path() == u"/")
        url.setPath({});
    return url;
}

Invitation ServerAddress::inviteOf(const QString &text)
{
    return invitationOf(QUrl(text.trimmed())).value_or(Invitation{});
}

} // namespace tincan
