#include "ui/forget_dialog.h"

#include "ui/file_words.h"
#include "ui/server_set.h"

namespace tincan {

ForgetDialog::ForgetDialog(const ServerSet &servers, const QUrl &server, QWidget *parent)
    : FormDialog(
          tr("Forget %1?").arg(servers.profile().wordsOf(server)),
          tr("It is left, and what this computer keeps of it is deleted: its messages (%1) with what was not sent yet, "
             "what you are writing there, the pictures that were loaded, your marks on rooms and people, and what "
             "signs "
             "you in. What the server has stays there, and files that you saved stay here. Where it asks who you are, "
             "coming back takes your password.",
             "the size on disk")
              .arg(FileWords::size(servers.historySize(server))),
          tr("Forget this server"), parent)
{
    preferCancel();
}

} // namespace tincan
