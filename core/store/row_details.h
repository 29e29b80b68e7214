// What is said of a row beside its columns: what it answers, the reactions, and what changes it and waits in the
// outbox. One statement of a kind, however many rows. The database's thread.
#pragma once

#include "core/store/directory.h"
#include "core/store/outbox.h"

namespace tincan::rows {

// Rows of messages as their columns or the outbox have them; others are passed over.
void complete(QList<Message> &rows, StoreFile &database, const Directory &directory, const Outbox &outbox);

// Those that answer one of these, waiting ones too: they quote it. The newest of them, where there are very many.
QStringList repliesTo(StoreFile &database, const Outbox &outbox, const QStringList &ids);

// For `WHERE id IN (SELECT value FROM json_each(?))`.
QString jsonList(const QStringList &ids);

} // namespace tincan::rows
