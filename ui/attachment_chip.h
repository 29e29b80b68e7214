// One file that goes along with the message that is being written: a small picture, its name, its size, and a button
// that takes it away. Without a file it stands for one that is being read or written. GUI thread.
#pragma once

#include "core/chat/file_ref.h"

#include <QFrame>

#include <optional>

class QLabel;

namespace tincan {

class PictureCache;

class AttachmentChip : public QFrame
{
    Q_OBJECT
public:
    // The small picture comes from `pictures`, which outlives it; null: there is an icon.
    AttachmentChip(const std::optional<FileRef> &file, PictureCache *pictures);

    bool hasPicture() const { return m_hasPicture; } // not only an icon

Q_SIGNALS:
    void removed(); // later: the button may go with it

private:
    void showPicture(const FileRef &file, PictureCache *pictures);

    QLabel *m_picture;
    bool m_hasPicture = false;
};

} // namespace tincan
