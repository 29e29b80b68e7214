#include "core/session/session_private.h"

#include <QTemporaryFile>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds reopenEvery{5'000};
constexpr qint64 someRoom = 1 << 20;

// Whether the disk takes a megabyte.
bool hasRoom(const QString &folder)
{
    if (folder.isEmpty())
        return true;
    QTemporaryFile file(folder + u"/room-XXXXXX"_s);
    return file.open() && file.write(QByteArray(someRoom, 'x')) == someRoom && file.flush();
}

} // namespace

// Nothing is taken in that cannot be kept: the lines end, the cursor stays where the disk has it, and what is in memory
// is read again once there is room.
void Session::Private::storageFailed(const Failure &failure)
{
    if (!isOpen)
        return;
    const QList<OutboxEntry> unkept = std::exchange(unwritten, {});
    letGo();
    advance(StorageFailed{failure});
    if (!std::exchange(storageSaid, true))
        Q_EMIT q->notice(failure);
    for (const OutboxEntry &entry : unkept)
        giveBack(entry, failure);
    reopenLater();
}

void Session::Private::letGo()
{
    wholeRooms.clear(); // the next store may be a new one
    roomsKnown = false;
    roomsTries = 0;
    isOpen = false;
    test.reset();
    api.reset();
    const QStringList dropped = transfers ? transfers->downloads() : QStringList();
    transfers.reset();
    stopSearching();
    if (importing)
        importing->giveUp();
    sweeping.cancel();
    sweep.reset();
    for (Alarm *alarm :
         {&measuring, &settling, &holding, &gathering, &roomsFrame, &roomsDue, &comparing, &telling, &tokenDue})
        alarm->cancel();
    sleepWatch.stop();
    turnEnd.stop();
    arrivals.clear();
    arrivedEvents = 0;
    answers.clear();
    marks.clear();
    typingHeard.clear();
    presenceHeard.clear();
    leftRooms.clear();
    typingTold.forget();
    outboxPump = {};
    sentAt.clear();
    neverCarried.clear();
    turnedAwayTimes.clear();
    uploadedAgain.clear();
    store.close();
    for (const QString &transfer : dropped)
        Q_EMIT q->transferFailed(transfer, {.kind = Failure::Kind::Dropped, .detail = u"the session was closed"_s});
}

void Session::Private::reopenLater()
{
    reopening = clock.after(reopenEvery, [this] {
        // A line that opens only to fail at its first event would flicker.
        if (hasRoom(options.profileFolder) && q->open(SessionOptions(options)))
            return;
        reopenLater();
    });
}

} // namespace tincan
