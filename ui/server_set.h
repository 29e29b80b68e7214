// The servers of a profile that are open at one time, each a workspace of its own, and what they share: settings,
// drafts, the list of servers that were joined, what signs in. One of them may be hosted here. The windows hold it
// together, and the last one takes it along. GUI thread.
#pragma once

#include "ui/spelling.h"
#include "ui/workspace.h"

#include <optional>
#include <vector>

namespace tincan {

class ServerSet : public QObject
{
    Q_OBJECT
public:
    // `host` may be empty: then nothing can be hosted here. Without a keychain what signs in is kept in a file.
    ServerSet(const QString &profileFolder, HostServer host, std::shared_ptr<Keychain> keychain = {});
    ~ServerSet() override;

    // Opens what was open the last time, and hosts again what was hosted. A server that was named on the command line
    // is opened, too, and shown first.
    void start(const QUrl &server = {}, const Invitation &invite = {});

    // In the order in which they were opened. Never empty: where no server is open there is one without.
    const std::vector<std::unique_ptr<Workspace>> &all() const { return m_all; }
    Workspace *find(const QUrl &server) const; // null: it is not open
    // Any account's there, which a link does not name: this one, where it is there.
    Workspace *findAccount(const QUrl &server, Workspace *first) const;
    QUrl nextAccount(const QUrl &server) const; // of nobody yet
    Workspace *hosting() const;                 // null: nothing is hosted here
    // Where that server is, or can be, opened.
    Workspace *placeFor(const QUrl &server);
    // What a new window shows, and the next start.
    Workspace *shown() const { return m_shown; }
    void setShown(Workspace *workspace);
    // What is unread in the servers beside this one; null: in all.
    qint64 unread(const Workspace *beside = nullptr) const;

    // Of all servers, with what was not sent yet and the pictures that were loaded. What the servers still have comes
    // again.
    void clearHistory();
    qint64 historySize() const; // bytes on disk, of all that
    // Leaves it and deletes what this computer keeps of it: messages, drafts, marks, and what signs in there.
    void forget(const QUrl &server);
    qint64 historySize(const QUrl &server) const;
    // What holds until that server is open again, or forgotten.
    void sayOf(const QUrl &server, const QString &sentence);

    Profile &profile() { return m_profile; }
    const Profile &profile() const { return m_profile; }
    KnownServers &known() { return m_known; }
    DraftStore &drafts() { return m_drafts; }
    std::shared_ptr<Spelling> spelling(); // of all windows
    const HostServer &hostServer() const { return m_host; }
    void takeName(); // it was changed at one of them, and is what the others are told, too
    void setOptions(const TransportOptions &transport, const ReconnectOptions &reconnect); // of every line
    const Preferences &preferences() const { return m_preferences; }
    void setPreferences(const Preferences &preferences); // applies at once what differs
    void setAppearance(Appearance appearance);
    void setEnterSends(bool sends);
    // Whether there is a tray, where the last window may wait.
    void setTray(bool is) { m_tray = is; }
    bool waitsInTray() const { return m_tray && m_preferences.keepRunning; }

    // A window's number, from 1, is its own until it is given back.
    int takeNumber();
    void giveBack(int number) { m_numbers.remove(number); }
    const QSet<int> &numbers() const { return m_numbers; }

Q_SIGNALS:
    void changed();        // which are open
    void summaryChanged(); // how one of them is, and what is unread there
    void opened(tincan::Workspace *workspace);
    void closing(tincan::Workspace *workspace); // was left, and goes: another one is open
    void said(const QString &sentence);         // of none, or of one that goes
    void unsaid(const QString &sentence);       // it holds no more
    void appearanceChanged();
    void enterSendsChanged(bool sends);
    void preferencesChanged();
    void textSizeChanged();

private:
    Workspace *add();
    void drop(Workspace *workspace);
    void keepOpen();
    void sayGoodbye();
    void unsay(const QUrl &server);
    // In the order of the rail. `last`, `told`: may be empty.
    QList<QUrl> serversToStart(const std::optional<QUrl> &hosted, const QUrl &last, const QUrl &told) const;
    void hostAgain(quint16 port, const QUrl &url);
    void sayWhatWasDamaged();
    std::optional<QStringList> historyFiles(const QUrl &server) const;

    Profile m_profile;
    KnownServers m_known;
    Preferences m_preferences;
    DraftStore m_drafts;
    std::shared_ptr<Spelling> m_spelling; // null until somebody writes
    HostServer m_host;
    QSet<int> m_numbers;
    QHash<QUrl, QString> m_saidOf;
    bool m_tray = false;
    bool m_starting = false;
    Workspace *m_shown = nullptr;
    std::vector<std::unique_ptr<Workspace>> m_all;
};

} // namespace tincan
