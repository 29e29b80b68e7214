#include "ui/server_set.h"

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

int ServerSet::takeNumber()
{
    int number = 1;
    while (m_numbers.contains(number))
        ++number;
    m_numbers.insert(number);
    return number;
}

} // namespace tincan
