// Searching what is stored, and keeping its index behind what is stored.
#include "core/session/session_private.h"

#include <QElapsedTimer>

namespace tincan {

namespace {

// A piece takes about this long, whatever machine it is; nobody waits for the index, and everything else goes first.
constexpr qint64 pieceTime = 8; // milliseconds
constexpr int firstPiece = 50;
constexpr int mostInPiece = 400;
constexpr milliseconds whileQuiet{8};
// While messages arrive it takes a twentieth of the time.
constexpr milliseconds whileBusy{160};

} // namespace

void Session::Private::indexSoon(milliseconds wait)
{
    if (!indexing.pending())
        indexing = clock.after(wait, [this] { indexPiece(); });
}

void Session::Private::indexPiece()
{
    const bool busy = std::exchange(arrivedSincePiece, false);
    QElapsedTimer timer;
    timer.start();
    const int size = pieceSize ? pieceSize : firstPiece;
    const auto more = store.indexSome(size);
    // After a failure it is tried again when something comes. What was less than a piece says nothing of its size.
    if (!more || !*more)
        return;
    const double took = std::max(0.5, double(timer.nsecsElapsed()) / 1e6);
    pieceSize = std::clamp(int(size * pieceTime / took), firstPiece, mostInPiece);
    indexSoon(busy ? whileBusy : whileQuiet);
}

void Session::Private::indexArrived(const QList<Message> &rows)
{
    if (rows.isEmpty())
        return;
    arrivedSincePiece = true;
    indexSoon(whileBusy);
}

void Session::Private::stopSearching()
{
    indexing.cancel();
    searchReader.reset();
}

void Session::search(const SearchQuestion &question)
{
    if (d->isOpen)
        d->flushArrivals();
    if (!d->isOpen) { // as of now, where that could not be written
        SearchAnswer answer;
        answer.question = question;
        answer.failure = d->state.failure.value_or(storageFailure(QStringLiteral("no history is open")));
        Q_EMIT searched(answer);
        return;
    }
    d->indexPiece(); // as a rule that is all there is left
    if (d->store.file().isEmpty()) {
        Q_EMIT searched(d->store.search(question));
        return;
    }
    if (!d->searchReader) {
        d->searchReader = std::make_unique<SearchReader>(d->store.file());
        connect(d->searchReader.get(), &SearchReader::answered, this, &Session::searched);
    }
    d->searchReader->ask(question);
}

} // namespace tincan
