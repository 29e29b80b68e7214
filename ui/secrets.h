// What signs a profile in: tokens and the like, by key. In the system's keychain where there is one that answers, and
// otherwise in tokens.ini of the profile's folder, which only its owner may read; what is in the file moves to the
// keychain when it can. The file lists what is in the keychain. Nothing here waits: what the keychain has comes by
// answered(). GUI thread.
#pragma once

#include "core/base/clock.h"
#include "ui/keychain.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <map>

namespace tincan {

class Secrets : public QObject
{
    Q_OBJECT
public:
    enum class Place
    {
        Unknown, // nothing was asked of the keychain yet
        Keychain,
        File,
    };
    // How long a keychain may take before the file is used and nobody waits for it any more. What it says later counts.
    static constexpr milliseconds patience{10'000};

    explicit Secrets(const QString &folder, Clock &clock = systemClock());
    ~Secrets() override; // what the keychain has not confirmed goes to the file

    // From now on; without it there is the file alone.
    void use(std::shared_ptr<Keychain> keychain);

    QByteArray value(const QString &key) const; // empty: none, or none yet
    bool isAwaited(const QString &key) const;
    void set(const QString &key, const QByteArray &value); // empty: none
    QStringList keys() const;

    Place place() const { return m_place; }
    void look(); // which place it is

Q_SIGNALS:
    void answered(const QString &key); // it is not awaited any more, or has come late
    void placeChanged();

private:
    QString entryOf(const QString &key) const;
    void read(const QString &key);
    void keep(const QString &key);
    void kept(const QString &key, const QByteArray &value, const KeychainAnswer &answer);
    void write(const QString &key, const QByteArray &value, bool inKeychain);
    void setPlace(Place place);
    Keychain::Take onlyHere(const std::function<void(const KeychainAnswer &)> &take);

    const QString m_folder;
    Clock &m_clock;
    std::shared_ptr<Keychain> m_keychain;
    QHash<QString, QByteArray> m_known;    // what is, or is to be, in the keychain
    std::map<QString, Alarm> m_asked;      // of the keychain; the alarm is how long it is awaited
    std::map<QString, Alarm> m_onTheirWay; // to the keychain; the alarm is when the file takes it
    Place m_place = Place::Unknown;
};

} // namespace tincan
