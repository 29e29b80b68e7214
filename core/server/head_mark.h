// How far the log had come, in a file of its own beside it: a log that is shorter at the next start lost its end, by a
// backup that was put back or a disk that forgot, and numbers would come again for other events. Written after each
// commit, behind its answers, and never synced, so that it can be behind the log and never ahead of it. The writer's
// thread.
#pragma once

#include "core/chat/cursor.h"

#include <QFile>

#include <optional>

namespace tincan {

class HeadMark
{
public:
    // Nothing where there is none, or where its writing was cut short.
    std::optional<Cursor> open(const QString &path);
    static std::optional<Cursor> read(QIODevice &file);
    void write(const Cursor &head); // a failure is no harm: the mark stays behind

private:
    std::unique_ptr<QFile> m_file;
};

} // namespace tincan
