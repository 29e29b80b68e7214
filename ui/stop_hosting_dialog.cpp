#include "ui/stop_hosting_dialog.h"

namespace tincan {

StopHostingDialog::StopHostingDialog(QWidget *parent)
    : FormDialog(tr("Stop the server on this computer?"),
                 tr("Others are connected to it, and are cut off when it stops. Everything that was said is kept, and "
                    "goes on when you host again."),
                 tr("Stop the server"), parent)
{
    preferCancel();
}

} // namespace tincan
