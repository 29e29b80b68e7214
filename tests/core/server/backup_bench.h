// What the tests of backups share.
#pragma once

#include "core/server/data_check.h"

#include <QFile>
#include <QStringList>

namespace tincan {

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

inline QStringList wrongIn(const QString &folder)
{
    QStringList wrong;
    for (const Checked &checked : checkData(folder))
        wrong += checked.wrong;
    return wrong;
}

} // namespace tincan
