#include "ui/profile.h"

#include "ui/emoji_table.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

namespace tincan {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

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
    if (!m_server.isEmpty() && m_settings->contains(u"names/"_s + serverKey()))
        setAccountName(name);
    m_settings->setValue(u"name"_s, name);
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

QList<QUrl> Profile::openServers() const
{
    QList<QUrl> servers;
    for (const QString &word : m_settings->value(u"servers/open"_s).toStringList()) {
        if (const QUrl server = serverIn(word); !server.isEmpty() && !servers.contains(server))
            servers.append(server);
    }
    return servers;
}

void Profile::setOpenServers(const QList<QUrl> &servers)
{
    m_settings->setValue(u"servers/open"_s, QUrl::toStringList(servers));
}

void Profile::forget(const QUrl &server)
{
    forgetToken(server);
    setPin(server, {});
    for (const QString &group : {u"names/"_s, u"rooms/"_s, u"people/"_s, u"line/choices/"_s})
        m_settings->remove(group + keyOf(server));
    if (joined() == server)
        setJoined({});
}

QByteArray Profile::token() const
{
    return m_secrets->value(serverKey());
}

void Profile::setToken(const QByteArray &token)
{
    m_secrets->set(serverKey(), token);
}

void Profile::forgetToken(const QUrl &server)
{
    for (const QString &key : m_secrets->keys()) {
        if (pinKeyOf(QUrl(QUrl::fromPercentEncoding(key.toLatin1()))) == pinKeyOf(server))
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
    if (port)
        m_settings->setValue(u"host/port"_s, int(*port));
    else
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

LineChoice Profile::choice() const
{
    return lineChoiceFromWord(here(u"line/choices/"_s, u"line/choice"_s).toString()).value_or(LineChoice{});
}

void Profile::setChoice(const LineChoice &choice)
{
    setHere(u"line/choices/"_s, u"line/choice"_s, toWord(choice));
}

int Profile::number(const QString &key, int fallback, int least, int most) const
{
    bool readable = false;
    const int value = m_settings->value(key).toInt(&readable);
    return readable && value >= least && value <= most ? value : fallback;
}

TransportOptions Profile::transport() const
{
    TransportOptions options;
    options.server = server();
    options.name = name();
    options.token = token();
    options.pin = pin(options.server);
    if (!options.pin.isEmpty())
        options.server.setScheme(u"https"_s);
    options.pollInterval =
        milliseconds(number(u"line/pollInterval"_s, int(options.pollInterval.count()), 100, 600'000));
    options.holdTime = std::chrono::seconds(number(u"line/holdTime"_s, int(options.holdTime.count()), 0, 60));
    options.heartbeatInterval =
        milliseconds(number(u"line/heartbeatInterval"_s, int(options.heartbeatInterval.count()), 500, 600'000));
    return options;
}

ReconnectOptions Profile::reconnect() const
{
    ReconnectOptions options;
    options.reconnectInterval =
        milliseconds(number(u"line/reconnectInterval"_s, int(options.reconnectInterval.count()), 50, 60'000));
    if (const int most = number(u"line/maxReconnectCount"_s, 0, 0, 10'000); most > 0)
        options.maxReconnectCount = most;
    return options;
}

void Profile::setOptions(const TransportOptions &transport, const ReconnectOptions &reconnect)
{
    m_settings->setValue(u"line/pollInterval"_s, qint64(transport.pollInterval.count()));
    m_settings->setValue(u"line/holdTime"_s, qint64(transport.holdTime.count()));
    m_settings->setValue(u"line/heartbeatInterval"_s, qint64(transport.heartbeatInterval.count()));
    m_settings->setValue(u"line/reconnectInterval"_s, qint64(reconnect.reconnectInterval.count()));
    m_settings->setValue(u"line/maxReconnectCount"_s, reconnect.maxReconnectCount.value_or(0));
}

SessionOptions Profile::session() const
{
    SessionOptions options;
    options.transport = transport();
    options.reconnect = reconnect();
    options.choice = choice();
    options.profileFolder = m_folder;
    options.present = true; // a person sits here
    return options;
}

Appearance Profile::appearance() const
{
    return appearanceFromWord(m_settings->value(u"appearance"_s).toString()).value_or(Appearance::System);
}

void Profile::setAppearance(Appearance appearance)
{
    m_settings->setValue(u"appearance"_s, toWord(appearance));
}

QStringList Profile::recentEmoji() const
{
    return m_settings->value(u"emoji/recent"_s).toStringList();
}

void Profile::setRecentEmoji(const QStringList &emoji)
{
    m_settings->setValue(u"emoji/recent"_s, emoji);
}

int Profile::skinTone() const
{
    return number(u"emoji/skinTone"_s, 0, 0, EmojiTable::tones);
}

void Profile::setSkinTone(int tone)
{
    m_settings->setValue(u"emoji/skinTone"_s, tone);
}

bool Profile::enterSends() const
{
    return m_settings->value(u"composer/enterSends"_s, true).toBool();
}

void Profile::setEnterSends(bool sends)
{
    m_settings->setValue(u"composer/enterSends"_s, sends);
}

QString Profile::spelling() const
{
    return m_settings->value(u"composer/spelling"_s).toString();
}

void Profile::setSpelling(const QString &language)
{
    m_settings->setValue(u"composer/spelling"_s, language);
}

QString Profile::room() const
{
    const QString room = here(u"rooms/"_s, u"room"_s).toString();
    return room.isEmpty() ? u"lobby"_s : room;
}

void Profile::setRoom(const QString &room)
{
    setHere(u"rooms/"_s, u"room"_s, room);
}

QString Profile::serverKey() const
{
    return keyOf(server());
}

QByteArray Profile::geometry() const
{
    return m_settings->value(u"window/geometry"_s).toByteArray();
}

void Profile::setGeometry(const QByteArray &geometry)
{
    m_settings->setValue(u"window/geometry"_s, geometry);
}

} // namespace tincan
