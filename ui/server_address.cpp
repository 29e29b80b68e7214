#include "ui/server_address.h"

#include <algorithm>

namespace tincan {

namespace {

bool isZone(const QString &zone)
{
    return std::all_of(zone.begin(), zone.end(), [](QChar c) {
        return (c.isLetterOrNumber() && c.unicode() < 128) || c == u'.' || c == u'_' || c == u'-';
    });
}

} // namespace

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
    // A zone of IPv6 is a name of an interface here.
    if (url.host().contains(u'%') && !isZone(url.host().section(u'%', 1)))
        return tr("This is not an address: the name or the port cannot be read.");
    if (url.port() == 0)
        return tr("A port is a number from 1 to 65535.");
    const auto server = serverOf(url);
    if (!server || url.scheme().startsWith(u"ws"))
        return tr("An address begins with http://, https:// or tincan://.");
    if (!invitationOf(url))
        return tr("This link names a certificate in a way that cannot be read. Copy the whole link.");
    return *server;
}

Invitation ServerAddress::inviteOf(const QString &text)
{
    return invitationOf(QUrl(text.trimmed())).value_or(Invitation{});
}

QUrl ServerAddress::withoutAccount(QUrl server)
{
    server.setUserInfo({});
    return server;
}

QString ServerAddress::words(const QUrl &server, const QString &name)
{
    QString address = withoutAccount(server).authority();
    // Letters of other alphabets may look like those of a name that one knows.
    if (const QString plain = withoutAccount(server).authority(QUrl::FullyEncoded); plain != address)
        address = tr("%1, in plain letters %2", "an address twice").arg(address, plain);
    if (server.userName().isEmpty())
        return address;
    return tr("%1 (%2)", "an address, who one is there").arg(address, name.isEmpty() ? server.userName() : name);
}

} // namespace tincan
