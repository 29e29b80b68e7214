// What is kept of a person between two starts, in settings.ini of the profile's folder: servers, names, line, options,
// window. One of them is of one server; several of one folder, for the servers that are open at one time, see at once
// what the others set. Damaged settings never stop the start: the file is set aside and the defaults hold. GUI thread.
#pragma once

#include "core/session/session.h"
#include "ui/hosting.h"
#include "ui/preferences.h"
#include "ui/secrets.h"
#include "ui/theme.h"

#include <QSettings>
#include <QUrl>

#include <memory>

namespace tincan {

class Profile
{
public:
    // Makes the folder where it is missing. Of the server that was shown last; without `secrets` it has its own.
    explicit Profile(const QString &folder, std::shared_ptr<Secrets> secrets = {});

    QString folder() const { return m_folder; }
    bool wasDamaged() const { return m_damaged; }

    // The account's on this server, or else what the person is called wherever they have none.
    QString name() const;
    void setName(const QString &name);
    void setAccountName(const QString &name); // on server() alone
    QString accountName() const;              // there; empty: none yet
    // As people read it, with the name of another account than the first, or its number where it has none yet.
    QString wordsOf(const QUrl &server) const;
    QUrl server() const { return m_server; }                              // and which account; empty: none chosen yet
    QUrl address() const;                                                 // as the server is spoken to
    bool isFirstAccount() const { return m_server.userName().isEmpty(); } // there
    void setServer(const QUrl &server);
    void useNoServer() { m_server = QUrl(); } // here: the next start shows what it would have shown
    // It is what the next start shows first, empty or not.
    QUrl firstServer() const;
    void showFirst() { m_settings->setValue(QStringLiteral("server"), m_server.toString()); }
    // Those that were open, and are again at the next start, in their order.
    static constexpr qsizetype mostOpen = 32;
    QList<QUrl> openServers() const;
    void setOpenServers(const QList<QUrl> &servers);
    // Name, place, sign-in and the like of this account: as if it had never joined. Certificate and address are
    // the server's.
    void forget(const QUrl &account);
    bool knows(const QUrl &server) const; // of somebody there, or of what signs them in
    // What signs this device in; see secrets.h for where that is.
    Secrets &secrets() { return *m_secrets; }
    const Secrets &secrets() const { return *m_secrets; }
    std::shared_ptr<Secrets> sharedSecrets() const { return m_secrets; }
    // On server(). Empty: nothing, or nothing yet.
    QByteArray token() const;
    void setToken(const QByteArray &token);
    QString serverKey() const;             // of that secret
    void forgetTokens(const QUrl &server); // however its address was written, of all accounts
    // The id of who signed in there last on this device; empty: nobody did yet, or nobody has to.
    QString person() const;
    void setPerson(const QString &id);
    // The one certificate that is trusted there: SHA-256 in hex. Empty: by the system's authorities.
    // Whoever writes the address, and as whom they are there, a certificate is of the host and the port.
    QByteArray pin(const QUrl &server) const;
    static bool isSameHost(const QUrl &one, const QUrl &other);
    void setPin(const QUrl &server, const QByteArray &pin);
    QUrl joined() const; // the last one that was joined: offered the next time
    void setJoined(const QUrl &server);
    // The port at which this profile hosts; nothing where it does not. 0 never comes back: the chosen one is kept, so
    // that the address stays.
    std::optional<quint16> hostPort() const;
    QUrl hostUrl() const;         // of the server there
    quint16 lastHostPort() const; // also of one that was ended; 0: none yet
    HostReach hostReach() const;
    void setHostPort(std::optional<quint16> port, HostReach reach = HostReach::ThisComputer);
    void setHostUrl(const QUrl &url);
    // Under which name this profile owns the server that it hosts for others; empty: none yet.
    QString owner() const;
    void setOwner(const QString &name);

    LineChoice choice() const; // on this server
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
    QString room() const; // that was shown last on this server
    void setRoom(const QString &room);
    QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    void save() { m_settings->sync(); }

private:
    int number(const QString &key, int fallback, int least, int most) const;
    // What is kept by server, or before there were several for the last one.
    QVariant here(const QString &group, const QString &before) const;
    void setHere(const QString &group, const QString &before, const QVariant &value);

    QString m_folder;
    QUrl m_server;
    bool m_damaged = false;
    std::unique_ptr<QSettings> m_settings;
    std::shared_ptr<Secrets> m_secrets;
};

} // namespace tincan
