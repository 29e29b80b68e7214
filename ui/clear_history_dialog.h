// Asks before the histories are deleted, and says what goes with them and what comes again. GUI thread.
#pragma once

#include "ui/form_dialog.h"

namespace tincan {

class ClearHistoryDialog : public FormDialog
{
    Q_OBJECT
public:
    explicit ClearHistoryDialog(QWidget *parent);
};

} // namespace tincan
