// Asks before the server on this computer stops although others are connected to it. GUI thread.
#pragma once

#include "ui/form_dialog.h"

namespace tincan {

class StopHostingDialog : public FormDialog
{
    Q_OBJECT
public:
    explicit StopHostingDialog(QWidget *parent);
};

} // namespace tincan
