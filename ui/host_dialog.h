// Starts a server on this computer, says who can reach it, and gives the address to copy. Where one runs already, it
// only gives the address. GUI thread.
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
    HostDialog(const QUrl &running, QWidget *parent);       // does not keep it running
    const HostedServer &server() const { return m_server; } // running once accepted

    QSpinBox *portBox() const { return m_port; }
    QString address() const;
    bool isRunning() const { return m_server.running != nullptr; }

protected:
    void tryAccept() override;

private:
    QWidget *makeAddress();

    HostServer m_host;
    QString m_folder;
    QSpinBox *m_port = nullptr; // none where a server runs already
    QWidget *m_addressRow;
    QLineEdit *m_address;
    HostedServer m_server;
};

} // namespace tincan
