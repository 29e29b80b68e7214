// Asks before a server is forgotten, and says what is deleted here and what is not. GUI thread.
#pragma once

#include "ui/form_dialog.h"

class QUrl;

namespace tincan {

class ServerSet;

class ForgetDialog : public FormDialog
{
    Q_OBJECT
public:
    ForgetDialog(const ServerSet &servers, const QUrl &server, QWidget *parent);
};

} // namespace tincan
