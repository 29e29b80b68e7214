// A data folder in one file, and back: `tincand backup` and `tincand restore`. The file is a tar of SQLite databases,
// uploaded files and the certificate, with a manifest at its end. Takes as long as the disk does; not a hub's threads.
// Failures are Storage with a sentence.
#pragma once

#include "core/base/result.h"
#include "core/chat/cursor.h"

namespace tincan {

// What is acknowledged before the call is in it, also while a server runs on the folder: SQLite lets others read the
// moment at which they began, and whoever publishes meanwhile waits for no more than half of the disk. `file` must not
// exist; it appears whole or not at all. Beside it there has to be room for all of it twice. Gives the log's head in
// it.
Result<Cursor> makeBackup(const QString &folder, const QString &file);

// Puts it back under a new epoch, so that every client is told (protocol, section 2, rule 3), into a folder that holds
// no server's data. Sessions and invites are left out: those that were ended or used since would be good again. The
// file may be damaged or hostile; it is looked through first. A restore that was killed is known to the next start,
// which refuses. Gives the new log's head.
Result<Cursor> restoreBackup(const QString &file, const QString &folder);

} // namespace tincan
