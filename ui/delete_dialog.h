// Asks before a message is deleted for everybody. GUI thread.
#pragma once

#include "ui/form_dialog.h"

namespace tincan {

class DeleteDialog : public FormDialog
{
    Q_OBJECT
public:
    explicit DeleteDialog(QWidget *parent);
};

} // namespace tincan
