#include "core/server/path_access.h"

namespace tincan {

QFileInfo nearestThere(const QString &path)
{
    QFileInfo nearest(path);
    while (!nearest.exists() && !nearest.isRoot())
        nearest.setFile(nearest.absolutePath());
    return nearest;
}

QString belongingOf(const QFileInfo &file)
{
    const QString owner = file.owner().isEmpty() ? QString::number(file.ownerId()) : file.owner();
    return QStringLiteral("it belongs to %1").arg(owner);
}

QStringList wrongToRead(const QString &path)
{
    const QFileInfo nearest = nearestThere(path);
    if (nearest.isReadable() && (!nearest.isDir() || nearest.isExecutable()))
        return {};
    return {QStringLiteral("%1 cannot be read by this user: %2").arg(nearest.filePath(), belongingOf(nearest))};
}

} // namespace tincan
