#include "core/server/file_store.h"

#include "core/base/logging.h"

namespace tincan {

namespace {

// Each holds a descriptor, a piece and the head of its file.
constexpr int mostUploads = 64;
constexpr int mostOfOne = 8;
constexpr qint64 retryAfterSeconds = 5;

Refusal diskDoesNotTakeIt()
{
    return refusal(503, QStringLiteral("The disk cannot take it now; nothing was stored."), retryAfterSeconds);
}

} // namespace

Upload::Upload(FileStore &store, const QString &owner, const QString &who)
    : m_store(store), m_owner(owner), m_who(who), m_file(std::make_shared<UploadFile>(store.m_index->folder()))
{
    ++m_store.m_uploads[m_who];
    ++m_store.m_allUploads;
}

Upload::~Upload()
{
    if (!m_kept)
        m_store.m_quota.giveBack(m_owner, m_cost);
    if (--m_store.m_uploads[m_who] == 0)
        m_store.m_uploads.remove(m_who);
    --m_store.m_allUploads;
}

std::optional<Refusal> Upload::reserve(qint64 size)
{
    const qint64 more = FileQuota::costOf(size) - m_cost;
    if (more <= 0)
        return std::nullopt;
    if (const auto full = m_store.m_quota.take(m_owner, more))
        return full;
    m_cost += more;
    return std::nullopt;
}

asio::awaitable<Result<Done, Refusal>> Upload::open()
{
    std::function<bool()> work = [file = m_file] { return file->open(); };
    const bool opened = co_await m_store.onDisk(std::move(work));
    co_return opened ? Result<Done, Refusal>(Done{}) : diskDoesNotTakeIt();
}

asio::awaitable<Result<Done, Refusal>> Upload::write(QByteArray bytes)
{
    m_size += bytes.size();
    std::function<bool()> work = [file = m_file, bytes = std::move(bytes)] { return file->write(bytes); };
    const bool written = co_await m_store.onDisk(std::move(work));
    co_return written ? Result<Done, Refusal>(Done{}) : diskDoesNotTakeIt();
}

// Bytes first, then the row: a crash between the two leaves bytes that nobody knows, and they are collected.
asio::awaitable<Result<FileRef, Refusal>> Upload::finish(QString name)
{
    std::function<std::optional<FileRef>()> keep = [file = m_file] { return file->finish(); };
    auto kept = co_await m_store.onDisk(std::move(keep));
    if (!kept)
        co_return diskDoesNotTakeIt();
    kept->name = std::move(name);
    FileIndex &index = *m_store.m_index;
    std::function<bool()> add = [&index, record = FileRecord{*kept, m_owner}] { return index.add(record); };
    m_kept = co_await offloaded<bool>(m_store.m_io, m_store.m_keeper, std::move(add));
    if (!m_kept) {
        std::function<bool()> remove = [file = m_file] {
            file->remove();
            return true;
        };
        co_await m_store.onDisk(std::move(remove));
        co_return diskDoesNotTakeIt();
    }
    co_return *kept;
}

asio::awaitable<void> Upload::drop()
{
    std::function<bool()> work = [file = std::exchange(m_file, nullptr)]() mutable {
        file.reset();
        return true;
    };
    co_await m_store.onDisk(std::move(work));
}

FileStore::FileStore(std::unique_ptr<FileIndex> index, const FileQuota::Limits &limits, asio::io_context &io)
    : m_io(io), m_index(std::move(index)), m_quota(limits, m_index->usage())
{}

void FileStore::begin()
{
    asio::co_spawn(m_io, sweep(), asio::detached);
}

void FileStore::stop()
{
    m_stopped = true;
    m_index->stop();
    if (m_sweep)
        m_sweep->cancel();
}

void FileStore::join()
{
    m_disk.join();
    m_keeper.join();
}

Result<std::shared_ptr<Upload>, Refusal> FileStore::upload(const QString &owner, const QString &who)
{
    if (m_allUploads >= mostUploads)
        return refusal(503, QStringLiteral("Too many files are on their way just now."), retryAfterSeconds);
    if (m_uploads.value(who) >= mostOfOne)
        return refusal(429, QStringLiteral("At most %1 files at once are taken of one.").arg(mostOfOne),
                       retryAfterSeconds);
    return std::make_shared<Upload>(*this, owner, who);
}

asio::awaitable<Result<std::optional<FileIndex::Found>>> FileStore::find(QString id)
{
    using Answer = Result<std::optional<FileIndex::Found>>;
    std::function<Answer()> work = [this, id = std::move(id)] { return m_index->find(id); };
    co_return co_await offloaded<Answer>(m_io, m_keeper, std::move(work));
}

asio::awaitable<std::shared_ptr<QFile>> FileStore::open(QString id, qint64 from)
{
    std::function<std::shared_ptr<QFile>()> work = [path = m_index->folder() + u'/' + id, from] {
        auto file = std::make_shared<QFile>(path);
        const bool there = file->open(QIODevice::ReadOnly | QIODevice::Unbuffered) && file->seek(from);
        return there ? file : nullptr;
    };
    co_return co_await onDisk(std::move(work));
}

asio::awaitable<QByteArray> FileStore::read(std::shared_ptr<QFile> file, qint64 most)
{
    std::function<QByteArray()> work = [file = std::move(file), most] { return file->read(most); };
    co_return co_await onDisk(std::move(work));
}

// Clears up one piece; true: there are more.
asio::awaitable<bool> FileStore::collect()
{
    std::function<FileIndex::Collected()> work = [this] { return m_index->collect(); };
    const FileIndex::Collected collected = co_await offloaded<FileIndex::Collected>(m_io, m_keeper, std::move(work));
    for (auto each = collected.freed.cbegin(); each != collected.freed.cend(); ++each)
        m_quota.giveBack(each.key(), each.value());
    m_collected += collected.files;
    co_return collected.more;
}

asio::awaitable<void> FileStore::sweep()
{
    asio::steady_timer timer(m_io); // goes with the loop, which goes before us
    m_sweep = &timer;
    while (!m_stopped) {
        bool more = true;
        while (more && !m_stopped)
            more = co_await collect();
        if (m_stopped)
            break;
        timer.expires_after(std::chrono::hours(1));
        co_await timer.async_wait(asTuple);
    }
    m_sweep = nullptr;
}

} // namespace tincan
