// The files of a message as the tables keep them: JSON, or NULL for none. Pure functions; any thread.
#pragma once

#include "core/chat/file_ref.h"

#include <QList>
#include <QVariant>

namespace tincan {

QVariant filesText(const QList<FileRef> &files);
QList<FileRef> filesOf(const QVariant &text);

} // namespace tincan
