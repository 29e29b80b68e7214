#include "ui/picture_cache.h"

#include "ui/picture_folder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QPointer>

#include <algorithm>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr int memoryKilobytes = 16 * 1024;
constexpr qint64 diskBytes = qint64(200) << 20;
constexpr qint64 largeBytes = qint64(10) << 20;

QString nameOf(const FileRef &file, const QSize &pixels, Fit fit)
{
    return PictureCache::keyOf(file) + u'|' + QString::number(file.size) + u'|' + QString::number(pixels.width()) +
           u'x' + QString::number(pixels.height()) + (fit == Fit::Cover ? u'c' : u'i');
}

// A file of this computer may be another one under the same name by now.
QString failureKey(const FileRef &file)
{
    return file.isLocal() ? file.path + u'|' + QString::number(file.size) : file.id;
}

// Nothing else becomes a name in the folder.
bool isHash(const QString &text)
{
    static const QString digits = u"0123456789abcdef"_s;
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](QChar c) { return digits.contains(c); });
}

} // namespace

PictureCache::PictureCache(const QString &folder, QObject *parent)
    : QObject(parent), m_profileFolder(folder), m_folder(folderOf(folder, {})), m_pictures(memoryKilobytes)
{
    QDir().mkpath(m_folder);
    m_threads.setMaxThreadCount(2);
}

QString PictureCache::folderOf(const QString &profileFolder, const QUrl &server)
{
    const QString all = profileFolder + u"/pictures"_s;
    if (server.isEmpty())
        return all;
    const QByteArray hash = QCryptographicHash::hash(server.toEncoded(), QCryptographicHash::Sha256).toHex();
    return all + u'/' + QString::fromLatin1(hash.first(32));
}

void PictureCache::setServer(const QUrl &server)
{
    if (const QString folder = folderOf(m_profileFolder, server); folder != std::exchange(m_folder, folder)) {
        m_pictures.clear();
        m_asked.clear();
    }
    QDir().mkpath(m_folder);
}

PictureCache::~PictureCache()
{
    m_stop = true;
    m_threads.clear();
    m_threads.waitForDone();
}

QPixmap PictureCache::picture(const FileRef &file, const QSize &pixels, Fit fit)
{
    const QString name = nameOf(file, pixels, fit);
    if (const QPixmap *known = m_pictures.object(name))
        return *known;
    if (m_failed.contains(failureKey(file)) || m_decoding.contains(name))
        return {};
    if (!pathOf(file).isEmpty())
        decode(file, pixels, fit, name);
    else if (comesByItself(file))
        fetch(file);
    return {};
}

bool PictureCache::comesByItself(const FileRef &file) const
{
    return (m_loadsUnasked && file.size <= largeBytes) || m_asked.contains(file.id);
}

void PictureCache::setLoadsUnasked(bool loads)
{
    if (std::exchange(m_loadsUnasked, loads) == loads)
        return;
    // What is on its way comes; the rest is painted otherwise.
    for (const QSet<QString> &seen : std::as_const(m_inSight)) {
        for (const QString &key : seen)
            Q_EMIT changed(key);
    }
}

PictureCache::State PictureCache::state(const FileRef &file) const
{
    if (m_failed.contains(failureKey(file)))
        return State::Failed;
    if (!pathOf(file).isEmpty())
        return State::Here;
    return comesByItself(file) || m_fetching.contains(file.id) ? State::Coming : State::Large;
}

void PictureCache::ask(const FileRef &file)
{
    m_failed.remove(failureKey(file));
    m_asked.insert(file.id);
    if (pathOf(file).isEmpty())
        fetch(file);
    Q_EMIT changed(keyOf(file));
}

QString PictureCache::target(const FileRef &file) const
{
    return isHash(file.sha256) ? m_folder + u'/' + file.sha256 : QString();
}

QString PictureCache::pathOf(const FileRef &file) const
{
    const QString path = file.path.isEmpty() ? target(file) : file.path;
    return QFile::exists(path) ? path : QString();
}

