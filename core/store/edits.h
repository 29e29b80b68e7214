// What a message said over time: its first text and its edits, as they were stored. The database's thread.
#pragma once

#include "core/chat/edited_text.h"
#include "core/store/outbox.h"

namespace tincan {

// Oldest first, what waits to be sent included. Empty where the message is not stored here, or was deleted. What was
// edited by a Tincan that did not keep the first text begins with its first edit.
QList<EditedText> editsOf(StoreFile &database, const Outbox &outbox, const QString &id);

} // namespace tincan
