#include "ui/clear_history_dialog.h"

namespace tincan {

ClearHistoryDialog::ClearHistoryDialog(QWidget *parent)
    : FormDialog(
          tr("Delete the history on this computer?"),
          tr("The messages of all servers that you joined are deleted here, and with them what was not sent yet and "
             "the "
             "pictures that were loaded. What a server still has comes again when you are connected to it. What you "
             "are "
             "writing, your settings and what signs you in are kept; files that you saved, and a server that this "
             "computer hosts, are not touched."),
          tr("Delete the history"), parent)
{
    preferCancel();
}

} // namespace tincan