void PictureCache::fetch(const FileRef &file)
{
    if (file.isLocal() || !isHash(file.sha256)) {
        m_failed.insert(failureKey(file));
        return;
    }
    if (m_fetching.contains(file.id))
        return;
    const bool isComing = !fetchingLike(file).isEmpty();
    m_fetching.insert(file.id, file);
    if (!isComing)
        Q_EMIT wanted(file, target(file));
}

QStringList PictureCache::fetchingLike(const FileRef &file) const
{
    QStringList ids;
    for (const FileRef &other : m_fetching) {
        if (other.sha256 == file.sha256)
            ids.append(other.id);
    }
    return ids;
}

void PictureCache::fetched(const QString &fileId)
{
    m_threads.start([folder = m_folder] { trimFolder(folder, diskBytes); });
    arrived(fileId);
}

void PictureCache::notFetched(const QString &fileId, bool forNow)
{
    if (!m_fetching.contains(fileId))
        return;
    m_failed.insert(fileId);
    if (forNow)
        m_forNow.insert(fileId);
    arrived(fileId); // those of the same bytes are asked for under their own names
}

void PictureCache::arrived(const QString &fileId)
{
    const QStringList ids = fetchingLike(m_fetching.value(fileId));
    for (const QString &id : ids)
        m_fetching.remove(id);
    for (const QString &id : ids)
        Q_EMIT changed(id);
}

void PictureCache::askAgain()
{
    const QSet<QString> ids = std::exchange(m_forNow, {});
    m_failed -= ids;
    for (const QString &id : ids)
        Q_EMIT changed(id);
}

void PictureCache::clear()
{
    m_fetching.clear();
    m_failed.clear();
    m_forNow.clear();
}

bool PictureCache::removeAll()
{
    clear();
    m_pictures.clear();
    bool all = true;
    for (const QFileInfo &file : QDir(m_folder).entryInfoList(QDir::Files | QDir::Hidden))
        all = QFile::remove(file.filePath()) && all;
    return all;
}

void PictureCache::setInSight(const QObject *viewer, const QSet<QString> &keys)
{
    if (keys.isEmpty())
        m_inSight.remove(viewer);
    else
        m_inSight[viewer] = keys;
    const auto isSeen = [this](const QString &id) {
        return std::any_of(m_inSight.cbegin(), m_inSight.cend(), [&id](const auto &seen) { return seen.contains(id); });
    };
    const auto isWanted = [&](const QString &id) { return isSeen(id) || m_asked.contains(id); };
    const QList<FileRef> fetching = m_fetching.values();
    for (const FileRef &file : fetching) {
        const QStringList ids = fetchingLike(file);
        if (std::any_of(ids.begin(), ids.end(), isWanted))
            continue;
        for (const QString &id : ids) {
            m_fetching.remove(id);
            Q_EMIT notWanted(id);
            Q_EMIT changed(id);
        }
    }
}

void PictureCache::adopt(const FileRef &file, const QString &path, bool ours)
{
    const bool wanted = isPicture(file) && isHash(file.sha256) && file.size <= largeBytes;
    m_threads.start([path, to = wanted ? target(file) : QString(), ours] {
        if (!to.isEmpty() && !QFile::exists(to))
            QFile::copy(path, to);
        if (ours)
            QDir(QFileInfo(path).path()).removeRecursively(); // it had one of its own
    });
}

void PictureCache::decode(const FileRef &file, const QSize &pixels, Fit fit, const QString &name)
{
    m_decoding.insert(name);
    const QPointer<PictureCache> self(this);
    m_threads.start([self, stop = &m_stop, file, pixels, fit, name, path = pathOf(file)] {
        const QImage image = decodePicture(path, file.type, pixels, fit, stop);
        if (file.path.isEmpty())
            touchFile(path);
        // The cache waits for its threads, so it is there.
        QMetaObject::invokeMethod(self.data(), [self, file, name, image] { self->take(file, name, image); });
    });
}

void PictureCache::take(const FileRef &file, const QString &name, const QImage &image)
{
    m_decoding.remove(name);
    if (image.isNull())
        m_failed.insert(failureKey(file));
    else
        m_pictures.insert(name, new QPixmap(QPixmap::fromImage(image)),
                          int(qMax<qint64>(1, image.sizeInBytes() / 1024)));
    Q_EMIT changed(keyOf(file));
}

} // namespace tincan
