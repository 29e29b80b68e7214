// What is kept of a person between two starts, in settings.ini of the profile's folder: server, name, line, options,
// window. Damaged settings never stop the start: the file is set aside and the defaults hold. GUI thread.
#pragma once

#include "core/session/session.h"
#include "ui/hosting.h"
#include "ui/preferences.h"
#include "ui/secrets.h"
#include "ui/theme.h"

#include <QSettings>
#include <QUrl>

namespace tincan {

class Profile
{
public:
    // Makes the folder where it is missing.
    explicit Profile(const QString &folder);

    QString folder() const { return m_folder; }
    bool wasDamaged() const { return m_damaged; }

    QString name() const;
    void setName(const QString &name);
    QUrl server() const; // empty: none chosen yet
    void setServer(const QUrl &server);
    // What signs this device in; see secrets.h for where that is.
    Secrets &secrets() { return m_secrets; }
    const Secrets &secrets() const { return m_secrets; }
    // On server(). Empty: nothing, or nothing yet.
    QByteArray token() const;
    void setToken(const QByteArray &token);
    QString serverKey() const;            // of that secret
    void forgetToken(const QUrl &server); // however its address was written
    // The id of who signed in there last on this device; empty: nobody did yet, or nobody has to.
    QString person() const;
    void setPerson(const QString &id);
    // The one certificate that is trusted there: SHA-256 in hex. Empty: by the system's authorities.
    QByteArray pin(const QUrl &server) const;
    void setPin(const QUrl &server, const QByteArray &pin);
    QUrl joined() const; // the last one that was joined: offered the next time
    void setJoined(const QUrl &server);
    // The port at which this profile hosts; nothing where it does not. 0 never comes back: the chosen one is kept, so
    // that the address stays.
    std::optional<quint16> hostPort() const;
    HostReach hostReach() const;
    void setHostPort(std::optional<quint16> port, HostReach reach = HostReach::ThisComputer);
    // Under which name this profile owns the server that it hosts for others; empty: none yet.
    QString owner() const;
    void setOwner(const QString &name);

    LineChoice choice() const;
    void setChoice(const LineChoice &choice);
    TransportOptions transport() const; // with server and name
    ReconnectOptions reconnect() const;
    void setOptions(const TransportOptions &transport, const ReconnectOptions &reconnect);
    SessionOptions session() const;

    Preferences preferences() const { return Preferences::read(*m_settings); }
    void setPreferences(const Preferences &preferences) { preferences.write(*m_settings); }
    Appearance appearance() const;
    void setAppearance(Appearance appearance);
    QStringList recentEmoji() const; // picked last, the latest first
    void setRecentEmoji(const QStringList &emoji);
    int skinTone() const; // see SkinTone
    void setSkinTone(int tone);
    // Else Shift+Enter sends, and Enter breaks the line.
    bool enterSends() const;
    void setEnterSends(bool sends);
    QString spelling() const; // the language; empty: the system's
    void setSpelling(const QString &language);
    QString room() const;
    void setRoom(const QString &room);
    QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    void save() { m_settings->sync(); }

private:
    int number(const QString &key, int fallback, int least, int most) const;

    QString m_folder;
    bool m_damaged = false;
    std::unique_ptr<QSettings> m_settings;
    Secrets m_secrets;
};

} // namespace tincan
