// The forms that log.sqlite has had, and how one becomes the next. Any thread.
#pragma once

#include "core/server/sqlite.h"

#include <QStringList>

namespace tincan {

// The newest form that this program knows.
inline constexpr qint64 logVersion = 5;
inline constexpr qint64 filesSince = 3; // it has the tables of files

// An empty file becomes a log of the first form; false on an error, as below.
bool createLog(Database &database, const QByteArray &epoch);
// Form by form, each in one transaction. What has none, or a newer one, stays as it is.
bool bringLogUpToDate(Database &database);

// What it runs by itself: its triggers, in the words that SQLite keeps.
QStringList logTriggers();

} // namespace tincan
