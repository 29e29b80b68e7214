#include "ui/delete_dialog.h"

namespace tincan {

DeleteDialog::DeleteDialog(QWidget *parent)
    : FormDialog(tr("Delete this message for everyone?"),
                 tr("Everybody in the room sees that a message was deleted. Whoever has read it already has read it."),
                 tr("Delete message"), parent)
{
    preferCancel();
}

} // namespace tincan
