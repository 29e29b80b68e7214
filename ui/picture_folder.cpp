#include "ui/picture_folder.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

namespace tincan {

void trimFolder(const QString &folder, qint64 mostBytes)
{
    qint64 kept = 0;
    const QDateTime yesterday = QDateTime::currentDateTime().addDays(-1);
    // The newest first.
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files | QDir::Hidden, QDir::Time);
    for (const QFileInfo &file : files) {
        kept += file.size();
        const bool isWritten = file.suffix() == QStringLiteral("part") && file.lastModified() > yesterday;
        if (kept > mostBytes && !isWritten)
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
