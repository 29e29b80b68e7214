// Which form a SQLite file has (PRAGMA user_version), from its header (https://sqlite.org/fileformat.html, section 1.3)
// and without opening it as a database: SQLite writes when it opens. What only its journal has is not seen. Any thread.
#pragma once

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <optional>

namespace tincan {

// Nothing where there is no such file, or it is none of SQLite's, or its header is damaged.
inline std::optional<qint32> formOfSqliteFile(const QString &path)
{
    constexpr qsizetype whole = 100; // bytes
    constexpr qsizetype at = 60;
    const QByteArray reserved(20, '\0'); // from 72 on
    QFile file(path);
    // What is no file may never end, or never begin.
    const QByteArray header =
        QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) ? file.read(whole) : QByteArray();
    if (header.size() < whole || !header.startsWith("SQLite format 3") || header.sliced(72, 20) != reserved)
        return std::nullopt;
    return qFromBigEndian<qint32>(header.constData() + at);
}

// Whether SQLite wrote ahead of the file, and was not there to bring it in.
inline bool hasSqliteJournal(const QString &path)
{
    return QFile(path + QStringLiteral("-wal")).size() > 0;
}

// The newer of what the file and its journal say; 0: there is none. `ask` looks into the journal by a connection that
// only reads, which leaves it where it is; it is not asked where the file alone says more than `known`.
template<class Ask>
qint64 newestFormOf(const QString &path, qint64 known, Ask ask)
{
    const auto form = formOfSqliteFile(path);
    if (!form || *form > known || !hasSqliteJournal(path))
        return form.value_or(0);
    return qMax<qint64>(*form, ask());
}

} // namespace tincan
