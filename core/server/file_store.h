// The files of one hub: room for uploads and their bytes on the disk, and who may read what is there. Disk and database
// work on threads of their own; every function here belongs to the hub's I/O thread.
#pragma once

#include "core/server/file_index.h"
#include "core/server/file_quota.h"
#include "core/server/offload.h"
#include "core/server/upload_file.h"

#include <QFile>

namespace tincan {

class FileStore;

// One file on its way in, and the room that is kept for it. Where it goes away unfinished, nothing of it stays.
class Upload
{
public:
    Upload(FileStore &store, const QString &owner, const QString &who);
    ~Upload();
    Upload(const Upload &) = delete;
    Upload &operator=(const Upload &) = delete;

    // Room for so many bytes in all: 413, 507.
    std::optional<Refusal> reserve(qint64 size);
    qint64 size() const { return m_size; } // that were written
    // 503 where the disk does not take it.
    asio::awaitable<Result<Done, Refusal>> open();
    asio::awaitable<Result<Done, Refusal>> write(QByteArray bytes);
    asio::awaitable<Result<FileRef, Refusal>> finish(QString name);
    // Takes its bytes off the disk; the destructor does so too, and holds up the thread for it.
    asio::awaitable<void> drop();

private:
    FileStore &m_store;
    QString m_owner;
    QString m_who;
    qint64 m_cost = 0; // that the quota has taken
    qint64 m_size = 0;
    bool m_kept = false;
    std::shared_ptr<UploadFile> m_file; // shared with the thread that writes
};

class FileStore
{
public:
    FileStore(std::unique_ptr<FileIndex> index, const FileQuota::Limits &limits, asio::io_context &io);

    // Collects what nobody names, now and once an hour, until stop().
    void begin();
    void stop();
    // After the I/O thread is done.
    void join();

    // 429 where this person, or on an open server this address, has many on their way; 503 where all together have.
    Result<std::shared_ptr<Upload>, Refusal> upload(const QString &owner, const QString &who);
    // Nothing where there is no such file; a Failure where the database cannot be read.
    asio::awaitable<Result<std::optional<FileIndex::Found>>> find(QString id);
    // Empty where its bytes are gone.
    asio::awaitable<std::shared_ptr<QFile>> open(QString id, qint64 from);
    asio::awaitable<QByteArray> read(std::shared_ptr<QFile> file, qint64 most);

    qint64 bytes() const { return m_quota.all(); } // as quotas count them, with what is on its way
    qint64 collected() const { return m_collected; }

private:
    friend class Upload;
    template<class T>
    asio::awaitable<T> onDisk(std::function<T()> work)
    {
        return offloaded<T>(m_io, m_disk, std::move(work));
    }
    asio::awaitable<bool> collect();
    asio::awaitable<void> sweep();

    asio::io_context &m_io;
    asio::thread_pool m_disk{2};   // one that syncs does not hold up all others
    asio::thread_pool m_keeper{1}; // the index
    std::unique_ptr<FileIndex> m_index;
    FileQuota m_quota;
    QHash<QString, int> m_uploads; // on their way, of each person or address
    int m_allUploads = 0;
    qint64 m_collected = 0;
    asio::steady_timer *m_sweep = nullptr; // of sweep(), while it runs
    bool m_stopped = false;
};

} // namespace tincan
