#include "ui/preferences.h"

#include <QSettings>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

class Reader
{
public:
    explicit Reader(const QSettings &settings) : m_settings(settings) {}

    void number(const QString &key, int &value, int least, int most) const
    {
        bool readable = false;
        const int read = m_settings.value(key).toInt(&readable);
        if (readable && read >= least && read <= most)
            value = read;
    }
    void truth(const QString &key, bool &value) const
    {
        const QString word = m_settings.value(key).toString();
        if (word == u"true" || word == u"false")
            value = word == u"true";
    }
    void time(const QString &key, QTime &value) const
    {
        const QTime read = QTime::fromString(m_settings.value(key).toString(), u"HH:mm"_s);
        if (read.isValid())
            value = read;
    }
    void word(const QString &key, QString &value, const QStringList &known) const
    {
        const QString read = m_settings.value(key).toString();
        if (known.contains(read))
            value = read;
    }

private:
    const QSettings &m_settings;
};

} // namespace

Preferences Preferences::read(const QSettings &settings)
{
    Preferences read;
    const Reader reader(settings);
    reader.number(u"appearance/textSize"_s, read.textSize, smallestText, largestText);
    reader.number(u"appearance/scale"_s, read.scale, 100, 200);
    reader.truth(u"appearance/groups"_s, read.groups);
    reader.truth(u"appearance/compact"_s, read.compact);
    reader.word(u"language"_s, read.language, {u"en"_s, u"zh_CN"_s});
    reader.truth(u"notify/on"_s, read.notify.on);
    reader.truth(u"notify/mentionsOnly"_s, read.notify.mentionsOnly);
    reader.truth(u"notify/withText"_s, read.notify.withText);
    reader.truth(u"notify/doNotDisturb"_s, read.notify.doNotDisturb);
    reader.truth(u"notify/quietHours"_s, read.notify.quietHours);
    reader.time(u"notify/quietFrom"_s, read.notify.quietFrom);
    reader.time(u"notify/quietTo"_s, read.notify.quietTo);
    read.proxy.kind =
        proxyKindFromWord(settings.value(u"network/proxy"_s).toString()).value_or(ProxyChoice::Kind::System);
    read.proxy.host = settings.value(u"network/proxyHost"_s).toString();
    int port = 0;
    reader.number(u"network/proxyPort"_s, port, 1, 65'535);
    read.proxy.port = quint16(port);
    reader.truth(u"privacy/typing"_s, read.tellTyping);
    reader.truth(u"privacy/presence"_s, read.tellPresence);
    reader.truth(u"privacy/pictures"_s, read.loadPictures);
    reader.word(u"advanced/logLevel"_s, read.logLevel, {u"debug"_s, u"info"_s, u"warning"_s, u"error"_s});
    reader.truth(u"start/keepRunning"_s, read.keepRunning);
    // Nothing but what can be chosen: a number that was mistyped there deletes nothing.
    QString keep;
    reader.word(u"storage/keepDays"_s, keep, {u"30"_s, u"91"_s, u"365"_s});
    read.keepDays = keep.toInt();
    return read;
}

void Preferences::write(QSettings &settings) const
{
    settings.setValue(u"appearance/textSize"_s, textSize);
    settings.setValue(u"appearance/scale"_s, scale);
    settings.setValue(u"appearance/groups"_s, groups);
    settings.setValue(u"appearance/compact"_s, compact);
    settings.setValue(u"language"_s, language);
    settings.setValue(u"notify/on"_s, notify.on);
    settings.setValue(u"notify/mentionsOnly"_s, notify.mentionsOnly);
    settings.setValue(u"notify/withText"_s, notify.withText);
    settings.setValue(u"notify/doNotDisturb"_s, notify.doNotDisturb);
    settings.setValue(u"notify/quietHours"_s, notify.quietHours);
    settings.setValue(u"notify/quietFrom"_s, notify.quietFrom.toString(u"HH:mm"_s));
    settings.setValue(u"notify/quietTo"_s, notify.quietTo.toString(u"HH:mm"_s));
    settings.setValue(u"network/proxy"_s, toWord(proxy.kind));
    settings.setValue(u"network/proxyHost"_s, proxy.host);
    settings.setValue(u"network/proxyPort"_s, int(proxy.port));
    settings.setValue(u"privacy/typing"_s, tellTyping);
    settings.setValue(u"privacy/presence"_s, tellPresence);
    settings.setValue(u"privacy/pictures"_s, loadPictures);
    settings.setValue(u"advanced/logLevel"_s, logLevel);
    settings.setValue(u"start/keepRunning"_s, keepRunning);
    settings.setValue(u"storage/keepDays"_s, keepDays);
}

} // namespace tincan
