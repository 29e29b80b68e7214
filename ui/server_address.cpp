#include "ui/server_address.h"

#include <QRegularExpression>
#include <QUrlQuery>

namespace tincan {

namespace {

bool isLocal(const QString &host)
{
    static const QRegularExpression loopback(QStringLiteral(R"(\A(localhost|::1|127(\.[0-9]{1,3}){3})\z)"));
    return loopback.match(host).hasMatch();
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
    if (url.port() == 0)
        return tr("A port is a number from 1 to 65535.");
    const QString scheme = url.scheme();
    if (scheme == u"tincan") {
        // An invite names a pinned certificate where the server speaks TLS (protocol, section 7).
        url.setScheme(url.query().contains(QStringLiteral("pin=")) && !isLocal(url.host()) ? QStringLiteral("https")
                                                                                           : QStringLiteral("http"));
    } else if (scheme != u"http" && scheme != u"https") {
        return tr("An address begins with http://, https:// or tincan://.");
    }
    url.setQuery(QString());
    url.setFragment({});
    url.setUserInfo({});
    if (url.path() == u"/")
        url.setPath({});
    return url;
}

QString ServerAddress::inviteOf(const QString &text)
{
    const QString code = QUrlQuery(QUrl(text.trimmed())).queryItemValue(QStringLiteral("invite"));
    static const QRegularExpression form(QStringLiteral(R"(\A[A-Za-z0-9_-]{1,128}\z)"));
    return form.match(code).hasMatch() ? code : QString();
}

} // namespace tincan
