// Which messages name which files, kept in the log's own transactions: who may read a file is known without looking
// through the log, and a message that is deleted or evicted gives nobody anything any more. The writer's thread only.
#pragma once

#include "core/server/file_row.h"
#include "core/server/log.h"

namespace tincan {

class FileNamings
{
public:
    explicit FileNamings(Database &database);

    // Says of each file what the server knows, whatever the author said. 422 where one is not there, or the author
    // neither owns it nor may read a message that names it. error() tells where that could not be found out.
    std::optional<Refusal> complete(MessageText &message, const Filter &author);
    // The same, and passes over files that are gone.
    void fill(MessageText &message);
    int error() const { return m_error; } // SQLite's code, of the last complete() or fill()

    // SQLite's codes.
    int add(qint64 seq, const QString &room, const MessageText &message);
    // By its place. Where its files are the remover's own, they go from what others say, too.
    int forget(qint64 message, const QString &remover);
    int evict(qint64 floor);

private:
    std::optional<FileRecord> find(const QString &file);
    bool isNamedFor(const QString &file, const ReaderFilter &reader);

    int m_error = 0;
    Statement m_find;
    Statement m_rooms;
    Statement m_add;
    Statement m_forgetAll;
    Statement m_forget;
    Statement m_evict;
};

} // namespace tincan
