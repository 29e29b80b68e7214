// Whether a database of the server's is what it should be, before anything in it is believed. Slow on a large one: it
// reads all of it. One thread.
#pragma once

#include "core/chat/cursor.h"
#include "core/server/sqlite.h"

#include <QStringList>

namespace tincan {

// Opens the file to be read in one state, however long that takes and whoever writes meanwhile: sentences of what keeps
// one from it.
QStringList openForCheck(Database &database, const QString &path);

// Whether the file is whole, of a form that this program knows, and holds nothing that would run by itself: sentences
// of what is wrong.
QStringList wrongWithLogFile(Database &log);
QStringList wrongWithAccountFile(Database &accounts);

// Adds the sentence, with the number in it, where the query `count` finds any; or that it cannot be read.
void expectNone(Database &database, QStringList &wrong, const char *count, const QString &sentence);

Cursor headOf(Database &log);

} // namespace tincan
