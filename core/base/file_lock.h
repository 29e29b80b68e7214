// A file that one program holds at a time, as long as its process lives: `kill -9` frees it. One thread.
#pragma once

#include <QLockFile>

#include <chrono>
#include <memory>

namespace tincan {

class FileLock
{
public:
    // LockFailedError: another program has it, also after `patience`. Two seconds more where several ask at one moment.
    QLockFile::LockError take(const QString &path, std::chrono::milliseconds patience = {});
    void release() { m_lock.reset(); }
    bool isHeld() const { return m_lock != nullptr; }

private:
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace tincan
