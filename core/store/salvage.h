// What can still be read of a damaged store: the messages that were not sent yet. Everything else the server has.
#pragma once

#include "core/store/outbox.h"

namespace tincan {

// In the order of writing; as far as the file can be read.
QList<OutboxEntry> salvageOutbox(const QString &path);

} // namespace tincan
