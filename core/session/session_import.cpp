// Taking an export in, a piece a turn of the event loop.
#include "core/session/session_private.h"

namespace tincan {

void Session::importHistory(const QString &path)
{
    d->importing = std::make_unique<ImportRun>(d->store, path);
    d->stepImport();
}

void Session::cancelImport()
{
    d->importing.reset();
}

void Session::Private::stepImport()
{
    if (!importing)
        return;
    if (isOpen)
        flushArrivals(); // the cursor moves on first; a disk that fails then has it given up
    const auto step = importing->step();
    if (const auto &appended = importing->appended())
        tell(*appended);
    if (step == ImportRun::Step::More) {
        Q_EMIT q->importProgressed(importing->done(), importing->total());
        // What comes by the line meanwhile has its turn in between.
        QTimer::singleShot(0, q, [this] { stepImport(); });
        return;
    }
    const ImportOutcome outcome = std::exchange(importing, nullptr)->outcome();
    Q_EMIT q->importEnded(outcome);
    if (outcome.problem == ImportOutcome::Problem::Storage)
        storageFailed(storageFailure(outcome.detail));
}

} // namespace tincan
