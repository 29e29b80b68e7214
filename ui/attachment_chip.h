// One file that goes along with the message that is being written: a small
// picture, its name, its size, and a button that takes it away. Without a file
// it stands for one that is being read or written. GUI thread.
#pragma once

#include "core/chat/file_ref.h"

#include <QFrame>

#include <optional>

namespace tincan {

class AttachmentChip : public QFrame
{
    Q_OBJECT
public:
    explicit AttachmentChip(const std::optional<FileRef> &file);

Q_SIGNALS:
    void removed(); // later: the button may go with it
};

} // namespace tincan
