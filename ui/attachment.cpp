#include "ui/attachment.h"

#include "core/chat/safe_file_name.h"
#include "ui/picture_decoder.h"

#include <QDir>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QUuid>

namespace tincan {

namespace {

// In a folder of its own: the name is what others see.
QString freshPath(const QString &folder, const QString &name)
{
    const QString own = folder + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces);
    return QDir().mkpath(own) ? own + u'/' + safeFileName(name) : QString();
}

} // namespace

std::optional<FileRef> localFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.isFile() || !info.isReadable())
        return std::nullopt;
    FileRef file{.id = {},
                 .name = safeFileName(info.fileName()),
                 .type = QMimeDatabase().mimeTypeForFile(info).name(),
                 .size = info.size(),
                 .sha256 = {},
                 .path = info.absoluteFilePath()};
    const QSize size = pictureSize(file.path, file.type);
    file.width = qMax(0, size.width());
    file.height = qMax(0, size.height());
    return file;
}

std::optional<FileRef> storedPicture(const QImage &picture, const QString &folder, const QString &name)
{
    const QString path = freshPath(folder, name);
    return !path.isEmpty() && picture.save(path, "PNG") ? localFile(path) : std::nullopt;
}

std::optional<FileRef> storedText(const QString &text, const QString &folder, const QString &name)
{
    QFile file(freshPath(folder, name));
    const QByteArray bytes = text.toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return std::nullopt;
    file.close();
    return localFile(file.fileName());
}

bool isStored(const FileRef &file, const QString &folder)
{
    const QString own = QFileInfo(file.path).path();
    return !file.path.isEmpty() && QFileInfo(own).path() == QDir(folder).absolutePath();
}

void dropStored(const FileRef &file, const QString &folder)
{
    if (isStored(file, folder))
        QDir(QFileInfo(file.path).path()).removeRecursively();
}

void dropStored(const QString &folder, const QDateTime &before)
{
    const QFileInfoList all = QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QFileInfo &own : all) {
        if (own.lastModified() < before)
            QDir(own.filePath()).removeRecursively();
    }
}

} // namespace tincan
