// Files on their way: those that a person asks for, and those of messages that wait for them.
#include "core/session/session_private.h"

namespace tincan {

using namespace Qt::StringLiterals;

void Session::download(const FileRef &file, const QString &target, const QString &transfer)
{
    if (d->transfers)
        d->transfers->download(transfer, file, target);
    else
        Q_EMIT transferFailed(transfer, {.kind = Failure::Kind::Unreachable, .detail = u"no server is open"_s});
}

void Session::cancelTransfer(const QString &transfer)
{
    if (d->transfers)
        d->transfers->cancel(transfer);
}

void Session::Private::openTransfers()
{
    transfers = std::make_unique<FileTransfers>(options.transport, clock, chance);
    QObject::connect(transfers.get(), &FileTransfers::progressed, q, &Session::transferProgressed);
    QObject::connect(transfers.get(), &FileTransfers::finished, q,
                     [this](const QString &transfer, const FileRef &file) { uploaded(transfer, file); });
    QObject::connect(transfers.get(), &FileTransfers::failed, q,
                     [this](const QString &transfer, const Failure &failure) { notUploaded(transfer, failure); });
}

void Session::Private::lineUp(const OutboxEntry &entry)
{
    if (!entry.waitsForFiles())
        return outboxPump.add(entry);
    for (qsizetype i = 0; i < entry.files.size(); ++i) {
        if (entry.files[i].isLocal())
            transfers->upload(transferOf(entry.id, i), entry.files[i]);
    }
}

void Session::Private::stopUploads(const OutboxEntry &entry)
{
    for (qsizetype i = 0; i < entry.files.size(); ++i)
        transfers->cancel(transferOf(entry.id, i));
}

// Of a download there is nothing to do but to tell.
void Session::Private::uploaded(const QString &transfer, const FileRef &file)
{
    const QString id = messageOf(transfer);
    const OutboxEntry *entry = store.outbox().find(id);
    FileRef told = file;
    if (entry) {
        const qsizetype index = transfer.sliced(id.size() + 1).toInt();
        QList<FileRef> files = entry->files;
        told.path = files[index].path;
        files[index] = told;
        if (const auto done = store.outbox().setFiles(id, files); !done)
            return storageFailed(done.error());
        setDelivery(id, Delivery::Queued);
        if (!entry->waitsForFiles())
            lineUp(*entry);
        flushSoon();
    }
    Q_EMIT q->transferDone(transfer, told);
}

void Session::Private::notUploaded(const QString &transfer, const Failure &failure)
{
    const QString id = messageOf(transfer);
    if (const OutboxEntry *entry = store.outbox().find(id)) {
        stopUploads(*entry);
        if (const auto done = store.outbox().setReason(id, failure.detail); !done)
            return storageFailed(done.error());
        setDelivery(id, Delivery::Failed, failure.detail);
    }
    Q_EMIT q->transferFailed(transfer, failure);
}

// The server drops a file that no message has named for a day. Once, for it may say so of something else.
bool Session::Private::uploadAgain(const QString &id)
{
    QList<FileRef> files = store.outbox().find(id)->files;
    bool any = false;
    for (FileRef &file : files) {
        if (file.path.isEmpty())
            continue;
        file.id.clear();
        file.sha256.clear();
        any = true;
    }
    if (!any || uploadedAgain.remove(id))
        return false;
    uploadedAgain.insert(id);
    outboxPump.remove(id);
    if (const auto done = store.outbox().setFiles(id, files); !done) {
        storageFailed(done.error());
        return true;
    }
    lineUp(*store.outbox().find(id));
    setDelivery(id, Delivery::Queued);
    return true;
}

void Session::Private::renewCalls()
{
    transfers->renew(options.transport);
    api->renew(options.transport);
}

} // namespace tincan
