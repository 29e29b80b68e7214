// Of a profile: how the line, the window and what is written in it are to be.
#include "ui/emoji_table.h"
#include "ui/profile.h"

namespace tincan {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

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
    options.server = address();
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
    options.account = server().userName();
    options.presence = preferences().tellPresence ? u"online"_s : QString(); // a person sits here
    options.keepDays = preferences().keepDays;
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
    const QString room = m_settings->value(u"rooms/"_s + serverKey()).toString();
    return room.isEmpty() ? u"lobby"_s : room;
}

void Profile::setRoom(const QString &room)
{
    // On no other server: what is a room's name here is for nobody there.
    if (!m_server.isEmpty())
        m_settings->setValue(u"rooms/"_s + serverKey(), room);
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
