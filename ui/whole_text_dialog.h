// The whole text of a message that the timeline shows the beginning of: as it was written, in a window of its own that
// scrolls. GUI thread.
#pragma once

#include "ui/dialog.h"

namespace tincan {

struct Message;

class WholeTextDialog : public Dialog
{
    Q_OBJECT
public:
    // Deletes itself when it is closed.
    WholeTextDialog(const Message &message, QWidget *parent);
};

} // namespace tincan
