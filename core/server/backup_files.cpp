#include "core/server/backup_files.h"

#include "core/server/backup_parts.h"
#include "core/server/file_name.h"
#include "core/server/log_file.h"

#include <QDir>

#include <algorithm>
#include <sqlite3.h>

namespace tincan::backup {

namespace {

const QByteArray inFiles = "files/";

} // namespace

bool isFileMember(const QByteArray &name)
{
    return name.startsWith(inFiles) && isFileId(QByteArrayView(name).sliced(inFiles.size()));
}

std::optional<QString> addFiles(TarWriter &tar, Database &log, const QString &folder)
{
    Statement rows = log.prepare("SELECT id FROM files ORDER BY id");
    int step = rows ? rows.step() : SQLITE_ERROR;
    for (; step == SQLITE_ROW; step = rows.step()) {
        QFile content(filesFolder(folder) + u'/' + rows.text(0));
        if (!isFileId(rows.bytes(0)) || !content.exists())
            continue;
        if (!content.open(QIODevice::ReadOnly) || !tar.add(inFiles + rows.bytes(0), content))
            return content.fileName();
    }
    return step == SQLITE_DONE ? std::nullopt : std::optional(QStringLiteral("the list of files"));
}

std::optional<QString> wrongWithFiles(const Sums &sums, Database &log)
{
    Statement row = log.prepare("SELECT sha256 FROM files WHERE id = ?");
    for (auto member = sums.cbegin(); member != sums.cend(); ++member) {
        if (!isFileMember(member.key()))
            continue;
        const bool known = row && row.bindText(1, member.key().sliced(inFiles.size())).step() == SQLITE_ROW;
        const bool same = known && row.bytes(0) == member.value();
        row.reset();
        if (!same)
            return QStringLiteral("%1 in it is not what was put there").arg(QString::fromLatin1(member.key()));
    }
    return std::nullopt;
}

bool keepFiles(const QString &folder)
{
    const QFileInfoList all = QDir(filesFolder(folder)).entryInfoList(QDir::Files);
    return std::all_of(all.begin(), all.end(), [](const QFileInfo &info) {
        QFile file(info.filePath());
        return file.open(QIODevice::ReadWrite) && syncFile(file) &&
               file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    });
}

} // namespace tincan::backup
