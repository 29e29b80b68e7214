#include "core/base/file_lock.h"

namespace tincan {

using namespace Qt::StringLiterals;

// Whoever lives holds the file by the system as well, and then it cannot be removed. What the file says is not asked: a
// death while it is written leaves one that names nobody. One at a time: between another's look at the file and its
// removal it may be a new one, or one that its maker does not hold yet.
QLockFile::LockError FileLock::take(const QString &path, std::chrono::milliseconds patience)
{
    constexpr int soon = 1'000; // milliseconds; a turn takes less than one
    release();
    QLockFile turn(path + u".turn"_s);
    turn.setStaleLockTime(soon);
    if (!turn.tryLock(2 * soon))
        return turn.error();
    auto lock = std::make_unique<QLockFile>(path);
    lock->setStaleLockTime(0);
    const bool dead = !lock->tryLock(0) && lock->removeStaleLockFile();
    if (!lock->isLocked() && !lock->tryLock(dead ? 0 : int(patience.count())))
        return lock->error();
    m_lock = std::move(lock);
    return QLockFile::NoError;
}

} // namespace tincan
