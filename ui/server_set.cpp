#include "ui/server_set.h"

#include "core/base/logging.h"
#include "ui/failure_text.h"
#include "ui/language.h"
#include "ui/recent_emoji.h"
#include "ui/server_address.h"
#include "ui/skin_tone.h"

#include <QDir>
#include <QThreadPool>

#include <algorithm>
#include <numeric>

namespace tincan {

ServerSet::ServerSet(const QString &profileFolder, HostServer host, std::shared_ptr<Keychain> keychain)
    : m_profile(profileFolder),
      m_known(profileFolder),
      m_preferences(m_profile.preferences()),
      m_drafts(profileFolder),
      m_host(std::move(host))
{
    m_profile.useNoServer();
    m_profile.secrets().use(std::move(keychain));
    RecentEmoji::shared().setPicked(m_profile.recentEmoji());
    connect(&RecentEmoji::shared(), &RecentEmoji::changed, this,
            [this] { m_profile.setRecentEmoji(RecentEmoji::shared().picked()); });
    SkinTone::shared().set(m_profile.skinTone());
    connect(&SkinTone::shared(), &SkinTone::changed, this,
            [this] { m_profile.setSkinTone(SkinTone::shared().tone()); });
    m_shown = add();
    // Pictures of before they were kept by server.
    QThreadPool::globalInstance()->start([pictures = PictureCache::folderOf(profileFolder, {})] {
        for (const QFileInfo &file : QDir(pictures).entryInfoList(QDir::Files | QDir::Hidden))
            QFile::remove(file.filePath());
    });
}

// All say goodbye at once: one that hangs is waited for, and not one after the other.
ServerSet::~ServerSet()
{
    sayGoodbye();
}

void ServerSet::sayGoodbye()
{
    for (const auto &workspace : m_all) {
        if (workspace->isOpen())
            workspace->engine()->beginGoodbye();
    }
}

Workspace *ServerSet::add()
{
    auto *workspace = m_all.emplace_back(std::make_unique<Workspace>(*this)).get();
    connect(workspace, &Workspace::opened, this, [this, workspace] {
        keepOpen();
        unsay(workspace->profile().server());
        Q_EMIT opened(workspace);
        Q_EMIT changed();
    });
    connect(workspace, &Workspace::left, this, [this, workspace] {
        keepOpen();
        if (m_all.size() > 1)
            drop(workspace);
        Q_EMIT changed();
    });
    connect(workspace, &Workspace::summaryChanged, this, &ServerSet::summaryChanged);
    return workspace;
}

void ServerSet::drop(Workspace *workspace)
{
    const auto at = std::find_if(m_all.begin(), m_all.end(), [&](const auto &one) { return one.get() == workspace; });
    if (workspace == m_shown)
        setShown(at == m_all.begin() ? m_all[1].get() : std::prev(at)->get());
    Q_EMIT closing(workspace);
    at->release()->deleteLater(); // it is what says so
    m_all.erase(at);
}

void ServerSet::start(const QUrl &server, const Invitation &invite)
{
    const QUrl last = m_profile.firstServer();
    const quint16 port = m_host ? m_profile.hostPort().value_or(0) : 0; // 0: nothing was hosted
    const QUrl hosted = port == 0 ? QUrl() : m_profile.hostUrl().isEmpty() ? last : m_profile.hostUrl();
    QList<QUrl> servers = m_profile.openServers();
    if (port > 0) {
        servers.removeAll(hosted); // it may stand there since it could not start
        servers.prepend(hosted);
    }
    for (const QUrl &one : {last, server}) {
        if (!one.isEmpty() && !servers.contains(one))
            servers.append(one);
    }
    m_starting = true;
    const auto open = [&](const QUrl &one) {
        if (port > 0 && one == hosted)
            hostAgain(port, hosted);
        else if (one == server)
            placeFor(one)->join(server, invite);
        else
            placeFor(one)->start(one);
    };
    // The windows, which are there already, show the first.
    const QUrl first = !server.isEmpty() ? server : !last.isEmpty() ? last : servers.value(0);
    if (!servers.isEmpty())
        open(first);
    for (const QUrl &one : servers) {
        if (one != first)
            open(one);
    }
    std::stable_sort(m_all.begin(), m_all.end(), [&](const auto &one, const auto &other) {
        return servers.indexOf(one->profile().server()) < servers.indexOf(other->profile().server());
    });
    m_starting = false;
    keepOpen();
    Q_EMIT changed();
    if (m_profile.wasDamaged())
        Q_EMIT said(tr("The settings could not be read. They were set aside, and the defaults hold. Your messages are "
                       "untouched."));
    if (m_drafts.wasDamaged())
        Q_EMIT said(tr("What you had begun to write could not be read. It was set aside as a file in the profile's "
                       "folder. Your messages are untouched."));
}

void ServerSet::hostAgain(quint16 port, const QUrl &url)
{
    Workspace *workspace = placeFor(url);
    const HostReach reach = m_profile.hostReach();
    const auto started = m_host(port, workspace->hostFolder(reach), reach);
    if (started)
        return workspace->host(*started);
    // What was said there is still here, and what is written is queued.
    workspace->start(url);
    if (started.error().stage == u"newer") {
        Q_EMIT said(
            tr("The server on this computer was not started: %1.").arg(FailureText::bareDetail(started.error())));
        return;
    }
    Q_EMIT said(tr("The server on this computer could not start again: %1. Your messages are kept. Close the "
                   "program that uses its port and start Tincan again, or host anew.")
                    .arg(FailureText::bareDetail(started.error())));
}

Workspace *ServerSet::find(const QUrl &server) const
{
    for (const auto &workspace : m_all) {
        if (workspace->isOpen() && workspace->profile().server() == server)
            return workspace.get();
    }
    return nullptr;
}

Workspace *ServerSet::findAccount(const QUrl &server, Workspace *first) const
{
    const auto isThere = [&server](Workspace *one) { return one->isOpen() && one->profile().address() == server; };
    if (isThere(first))
        return first;
    const auto at = std::find_if(m_all.begin(), m_all.end(), [&](const auto &one) { return isThere(one.get()); });
    return at == m_all.end() ? nullptr : at->get();
}

QUrl ServerSet::nextAccount(const QUrl &server) const
{
    const QList<QUrl> taken = m_known.all() + m_profile.openServers();
    QUrl account = ServerAddress::withoutAccount(server);
    int number = 2;
    do
        account.setUserName(QString::number(number++));
    while (taken.contains(account) || m_profile.knows(account) ||
           !Engine::historyFiles(m_profile.folder(), account).isEmpty());
    return account;
}

Workspace *ServerSet::hosting() const
{
    for (const auto &workspace : m_all) {
        if (workspace->hosted().running)
            return workspace.get();
    }
    return nullptr;
}

Workspace *ServerSet::placeFor(const QUrl &server)
{
    if (Workspace *open = find(server))
        return open;
    for (const auto &workspace : m_all) {
        if (!workspace->isOpen())
            return workspace.get();
    }
    return add();
}

void ServerSet::setShown(Workspace *workspace)
{
    m_shown = workspace;
    workspace->profile().showFirst();
}

void ServerSet::keepOpen()
{
    if (m_starting)
        return;
    QList<QUrl> servers;
    for (const auto &workspace : m_all) {
        if (workspace->isOpen() && !workspace->hosted().running)
            servers.append(workspace->profile().server());
    }
    m_profile.setOpenServers(servers);
    m_shown->profile().showFirst(); // connecting has said otherwise
}

qint64 ServerSet::unread(const Workspace *beside) const
{
    return std::accumulate(m_all.begin(), m_all.end(), qint64(0), [beside](qint64 sum, const auto &workspace) {
        return workspace.get() == beside || !workspace->isOpen() ? sum : sum + workspace->summary().unread;
    });
}

void ServerSet::setPreferences(const Preferences &preferences)
{
    const Preferences before = std::exchange(m_preferences, preferences);
    if (preferences == before)
        return;
    m_profile.setPreferences(preferences);
    if (preferences.proxy.used() != before.proxy.used()) {
        Engine::setProxy(preferences.proxy);
        for (const auto &workspace : m_all)
            workspace->reopen(); // what is open goes the old way
    }
    for (const auto &workspace : m_all) {
        if (preferences.keepDays != before.keepDays && workspace->isOpen())
            workspace->engine()->setKeepDays(preferences.keepDays);
    }
    if (preferences.logLevel != before.logLevel)
        setLogLevel(preferences.logLevel);
    if (preferences.textSize != before.textSize) {
        applyTextSize(preferences.textSize);
        Q_EMIT textSizeChanged();
    }
    Q_EMIT preferencesChanged();
    if (preferences.language != before.language)
        Language::shared().set(preferences.language);
}

void ServerSet::takeName()
{
    for (const auto &workspace : m_all)
        workspace->takeName();
}

void ServerSet::setOptions(const TransportOptions &transport, const ReconnectOptions &reconnect)
{
    m_profile.setOptions(transport, reconnect);
    for (const auto &workspace : m_all) {
        if (workspace->isOpen()) // each with its own address, name and token
            workspace->engine()->setOptions(workspace->profile().transport(), reconnect);
    }
}

void ServerSet::setAppearance(Appearance appearance)
{
    m_profile.setAppearance(appearance);
    applyAppearance(appearance);
    Q_EMIT appearanceChanged();
}

void ServerSet::setEnterSends(bool sends)
{
    m_profile.setEnterSends(sends);
    Q_EMIT enterSendsChanged(sends);
}

void ServerSet::sayOf(const QUrl &server, const QString &sentence)
{
    m_saidOf.insert(server, sentence);
    Q_EMIT said(sentence);
}

void ServerSet::unsay(const QUrl &server)
{
    if (m_saidOf.contains(server))
        Q_EMIT unsaid(m_saidOf.take(server));
}

std::shared_ptr<Spelling> ServerSet::spelling()
{
    if (!m_spelling) {
        m_spelling = std::make_shared<Spelling>();
        m_spelling->prefer(m_profile.spelling());
        connect(m_spelling.get(), &Spelling::languageChosen, this,
                [this](const QString &language) { m_profile.setSpelling(language); });
    }
    return m_spelling;
}

int ServerSet::takeNumber()
{
    int number = 1;
    while (m_numbers.contains(number))
        ++number;
    m_numbers.insert(number);
    return number;
}

} // namespace tincan
