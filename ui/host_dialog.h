// Starts a server on this computer, for its own programs or for the network, and gives the address to copy; for the
// network, where an address alone lets nobody in, it only starts it. Where one runs for this computer already, it only
// gives the address. GUI thread.
#pragma once

#include "ui/form_dialog.h"
#include "ui/hosting.h"

class QRadioButton;
class QSpinBox;

namespace tincan {

class CopyRow;
class Workspace;

class HostDialog : public FormDialog
{
    Q_OBJECT
public:
    // Where the data of a server of this reach is.
    using FolderOf = std::function<QString(HostReach reach)>;

    HostDialog(HostServer host, FolderOf folder, QWidget *parent);
    HostDialog(const QUrl &running, QWidget *parent);       // does not keep it running
    const HostedServer &server() const { return m_server; } // running once accepted

    // Of a server that was ended: who knows its address finds it again, and so do drafts.
    void offerPort(quint16 port);
    QRadioButton *choice(HostReach reach) const;
    QSpinBox *portBox() const { return m_port; }
    QString address() const;
    bool isRunning() const { return m_server.running != nullptr; }

protected:
    void tryAccept() override;

private:
    QWidget *makeChoice();
    void showRunning();

    HostServer m_host;
    FolderOf m_folder;
    QRadioButton *m_thisComputer = nullptr; // none of these where a server runs already
    QRadioButton *m_thisNetwork = nullptr;
    QSpinBox *m_port = nullptr;
    CopyRow *m_address;
    HostedServer m_server;
};

} // namespace tincan
