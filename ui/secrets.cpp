#include "ui/secrets.h"

#include <QDir>
#include <QFile>
#include <QPointer>
#include <QSettings>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

QString fileIn(const QString &folder)
{
    return folder + u"/tokens.ini"_s;
}

QString listed(const QString &key)
{
    return u"keychain/"_s + key;
}

} // namespace

Secrets::Secrets(const QString &folder, Clock &clock) : m_folder(folder), m_clock(clock) {}

Secrets::~Secrets()
{
    for (const auto &[key, alarm] : m_onTheirWay)
        write(key, m_known.value(key), false);
}

void Secrets::use(std::shared_ptr<Keychain> keychain)
{
    m_keychain = std::move(keychain);
    if (!m_keychain)
        return;
    QSettings file(fileIn(m_folder), QSettings::IniFormat);
    const QStringList inFile = file.childKeys();
    file.beginGroup(u"keychain"_s);
    for (const QString &key : file.childKeys()) {
        if (!inFile.contains(key)) // otherwise the file's is newer
            read(key);
    }
    file.endGroup();
    for (const QString &key : inFile) {
        m_known[key] = file.value(key).toByteArray();
        keep(key);
    }
}

QByteArray Secrets::value(const QString &key) const
{
    if (const auto known = m_known.constFind(key); known != m_known.constEnd())
        return *known;
    return QSettings(fileIn(m_folder), QSettings::IniFormat).value(key).toByteArray();
}

bool Secrets::isAwaited(const QString &key) const
{
    const auto asked = m_asked.find(key);
    return asked != m_asked.end() && asked->second.pending();
}

QStringList Secrets::keys() const
{
    QSettings file(fileIn(m_folder), QSettings::IniFormat);
    QStringList keys = file.childKeys() + m_known.keys();
    file.beginGroup(u"keychain"_s);
    keys += file.childKeys();
    keys.removeDuplicates();
    return keys;
}

void Secrets::set(const QString &key, const QByteArray &value)
{
    m_asked.erase(key);
    if (!m_keychain) {
        write(key, value, false);
        return;
    }
    m_known[key] = value;
    keep(key);
}

void Secrets::look()
{
    if (m_place != Place::Unknown)
        return;
    if (!m_keychain)
        return setPlace(Place::File);
    m_keychain->read(entryOf(u"look"_s), onlyHere([this](const KeychainAnswer &answer) {
                         setPlace(answer.kind == KeychainAnswer::Kind::Unavailable ? Place::File : Place::Keychain);
                     }));
}

// Two profiles of one person are two.
QString Secrets::entryOf(const QString &key) const
{
    return QDir(m_folder).absolutePath() + u' ' + key;
}

void Secrets::read(const QString &key)
{
    m_asked[key] = m_clock.after(patience, [this, key] { Q_EMIT answered(key); });
    m_keychain->read(entryOf(key), onlyHere([this, key](const KeychainAnswer &answer) {
                         m_asked.erase(key);
                         const bool here = answer.kind == KeychainAnswer::Kind::Done;
                         if (here && !m_known.contains(key))
                             m_known[key] = answer.secret;
                         setPlace(answer.kind == KeychainAnswer::Kind::Unavailable ? Place::File : Place::Keychain);
                         Q_EMIT answered(key);
                     }));
}

// One at a time: the keychain promises no order.
void Secrets::keep(const QString &key)
{
    if (const auto before = m_onTheirWay.find(key); before != m_onTheirWay.end()) {
        if (!before->second.pending()) // it has hung since: what is newer is in the file, too
            write(key, m_known.value(key), false);
        return;
    }
    const auto useFile = [this, key] {
        write(key, m_known.value(key), false);
        setPlace(Place::File);
    };
    m_onTheirWay[key] = m_clock.after(patience, useFile);
    const QByteArray value = m_known.value(key);
    const auto take = onlyHere([this, key, value](const KeychainAnswer &answer) { kept(key, value, answer); });
    if (value.isEmpty())
        m_keychain->remove(entryOf(key), take);
    else
        m_keychain->write(entryOf(key), value, take);
}

void Secrets::kept(const QString &key, const QByteArray &value, const KeychainAnswer &answer)
{
    m_onTheirWay.erase(key);
    if (m_known.value(key) != value)
        return keep(key); // it has changed meanwhile
    const bool there = answer.kind != KeychainAnswer::Kind::Unavailable;
    write(key, value, there);
    setPlace(there ? Place::Keychain : Place::File);
}

void Secrets::write(const QString &key, const QByteArray &value, bool inKeychain)
{
    const QString path = fileIn(m_folder);
    // Closed before there is anything in it; saving keeps it so.
    QFile closed(path);
    if (!closed.exists() && closed.open(QIODevice::WriteOnly))
        closed.close();
    closed.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QSettings file(path, QSettings::IniFormat);
    if (inKeychain && !value.isEmpty())
        file.setValue(listed(key), true);
    else
        file.remove(listed(key));
    if (inKeychain || value.isEmpty())
        file.remove(key);
    else
        file.setValue(key, value);
}

void Secrets::setPlace(Place place)
{
    if (std::exchange(m_place, place) != place)
        Q_EMIT placeChanged();
}

// The answer may come when nobody is here any more.
Keychain::Take Secrets::onlyHere(const std::function<void(const KeychainAnswer &)> &take)
{
    return [self = QPointer<Secrets>(this), take](const KeychainAnswer &answer) {
        if (self)
            take(answer);
    };
}

} // namespace tincan
