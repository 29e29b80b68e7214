// A small grid of emoji above the composer. GUI thread.
#pragma once

#include "ui/popover.h"

namespace tincan {

class EmojiPicker : public Popover
{
    Q_OBJECT
public:
    explicit EmojiPicker(QWidget *parent);

Q_SIGNALS:
    void picked(const QString &emoji);
};

} // namespace tincan
