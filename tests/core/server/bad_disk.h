// The system's files as SQLite sees them, but for the log's: its disk can be full, read-only, or hang in the middle of
// a sync, and be well again. For a test and its hub in one process; made before the hub, and alone. Any thread.
#pragma once

#include <QByteArray>

#include <condition_variable>
#include <cstring>
#include <mutex>
#include <sqlite3.h>

namespace tincan {

class BadDisk
{
public:
    enum class State
    {
        Well,
        Full,
        ReadOnly,
        Hanging,
    };

    BadDisk()
    {
        s_disk = this;
        m_system = sqlite3_vfs_find(nullptr);
        m_vfs = *m_system;
        m_vfs.zName = "bad-disk";
        m_vfs.szOsFile = int(sizeof(File)) + m_system->szOsFile;
        m_vfs.xOpen = open;
        sqlite3_vfs_register(&m_vfs, 1);
    }
    ~BadDisk()
    {
        sqlite3_vfs_unregister(&m_vfs);
        sqlite3_vfs_register(m_system, 1);
    }
    BadDisk(const BadDisk &) = delete;
    BadDisk &operator=(const BadDisk &) = delete;

    void be(State state)
    {
        const std::lock_guard lock(m_mutex);
        m_state = state;
        m_changed.notify_all();
    }
    void waitUntilItHangs()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_hung > 0; });
    }

private:
    struct File
    {
        sqlite3_file base;
        sqlite3_io_methods methods; // the system's, but for those that may fail
        bool ofLog;
    };
    static sqlite3_file *real(sqlite3_file *file)
    {
        return reinterpret_cast<sqlite3_file *>(reinterpret_cast<char *>(file) + sizeof(File));
    }
    template<auto Method, class... Arguments>
    static auto pass(sqlite3_file *file, Arguments... arguments)
    {
        return (real(file)->pMethods->*Method)(real(file), arguments...);
    }
    int errorOf(sqlite3_file *file)
    {
        const std::lock_guard lock(m_mutex);
        if (!reinterpret_cast<File *>(file)->ofLog)
            return SQLITE_OK;
        return m_state == State::Full ? SQLITE_FULL : m_state == State::ReadOnly ? SQLITE_READONLY : SQLITE_OK;
    }
    static int write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
    {
        const int error = s_disk->errorOf(file);
        return error != SQLITE_OK ? error : pass<&sqlite3_io_methods::xWrite>(file, bytes, size, at);
    }
    static int sync(sqlite3_file *file, int flags)
    {
        if (reinterpret_cast<File *>(file)->ofLog)
            s_disk->hang();
        return pass<&sqlite3_io_methods::xSync>(file, flags);
    }
    void hang()
    {
        std::unique_lock lock(m_mutex);
        ++m_hung;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_state != State::Hanging; });
        --m_hung;
    }
    static int open(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *got)
    {
        auto *ours = reinterpret_cast<File *>(file);
        ours->base.pMethods = nullptr;
        ours->ofLog = name && QByteArray(name).contains("log.sqlite");
        const int code = s_disk->m_system->xOpen(s_disk->m_system, name, real(file), flags, got);
        if (!real(file)->pMethods)
            return code;
        sqlite3_io_methods &methods = ours->methods;
        methods = *real(file)->pMethods;
        methods.iVersion = 2; // without what maps the file
        methods.xClose = [](sqlite3_file *f) { return pass<&sqlite3_io_methods::xClose>(f); };
        methods.xRead = [](sqlite3_file *f, void *to, int size, sqlite3_int64 at) {
            return pass<&sqlite3_io_methods::xRead>(f, to, size, at);
        };
        methods.xWrite = write;
        methods.xSync = sync;
        methods.xTruncate = [](sqlite3_file *f, sqlite3_int64 size) {
            return pass<&sqlite3_io_methods::xTruncate>(f, size);
        };
        methods.xFileSize = [](sqlite3_file *f, sqlite3_int64 *size) {
            return pass<&sqlite3_io_methods::xFileSize>(f, size);
        };
        methods.xLock = [](sqlite3_file *f, int level) { return pass<&sqlite3_io_methods::xLock>(f, level); };
        methods.xUnlock = [](sqlite3_file *f, int level) { return pass<&sqlite3_io_methods::xUnlock>(f, level); };
        methods.xCheckReservedLock = [](sqlite3_file *f, int *held) {
            return pass<&sqlite3_io_methods::xCheckReservedLock>(f, held);
        };
        methods.xFileControl = [](sqlite3_file *f, int what, void *with) {
            return pass<&sqlite3_io_methods::xFileControl>(f, what, with);
        };
        methods.xSectorSize = [](sqlite3_file *f) { return pass<&sqlite3_io_methods::xSectorSize>(f); };
        methods.xDeviceCharacteristics = [](sqlite3_file *f) {
            return pass<&sqlite3_io_methods::xDeviceCharacteristics>(f);
        };
        methods.xShmMap = [](sqlite3_file *f, int page, int size, int extend, void volatile **at) {
            return pass<&sqlite3_io_methods::xShmMap>(f, page, size, extend, at);
        };
        methods.xShmLock = [](sqlite3_file *f, int from, int count, int how) {
            return pass<&sqlite3_io_methods::xShmLock>(f, from, count, how);
        };
        methods.xShmBarrier = [](sqlite3_file *f) { pass<&sqlite3_io_methods::xShmBarrier>(f); };
        methods.xShmUnmap = [](sqlite3_file *f, int remove) { return pass<&sqlite3_io_methods::xShmUnmap>(f, remove); };
        ours->base.pMethods = &methods;
        return code;
    }

    static inline BadDisk *s_disk = nullptr;
    sqlite3_vfs *m_system = nullptr;
    sqlite3_vfs m_vfs{};
    std::mutex m_mutex;
    std::condition_variable m_changed;
    State m_state = State::Well;
    int m_hung = 0;
};

} // namespace tincan
