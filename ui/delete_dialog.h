// Asks before a message is deleted, and shows which: one that was sent goes for everybody, another was here alone. GUI
// thread.
#pragma once

#include "core/chat/message.h"
#include "ui/form_dialog.h"

namespace tincan {

class DeleteDialog : public FormDialog
{
    Q_OBJECT
public:
    DeleteDialog(const Message &message, QWidget *parent);

    // Whether others have it, whatever became of a later change to it.
    static bool isSent(const Message &message) { return message.place.era != outboxEra; }
};

} // namespace tincan
