// The whole text of a message that the timeline shows the beginning of: as it was written, in a window of its own that
// scrolls. GUI thread.
#pragma once

#include <QDialog>

namespace tincan {

struct Message;

class WholeTextDialog : public QDialog
{
    Q_OBJECT
public:
    // Deletes itself when it is closed.
    WholeTextDialog(const Message &message, QWidget *parent);
};

} // namespace tincan
