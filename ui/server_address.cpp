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

QString ServerAddress::words(const QUrl &server)
{
    const QString address = withoutAccount(server).authority();
    return server.userName().isEmpty()
               ? address
               : tr("%1 (%2)", "an address, an account's number there").arg(address, server.userName());
}

} // namespace tincan
