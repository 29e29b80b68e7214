#include "ui/picture_folder.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

namespace tincan {

void trimFolder(const QString &folder, qint64 mostBytes)
{
    qint64 kept = 0;
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files, QDir::Time); // the newest first
    for (const QFileInfo &file : files) {
        kept += file.size();
        if (kept > mostBytes && file.suffix() != QStringLiteral("part"))
            QFile::remove(file.filePath());
    }
}

void touchFile(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadWrite))
        file.setFileTime(QDateTime::currentDateTime(), QFileDevice::FileModificationTime);
}

} // namespace tincan
