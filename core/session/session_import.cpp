// Taking an export in, a piece a turn of the event loop.
#include "core/session/session_private.h"

namespace tincan {

void Session::importHistory(quint64 job, const QString &path)
{
    // Each would put marks where the other is going to put messages.
    if (d->importing) {
        Q_EMIT importEnded(job, {.problem = ImportOutcome::Problem::Busy});
        return;
    }
    // Which messages are one's own is as the server says, or else whoever signed in last: whose history this is.
    if (d->store.history().self().isEmpty())
        d->store.history().setSelf(d->store.person());
    d->importing = std::make_unique<ImportRun>(d->store, path);
    d->importJob = job;
    d->stepImport(job);
}

void Session::cancelImport(quint64 job)
{
    if (job == d->importJob)
        d->importing.reset();
}

void Session::Private::stepImport(quint64 job)
{
    if (!importing || job != importJob) // it was cancelled, and perhaps another began since
        return;
    if (isOpen)
        flushArrivals(); // the cursor moves on first; a disk that fails then has it given up
    const auto step = importing->step();
    if (const auto &appended = importing->appended())
        tell(*appended);
    if (step == ImportRun::Step::More) {
        Q_EMIT q->importProgressed(job, importing->done(), importing->total());
        // What comes by the line meanwhile has its turn in between.
        QTimer::singleShot(0, q, [this, job] { stepImport(job); });
        return;
    }
    const ImportOutcome outcome = std::exchange(importing, nullptr)->outcome();
    Q_EMIT q->importEnded(job, outcome);
    if (outcome.problem == ImportOutcome::Problem::Storage)
        storageFailed(storageFailure(outcome.detail));
}

} // namespace tincan
