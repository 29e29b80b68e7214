// What the servers of a profile have on disk, and how it is deleted.
#include "ui/server_address.h"
#include "ui/server_set.h"

#include <QDir>
#include <QDirIterator>

#include <algorithm>

namespace tincan {

namespace {

// With what SQLite keeps beside them.
QStringList allHistories()
{
    return {QStringLiteral("*.sqlite"), QStringLiteral("*.sqlite-wal"), QStringLiteral("*.sqlite-shm"),
            QStringLiteral("*.sqlite.damaged-*")};
}

qint64 sizeOf(const QDir &folder, const QStringList &files)
{
    qint64 bytes = 0;
    for (const QString &file : files)
        bytes += QFileInfo(folder.filePath(file)).size();
    return bytes;
}

// False: some are left.
bool removeAll(const QDir &folder, const QStringList &files)
{
    bool all = true;
    for (const QString &file : files)
        all &= QFile::remove(folder.filePath(file));
    return all;
}

} // namespace

qint64 ServerSet::historySize() const
{
    const QDir folder(m_profile.folder());
    qint64 bytes = sizeOf(folder, folder.entryList(allHistories(), QDir::Files));
    QDirIterator pictures(PictureCache::folderOf(m_profile.folder(), {}), QDir::Files | QDir::Hidden,
                          QDirIterator::Subdirectories);
    while (pictures.hasNext()) {
        pictures.next();
        bytes += pictures.fileInfo().size();
    }
    return bytes;
}

void ServerSet::clearHistory()
{
    sayGoodbye();
    for (const auto &workspace : m_all)
        workspace->suspend();
    const QDir folder(m_profile.folder());
    bool all = removeAll(folder, folder.entryList(allHistories(), QDir::Files));
    for (const auto &workspace : m_all)
        all &= workspace->files()->pictures()->removeAll();                          // also what it has in memory
    all &= QDir(PictureCache::folderOf(m_profile.folder(), {})).removeRecursively(); // of servers that are not open
    for (const auto &workspace : m_all)
        workspace->resume();
    if (!all)
        Q_EMIT said(tr("Some of the history could not be deleted: another program has it open, or the disk refuses."));
}

// None where they cannot be told from another server's.
std::optional<QStringList> ServerSet::historyFiles(const QUrl &server) const
{
    QUrl address = server;
    if (!m_profile.pin(server).isEmpty())
        address.setScheme(QStringLiteral("https")); // as it is spoken to
    const QStringList files = Engine::historyFiles(m_profile.folder(), address);
    for (const QUrl &other : m_known.all() + m_profile.openServers()) {
        if (other != server && !files.isEmpty() && Engine::historyFiles(m_profile.folder(), other) == files)
            return std::nullopt;
    }
    return files;
}

qint64 ServerSet::historySize(const QUrl &server) const
{
    return sizeOf(QDir(m_profile.folder()), historyFiles(server).value_or(QStringList()));
}

void ServerSet::forget(const QUrl &server)
{
    const QString words = m_profile.wordsOf(server); // while it is known
    if (Workspace *open = find(server))
        open->leave();
    unsay(server); // it does not wait here
    const auto files = historyFiles(server);
    bool all = files && removeAll(QDir(m_profile.folder()), *files);
    all &= QDir(PictureCache::folderOf(m_profile.folder(), server)).removeRecursively();
    m_drafts.forget(server);
    RoomMarks::forget(m_profile.folder(), server);
    m_known.remove(server);
    QList<QUrl> others = m_known.all() + m_profile.openServers();
    for (const auto &workspace : m_all) // also what is hosted here, which stands in neither
        others.append(workspace->profile().server());
    const bool last = std::none_of(others.begin(), others.end(),
                                   [&server](const QUrl &other) { return Profile::isSameHost(other, server); });
    m_profile.forget(server);
    if (last) {
        m_profile.forgetTokens(server);
        m_profile.setPin(server, {});
        if (m_profile.joined() == ServerAddress::withoutAccount(server))
            m_profile.setJoined({});
    }
    Q_EMIT said(all ? tr("%1 was forgotten. Its messages are no longer on this computer.").arg(words)
                    : tr("%1 was forgotten, but some of its messages could not be deleted: another program has them "
                         "open, the disk refuses, or another server's are under the same name.")
                          .arg(words));
}

} // namespace tincan
