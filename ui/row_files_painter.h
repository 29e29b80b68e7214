// Paints the files of a message where they stand in its row, as far as they are here. GUI thread.
#pragma once

#include "core/chat/message.h"
#include "ui/row_files.h"

class QPainter;

namespace tincan {

class FileDesk;

// Painting a picture asks for it, where it is not here. No desk: nothing is asked for.
void paintFiles(QPainter *painter, const RowFiles &placed, const Message &message, FileDesk *desk, bool mirrored);

} // namespace tincan
