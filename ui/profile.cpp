#include "ui/profile.h"

#include "ui/server_address.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// A key of QSettings takes no slashes.
QString keyOf(const QUrl &server)
{
    return QString::fromLatin1(server.toEncoded().toPercentEncoding());
}

// A certificate belongs to a host and a port, however the address was written.
QString pinKeyOf(const QUrl &server)
{
    const int port = server.port(server.scheme() == u"https" ? 443 : 80);
    return u"pins/"_s +
           QString::fromLatin1(QUrl::toPercentEncoding(server.host().toLower() + u':' + QString::number(port)));
}

QUrl serverIn(const QVariant &value)
{
    const QUrl url(value.toString(), QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() ? url : QUrl();
}

} // namespace

Profile::Profile(const QString &folder, std::shared_ptr<Secrets> secrets)
    : m_folder(folder), m_secrets(secrets ? std::move(secrets) : std::make_shared<Secrets>(folder))
{
    QDir().mkpath(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner); // an older one was open
    const QString path = folder + u"/settings.ini"_s;
    m_settings = std::make_unique<QSettings>(path, QSettings::IniFormat);
    if (m_settings->status() == QSettings::FormatError) {
        m_damaged = true;
        m_settings.reset();
        QFile::rename(path, path + u".damaged-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMddhhmmsszzz"_s));
        m_settings = std::make_unique<QSettings>(path, QSettings::IniFormat);
    }
    m_server = firstServer();
}

QUrl Profile::firstServer() const
{
    return serverIn(m_settings->value(u"server"_s));
}

QVariant Profile::here(const QString &group, const QString &before) const
{
    const QVariant value = m_server.isEmpty() ? QVariant() : m_settings->value(group + serverKey());
    return value.isValid() ? value : m_settings->value(before);
}

void Profile::setHere(const QString &group, const QString &before, const QVariant &value)
{
    if (!m_server.isEmpty())
        m_settings->setValue(group + serverKey(), value);
    m_settings->setValue(before, value);
}

QString Profile::name() const
{
    const QString name = here(u"names/"_s, u"name"_s).toString().trimmed();
    if (!name.isEmpty())
        return name;
    QString user = qEnvironmentVariable("USER", qEnvironmentVariable("USERNAME", u"guest"_s));
    return user.isEmpty() ? u"guest"_s : user.at(0).toUpper() + user.mid(1);
}

void Profile::setName(const QString &name)
{
    if (!m_server.isEmpty() && (!isFirstAccount() || m_settings->contains(u"names/"_s + serverKey())))
        setAccountName(name);
    if (isFirstAccount())
        m_settings->setValue(u"name"_s, name);
}

QString Profile::accountName() const
{
    return m_settings->value(u"names/"_s + serverKey()).toString();
}

QString Profile::wordsOf(const QUrl &server) const
{
    return ServerAddress::words(server, m_settings->value(u"names/"_s + keyOf(server)).toString());
}

void Profile::setAccountName(const QString &name)
{
    m_settings->setValue(u"names/"_s + serverKey(), name);
}

void Profile::setServer(const QUrl &server)
{
    m_server = server;
    showFirst();
}

QUrl Profile::address() const
{
    return ServerAddress::withoutAccount(m_server);
}

QList<QUrl> Profile::openServers() const
{
    QList<QUrl> servers;
    for (const QString &word : m_settings->value(u"servers/open"_s).toStringList()) {
        if (const QUrl server = serverIn(word);
            !server.isEmpty() && !servers.contains(server) && servers.size() < mostOpen)
            servers.append(server);
    }
    return servers;
}

void Profile::setOpenServers(const QList<QUrl> &servers)
{
    m_settings->setValue(u"servers/open"_s, QUrl::toStringList(servers));
}

void Profile::forget(const QUrl &account)
{
    m_secrets->set(keyOf(account), {});
    for (const QString &group : {u"names/"_s, u"rooms/"_s, u"people/"_s, u"line/choices/"_s})
        m_settings->remove(group + keyOf(account));
}

bool Profile::knows(const QUrl &server) const
{
    return m_secrets->keys().contains(keyOf(server)) || m_settings->contains(u"names/"_s + keyOf(server)) ||
           m_settings->contains(u"people/"_s + keyOf(server));
}

QByteArray Profile::token() const
{
    return m_secrets->value(serverKey());
}

void Profile::setToken(const QByteArray &token)
{
    m_secrets->set(serverKey(), token);
}

void Profile::forgetTokens(const QUrl &server)
{
    for (const QString &key : m_secrets->keys()) {
        if (isSameHost(QUrl(QUrl::fromPercentEncoding(key.toLatin1())), server))
            m_secrets->set(key, {});
    }
}

QString Profile::person() const
{
    return m_settings->value(u"people/"_s + serverKey()).toString();
}

void Profile::setPerson(const QString &id)
{
    m_settings->setValue(u"people/"_s + serverKey(), id);
}

bool Profile::isSameHost(const QUrl &one, const QUrl &other)
{
    return pinKeyOf(one) == pinKeyOf(other);
}

QByteArray Profile::pin(const QUrl &server) const
{
    return m_settings->value(pinKeyOf(server)).toString().toLatin1();
}

void Profile::setPin(const QUrl &server, const QByteArray &pin)
{
    const QString key = pinKeyOf(server);
    if (pin.isEmpty())
        m_settings->remove(key);
    else
        m_settings->setValue(key, QString::fromLatin1(pin));
}

QUrl Profile::joined() const
{
    return QUrl(m_settings->value(u"joined"_s).toString(), QUrl::StrictMode);
}

void Profile::setJoined(const QUrl &server)
{
    m_settings->setValue(u"joined"_s, server.toString());
}

std::optional<quint16> Profile::hostPort() const
{
    const int port = m_settings->value(u"host/port"_s).toInt();
    return port > 0 && port < 65'536 ? std::optional(quint16(port)) : std::nullopt;
}

quint16 Profile::lastHostPort() const
{
    return quint16(qBound(0, m_settings->value(u"host/lastPort"_s).toInt(), 65'535));
}

QUrl Profile::hostUrl() const
{
    return serverIn(m_settings->value(u"host/url"_s));
}

void Profile::setHostUrl(const QUrl &url)
{
    m_settings->setValue(u"host/url"_s, url.toString());
}

HostReach Profile::hostReach() const
{
    return m_settings->value(u"host/reach"_s).toString() == u"network" ? HostReach::ThisNetwork
                                                                       : HostReach::ThisComputer;
}

void Profile::setHostPort(std::optional<quint16> port, HostReach reach)
{
    if (port) {
        m_settings->setValue(u"host/port"_s, int(*port));
        m_settings->setValue(u"host/lastPort"_s, int(*port));
    } else
        m_settings->remove(u"host/port"_s);
    m_settings->setValue(u"host/reach"_s, reach == HostReach::ThisNetwork ? u"network"_s : u"computer"_s);
}

QString Profile::owner() const
{
    return m_settings->value(u"host/owner"_s).toString();
}

void Profile::setOwner(const QString &name)
{
    m_settings->setValue(u"host/owner"_s, name);
}

QString Profile::serverKey() const
{
    return keyOf(server());
}

} // namespace tincan
