// Keeps the full-text index beside the messages, in pieces of its own after they are stored: storing waits for nothing,
// and a store of an older version, a catch-up and a single message are all the same work left over. How far it is
// stands in the tables, in the same transaction; what changes behind that is noted by triggers. The database's thread.
#pragma once

#include "core/store/store_file.h"

namespace tincan::search {

// Looks through the next `most` messages at most, a transaction. True where there is more. Fails with Storage.
Result<bool> indexSome(StoreFile &database, int most);

// Before these messages go, in the same transaction; and once they are gone: numbers of messages come again, and what
// has one then was not looked through.
void takeOut(StoreFile &database, const QList<qint64> &keys);
void lower(StoreFile &database);

struct Progress
{
    qint64 indexed = 0;
    qint64 stored = 0;
};
Progress progress(StoreFile &database);

} // namespace tincan::search
