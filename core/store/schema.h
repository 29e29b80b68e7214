// The tables, and how a file of an older version becomes one of this version. The version is SQLite's user_version; a
// newer one is refused in words and left as it is. Pure use of a StoreFile; its thread.
#pragma once

#include "core/store/store_file.h"

namespace tincan::schema {

inline constexpr int version = 6;

// Fails with Storage (stage "newer") where a newer Tincan wrote the file. Changes nothing, in it and in its journal.
Result<Done> refuseNewer(const QString &path);
// Brings the file to `version`, one transaction a step. Fails with Storage.
Result<Done> migrate(StoreFile &database);

} // namespace tincan::schema
