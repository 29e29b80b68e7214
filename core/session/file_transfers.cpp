#include "core/session/file_transfers.h"

#include "core/session/transfer_retry.h"
#include "core/transport/file_download.h"
#include "core/transport/file_upload.h"

#include <QFile>
#include <QPointer>

#include <algorithm>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostAtOnce = 3;         // the server takes eight uploads of one person, who may have several devices
constexpr milliseconds tellEvery{50}; // each brings a change to every window

// Inside a signal of what goes.
struct DropLater
{
    void operator()(QObject *object) const
    {
        object->disconnect();
        object->deleteLater();
    }
};

} // namespace

struct FileTransfers::Transfer
{
    QString id;
    FileRef file;
    QString target = {};                          // of a download
    std::unique_ptr<QObject, DropLater> run = {}; // while it is under way
    Alarm again = {};                             // after a failure
    TransferRetry retry = {};
    qint64 told = -1; // how many
    TimePoint toldAt = {};

    bool isDownload() const { return !target.isEmpty(); }
    QString part() const { return isDownload() ? FileDownload::partOf(file, target) : QString(); }
    bool isWaiting() const { return !run && !again.pending(); }
};

FileTransfers::FileTransfers(const TransportOptions &options, Clock &clock, Chance chance)
    : m_options(options),
      m_clock(clock),
      m_chance(std::move(chance)),
      m_network(std::make_unique<QNetworkAccessManager>())
{}

FileTransfers::~FileTransfers()
{
    for (const auto &transfer : m_transfers)
        delete transfer->run.release(); // before the connections
}

void FileTransfers::upload(const QString &id, const FileRef &file)
{
    add(std::make_unique<Transfer>(Transfer{.id = id, .file = file}));
}

void FileTransfers::download(const QString &id, const FileRef &file, const QString &target)
{
    add(std::make_unique<Transfer>(Transfer{.id = id, .file = file, .target = target}));
}

void FileTransfers::add(std::unique_ptr<Transfer> transfer)
{
    if (contains(transfer->id))
        return;
    m_transfers.push_back(std::move(transfer));
    startNext();
}

FileTransfers::Transfers::iterator FileTransfers::find(const QString &id)
{
    return std::find_if(m_transfers.begin(), m_transfers.end(),
                        [&id](const auto &transfer) { return transfer->id == id; });
}

bool FileTransfers::contains(const QString &id) const
{
    return const_cast<FileTransfers *>(this)->find(id) != m_transfers.end();
}

QStringList FileTransfers::downloads() const
{
    QStringList ids;
    for (const auto &transfer : m_transfers) {
        if (transfer->isDownload())
            ids.append(transfer->id);
    }
    return ids;
}

std::unique_ptr<FileTransfers::Transfer> FileTransfers::take(const QString &id)
{
    const auto at = find(id);
    if (at == m_transfers.end())
        return nullptr;
    auto taken = std::move(*at);
    m_transfers.erase(at);
    return taken;
}

void FileTransfers::cancel(const QString &id)
{
    const auto transfer = take(id);
    if (transfer && transfer->isDownload()) {
        delete transfer->run.release(); // closes the file
        const auto hasIt = [part = transfer->part()](const auto &other) { return other->part() == part; };
        if (std::none_of(m_transfers.begin(), m_transfers.end(), hasIt))
            QFile::remove(transfer->part());
    }
    startNext();
}

void FileTransfers::renew(const TransportOptions &options)
{
    m_options = options;
    for (const auto &transfer : m_transfers)
        delete transfer->run.release();
    m_network.release()->deleteLater(); // this may come about inside a signal of one of its replies
    m_network = std::make_unique<QNetworkAccessManager>();
    startNext();
}

void FileTransfers::setOnline(bool online)
{
    if (online == std::exchange(m_online, online) || !online)
        return;
    for (const auto &transfer : m_transfers) {
        transfer->again.cancel();
        transfer->retry.forget();
    }
    startNext();
}

void FileTransfers::startNext()
{
    if (!m_online)
        return;
    auto running =
        std::count_if(m_transfers.begin(), m_transfers.end(), [](const auto &one) { return bool(one->run); });
    for (const auto &transfer : m_transfers) {
        if (running >= mostAtOnce)
            return;
        if (transfer->isWaiting() && !isTargeted(transfer->target)) {
            start(*transfer);
            ++running;
        }
    }
}

// By a download that is under way.
bool FileTransfers::isTargeted(const QString &target) const
{
    return !target.isEmpty() && std::any_of(m_transfers.begin(), m_transfers.end(), [&target](const auto &other) {
        return other->run && other->target == target;
    });
}

void FileTransfers::start(Transfer &transfer)
{
    if (transfer.isDownload()) {
        auto made = std::make_unique<FileDownload>(*m_network, m_options, transfer.file, transfer.target, m_clock);
        connect(made.get(), &FileDownload::finished, this,
                [this, id = transfer.id, file = transfer.file] { finish(id, file); });
        run(transfer, std::move(made));
    } else {
        auto made = std::make_unique<FileUpload>(*m_network, m_options, transfer.file, m_clock);
        connect(made.get(), &FileUpload::finished, this,
                [this, id = transfer.id](const FileRef &file) { finish(id, file); });
        run(transfer, std::move(made));
    }
}

template<class Run>
void FileTransfers::run(Transfer &transfer, std::unique_ptr<Run> made)
{
    connect(made.get(), &Run::progressed, this,
            [this, &transfer](qint64 done, qint64 total) { progress(transfer, done, total); });
    connect(made.get(), &Run::failed, this, [this, &transfer](const Failure &failure) { fail(transfer, failure); });
    made->start();
    transfer.run.reset(made.release());
}

void FileTransfers::progress(Transfer &transfer, qint64 done, qint64 total)
{
    transfer.retry.advanced(done);
    const TimePoint now = m_clock.now();
    if (done == transfer.told || (done < total && transfer.told >= 0 && now - transfer.toldAt < tellEvery))
        return;
    transfer.told = done;
    transfer.toldAt = now;
    Q_EMIT progressed(transfer.id, done, total);
}

// Whoever is told may be the end of all this.
void FileTransfers::finish(const QString &id, const FileRef &file)
{
    const QPointer<FileTransfers> guard(this);
    const auto done = take(id);
    Q_EMIT finished(id, file);
    if (guard)
        startNext();
}

void FileTransfers::fail(Transfer &transfer, const Failure &failure)
{
    transfer.run.reset();
    if (const auto wait = transfer.retry.failed(failure, m_chance())) {
        transfer.again = m_clock.after(*wait, [this, &transfer] {
            transfer.again.cancel();
            startNext();
        });
        return startNext();
    }
    const QPointer<FileTransfers> guard(this);
    const auto gone = take(transfer.id);
    Q_EMIT failed(gone->id, failure);
    if (guard)
        startNext();
}

} // namespace tincan
