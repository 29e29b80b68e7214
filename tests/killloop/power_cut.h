// What a cut of the power takes, as far as one process can tell: the bytes of files that were written and never synced.
// Remembers what stood there before. Names (made, moved, removed) are taken to be on disk at once. Any thread.
#pragma once

#include <map>
#include <mutex>
#include <sys/types.h>
#include <utility>
#include <vector>

namespace tincan {

class PowerCut
{
public:
    using Lock = std::unique_lock<std::recursive_mutex>;

    // Before `size` bytes from `at` on change, or go. The change is made under the lock.
    Lock before(int fd, off_t at, std::size_t size);
    void synced(int fd);
    // What was not synced is as it was. From here on nobody changes a file: the lock stays.
    void takeBack();

private:
    struct Change
    {
        off_t at;
        std::vector<char> bytes;
        off_t size; // of the file
    };
    struct File
    {
        // Opened once and never closed: closing it would let go of every lock that the process has on the file.
        int fd = -1;
        std::vector<Change> changes; // since it was synced
    };
    using Key = std::pair<dev_t, ino_t>;

    std::recursive_mutex m_mutex;
    std::map<Key, File> m_files;
};

PowerCut &powerCut();

} // namespace tincan
