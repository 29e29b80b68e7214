#include "core/base/logging.h"
#include "core/server/file_index.h"
#include "core/server/file_name.h"
#include "core/server/file_quota.h"

#include <QDateTime>
#include <QDirIterator>
#include <QFileInfo>

#include <sqlite3.h>

namespace tincan {

namespace {

constexpr int atOnce = 100;      // rows of a transaction: the log's writer waits for it
constexpr int filesAPiece = 500; // at files of the folder, in a piece

} // namespace

FileIndex::Collected FileIndex::collect()
{
    Collected collected;
    const qint64 now = m_now();
    collected.more = !m_strays && (stampRows(now) || collectRows(now - orphanLives, collected));
    if (!collected.more)
        collected.more = collectStrays(now - orphanLives);
    return collected;
}

// 0: since a message went that was the last to name it (log_file.cpp); the day begins when it is seen here.
bool FileIndex::stampRows(qint64 now)
{
    Statement stamp = m_database.prepare(
        "UPDATE files SET unnamed_since = ? WHERE id IN (SELECT id FROM files WHERE unnamed_since = 0 LIMIT ?)");
    const bool stamped = stamp && stamp.bind(1, now).bind(2, atOnce).step() == SQLITE_DONE;
    return stamped && m_database.changes() == atOnce && !m_stopped;
}

bool FileIndex::collectRows(qint64 before, Collected &collected)
{
    QStringList ids;
    QHash<QString, qint64> freed;
    if (m_database.exec("BEGIN IMMEDIATE") != SQLITE_OK)
        return false;
    Statement due = m_database.prepare("SELECT id, owner, size FROM files WHERE unnamed_since < ? LIMIT ?");
    Statement remove = m_database.prepare("DELETE FROM files WHERE id = ?");
    int step = due && remove ? due.bind(1, before).bind(2, atOnce).step() : SQLITE_ERROR;
    for (; step == SQLITE_ROW; step = due.step()) {
        ids.append(due.text(0));
        freed[due.text(1)] += FileQuota::costOf(due.integer(2));
    }
    for (qsizetype i = 0; step == SQLITE_DONE && i < ids.size(); ++i)
        step = remove.bindText(1, ids[i].toUtf8()).step();
    if (step != SQLITE_DONE || m_database.exec("COMMIT") != SQLITE_OK) {
        qCWarning(logServer).noquote() << "files that nobody names cannot be removed:" << m_database.message();
        m_database.exec("ROLLBACK");
        return false;
    }
    for (const QString &id : std::as_const(ids))
        if (isFileId(id.toLatin1()))
            QFile::remove(m_folder + u'/' + id);
    collected.files += int(ids.size());
    for (auto each = freed.cbegin(); each != freed.cend(); ++each)
        collected.freed[each.key()] += each.value();
    return ids.size() == atOnce && !m_stopped;
}

// What is being written, or is on its way to get its row, is younger than a day.
bool FileIndex::collectStrays(qint64 before)
{
    Statement row = m_database.prepare("SELECT 1 FROM files WHERE id = ?");
    if (!m_strays) // one at a time: there may be millions
        m_strays = std::make_unique<QDirIterator>(m_folder, QDir::Files | QDir::Hidden);
    for (int looked = 0; looked < filesAPiece && m_strays->hasNext() && !m_stopped; ++looked) {
        const QFileInfo info = m_strays->nextFileInfo();
        if (info.lastModified().toMSecsSinceEpoch() >= before)
            continue;
        const int found = row ? row.bindText(1, info.fileName().toUtf8()).step() : SQLITE_ERROR;
        row.reset();
        if (found == SQLITE_DONE)
            QFile::remove(info.filePath());
    }
    if (m_strays->hasNext() && !m_stopped)
        return true;
    m_strays.reset();
    return false;
}

} // namespace tincan
