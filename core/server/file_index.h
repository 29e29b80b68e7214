// The server's files as the log's database knows them: whose they are, what they are, which rooms name them. Over a
// connection of its own to log.sqlite, so that a row and the messages that name it change in one order. What no message
// names for a day is removed, row first: bytes without a row are nobody's, and go at the same age. One thread at a
// time; not the hub's I/O thread.
#pragma once

#include "core/base/result.h"
#include "core/server/file_row.h"

#include <QHash>
#include <QStringList>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

class QDirIterator;

namespace tincan {

class FileIndex
{
public:
    using Now = std::function<qint64()>; // milliseconds since 1970, UTC
    static constexpr qint64 orphanLives = 24 * 3'600'000;

    struct Found
    {
        FileRecord record;
        QStringList rooms; // where messages name it
    };
    struct Collected
    {
        int files = 0;
        QHash<QString, qint64> freed; // what quotas count, by owner
        bool more = false;            // there is another piece to do
    };

    // Once the log is open. What uploads left that a crash cut off goes. Fails with Storage and a sentence.
    static Result<std::unique_ptr<FileIndex>> open(const QString &dataFolder, Now now = {});

    ~FileIndex();

    QString folder() const { return m_folder; } // of the bytes; each file goes by its id
    QHash<QString, qint64> usage();             // what quotas count, by owner
    bool add(const FileRecord &record);
    Result<std::optional<Found>> find(const QString &id);
    // What nobody wants, as much of it as takes a moment: between two pieces somebody may ask for a file.
    Collected collect();
    void stop() { m_stopped = true; } // any thread: collect() ends early

private:
    FileIndex(const QString &dataFolder, Now now);
    bool stampRows(qint64 now);
    bool collectRows(qint64 before, Collected &collected);
    bool collectStrays(qint64 before);
    Failure failure() const;

    QString m_folder;
    Now m_now;
    std::atomic<bool> m_stopped = false;
    Database m_database;
    std::unique_ptr<QDirIterator> m_strays; // the rest of the folder, between two pieces
};

} // namespace tincan
