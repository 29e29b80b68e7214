// Starts a server on this computer, says who can reach it, and gives the address to copy. GUI thread.
#pragma once

#include "ui/form_dialog.h"
#include "ui/hosting.h"

class QLineEdit;
class QSpinBox;

namespace tincan {

class HostDialog : public FormDialog
{
    Q_OBJECT
public:
    HostDialog(HostServer host, const QString &folder, QWidget *parent);
    const HostedServer &server() const { return m_server; } // running once accepted

    QSpinBox *portBox() const { return m_port; }
    bool isRunning() const { return m_server.running != nullptr; }

protected:
    void tryAccept() override;

private:
    QWidget *makeAddress();

    HostServer m_host;
    QString m_folder;
    QSpinBox *m_port;
    QWidget *m_addressRow;
    QLineEdit *m_address;
    HostedServer m_server;
};

} // namespace tincan
