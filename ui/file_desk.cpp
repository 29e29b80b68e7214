#include "ui/file_desk.h"

#include "core/chat/safe_file_name.h"
#include "ui/attachment.h"
#include "ui/file_words.h"

#include <QDir>
#include <QStandardPaths>
#include <QThreadPool>

#include <algorithm>

namespace tincan {

namespace {

// Of all servers: no two downloads go to one path.
QSet<const FileDesk *> &allDesks()
{
    static QSet<const FileDesk *> desks;
    return desks;
}

} // namespace

FileDesk::FileDesk(const QString &folder, QObject *parent) : QObject(parent), m_folder(folder), m_pictures(folder)
{
    allDesks().insert(this);
    // What was not sent in a month, or deleted while it waited, is nobody's any more.
    QThreadPool::globalInstance()->start(
        [pasted = pastedFolder()] { dropStored(pasted, QDateTime::currentDateTime().addMonths(-1)); });
    connect(&m_pictures, &PictureCache::changed, this, &FileDesk::changed);
    connect(&m_pictures, &PictureCache::wanted, this, [this](const FileRef &file, const QString &target) {
        if (!m_engine)
            return m_pictures.clear(); // asked again when it is painted again
        const QString transfer = m_engine->download(file, target);
        m_pictureTransfers.insert(file.id, transfer);
        m_files.insert(transfer, file.id);
    });
    connect(&m_pictures, &PictureCache::notWanted, this, [this](const QString &fileId) {
        const QString transfer = m_pictureTransfers.take(fileId);
        m_files.remove(transfer);
        if (m_engine && !transfer.isEmpty())
            m_engine->cancelTransfer(transfer);
    });
}

FileDesk::~FileDesk()
{
    allDesks().remove(this);
}

void FileDesk::setEngine(Engine *engine, const QUrl &server)
{
    m_engine = engine;
    m_online = false;
    m_pictures.clear();
    m_pictureTransfers.clear();
    m_files.clear();
    m_uploads.clear();
    m_uploaded.clear();
    m_downloads.removeIf([](const auto &download) { return !download.value().here; });
    if (!engine)
        return;
    m_pictures.setServer(server);
    connect(engine, &Engine::statusChanged, this, [this](const ConnectionStatus &status) {
        const bool online = status.state == ConnectionStatus::State::Connected;
        if (!std::exchange(m_online, online) && online)
            m_pictures.askAgain();
    });
    connect(engine, &Engine::deliveryChanged, this, [this](const QString &message, Delivery delivery) {
        if (delivery != Delivery::Sent)
            return;
        const QList<FileRef> files = m_uploaded.take(message);
        for (const FileRef &file : files)
            m_pictures.adopt(file, file.path, isStored(file, pastedFolder()));
    });
    connect(engine, &Engine::transferProgressed, this, &FileDesk::setProgress);
    connect(engine, &Engine::transferDone, this, &FileDesk::setDone);
    connect(engine, &Engine::transferFailed, this, &FileDesk::setFailed);
}

QString FileDesk::keyOf(const Message &message, qsizetype index)
{
    const FileRef &file = message.files[index];
    return file.isLocal() ? transferOf(message.id, index) : file.id;
}

FileState FileDesk::state(const Message &message, qsizetype index) const
{
    const FileRef &file = message.files[index];
    if (file.isLocal()) {
        const auto upload = m_uploads.constFind(transferOf(message.id, index));
        return upload == m_uploads.constEnd()
                   ? FileState{.kind = FileState::Kind::Waiting}
                   : FileState{.kind = FileState::Kind::Running, .done = upload->first, .total = upload->second};
    }
    const auto found = m_downloads.constFind(file.id);
    if (found == m_downloads.constEnd())
        return {};
    if (!found->words.isEmpty())
        return {.kind = FileState::Kind::Failed, .words = found->words};
    if (found->here)
        return {.kind = QFile::exists(found->target) ? FileState::Kind::Here : FileState::Kind::There};
    return {.kind = FileState::Kind::Running, .done = found->done, .total = found->total};
}

QString FileDesk::savedAs(const FileRef &file) const
{
    const auto found = m_downloads.constFind(file.id);
    return found != m_downloads.constEnd() && found->here && QFile::exists(found->target) ? found->target : QString();
}

void FileDesk::download(const FileRef &file, const QString &target)
{
    if (!m_engine || file.id.isEmpty())
        return;
    cancelDownload(file);
    const QString transfer = m_engine->download(file, target);
    m_files.insert(transfer, file.id);
    m_downloads.insert(file.id, {.transfer = transfer, .target = target, .total = file.size, .words = {}});
    Q_EMIT changed(file.id);
}

void FileDesk::download(const FileRef &file)
{
    // What failed goes on where it was.
    const auto before = m_downloads.constFind(file.id);
    if (before != m_downloads.constEnd() && !before->words.isEmpty())
        return download(file, QString(before->target));
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    QDir().mkpath(folder);
    download(file, freePath(folder, file.name));
}

void FileDesk::cancelDownload(const FileRef &file)
{
    const Download gone = m_downloads.take(file.id);
    m_files.remove(gone.transfer);
    if (m_engine && !gone.transfer.isEmpty())
        m_engine->cancelTransfer(gone.transfer);
    Q_EMIT changed(file.id);
}

QString FileDesk::freePath(const QString &folder, const QString &name) const
{
    const QString safe = safeFileName(name);
    const qsizetype dot = safe.lastIndexOf(u'.');
    const QString stem = dot > 0 ? safe.first(dot) : safe;
    const QString ending = dot > 0 ? safe.sliced(dot) : QString();
    const QDir in(folder);
    QString path = in.filePath(safe);
    const auto isTaken = [](const QString &at) {
        return QFile::exists(at) || std::any_of(allDesks().begin(), allDesks().end(),
                                                [&at](const FileDesk *desk) { return desk->isComing(at); });
    };
    for (int number = 1; isTaken(path); ++number)
        path = in.filePath(QStringLiteral("%1 (%2)%3").arg(stem, QString::number(number), ending));
    return path;
}

bool FileDesk::isComing(const QString &path) const
{
    return std::any_of(m_downloads.begin(), m_downloads.end(), [&path](const Download &download) {
        return !download.here && download.target.compare(path, Qt::CaseInsensitive) == 0;
    });
}

void FileDesk::setProgress(const QString &transfer, qint64 done, qint64 total)
{
    const QString fileId = m_files.value(transfer);
    if (const auto download = m_downloads.find(fileId);
        download != m_downloads.end() && download->transfer == transfer) {
        download->done = done;
        download->total = total;
        Q_EMIT changed(fileId);
    } else if (fileId.isEmpty() && transfer.contains(u'/')) { // and not one that was cancelled
        m_uploads.insert(transfer, {done, total});
        Q_EMIT changed(transfer);
    }
}

void FileDesk::setDone(const QString &transfer, const FileRef &file)
{
    const QString fileId = m_files.take(transfer);
    if (fileId.isEmpty()) {
        m_uploads.remove(transfer);
        m_uploaded[messageOf(transfer)].append(file);
        return;
    }
    if (m_pictureTransfers.value(fileId) == transfer) {
        m_pictureTransfers.remove(fileId);
        return m_pictures.fetched(fileId);
    }
    if (const auto download = m_downloads.find(fileId); download != m_downloads.end())
        download->here = true;
    Q_EMIT changed(fileId);
}

void FileDesk::setFailed(const QString &transfer, const Failure &failure)
{
    const QString fileId = m_files.take(transfer);
    m_uploads.remove(transfer);
    if (m_pictureTransfers.value(fileId) == transfer) {
        m_pictureTransfers.remove(fileId);
        // A full disk, too, says nothing of the picture.
        return m_pictures.notFetched(fileId, failure.retryable() || failure.kind == Failure::Kind::Storage);
    }
    if (const auto download = m_downloads.find(fileId); download != m_downloads.end())
        download->words = FileWords::failed(failure);
    Q_EMIT changed(fileId.isEmpty() ? transfer : fileId);
}

} // namespace tincan
