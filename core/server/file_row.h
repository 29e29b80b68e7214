// A file as its row in the log's database has it, for the two connections that read it: the index of files and the
// writer of the log. One thread at a time.
#pragma once

#include "core/chat/event.h"
#include "core/server/sqlite.h"

namespace tincan {

struct FileRecord
{
    FileRef file;
    QString owner; // a person's id; empty: uploaded on an open server
};

// Both take an id.
inline constexpr const char *selectFile =
    "SELECT id, name, type, size, sha256, width, height, owner FROM files WHERE id = ?";
inline constexpr const char *selectRoomsOfFile = "SELECT DISTINCT room FROM file_messages WHERE file = ?";

// Of a row of selectFile.
inline FileRecord recordOf(const Statement &row)
{
    return {.file = {.id = row.text(0),
                     .name = row.text(1),
                     .type = row.text(2),
                     .size = row.integer(3),
                     .sha256 = row.text(4),
                     .width = int(row.integer(5)),
                     .height = int(row.integer(6))},
            .owner = row.text(7)};
}

} // namespace tincan
