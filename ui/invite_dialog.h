// Invites people to the server that is hosted here: the link, its QR code, how long it holds, another one; and who can
// reach this computer, as far as that can be found out from here. Closes when the hosting ends. GUI thread.
#pragma once

#include "ui/form_dialog.h"
#include "ui/network_hosting.h"

#include <memory>

class QButtonGroup;
class QRadioButton;

namespace tincan {

class CopyRow;
class QrCode;
class Secrets;

class InviteDialog : public FormDialog
{
    Q_OBJECT
public:
    // The workspace hosts for others, and outlives the dialog.
    InviteDialog(Workspace *workspace, QWidget *parent);

    QString link() const;
    QString life() const;       // how long it holds
    QString reachWords() const; // who can reach it
    QList<QRadioButton *> choices() const { return m_choices; }
    CopyRow *linkRow() const { return m_link; }
    QPushButton *renewButton() const { return m_renew; }

private:
    QWidget *makeLife();
    QWidget *makeReach();
    void loadInvite();
    void take(const Result<HostInvite> &invite);
    void tryAddresses();
    void takeReached(qsizetype at, bool reached);
    void showLink();
    void showReach();
    QString chosenAddress() const;

    std::shared_ptr<NetworkHosting> m_network;
    Secrets &m_secrets;
    quint16 m_port;
    QList<HostAddress> m_addresses;
    QList<std::optional<bool>> m_reached; // by address; nothing: not known yet
    HostInvite m_invite;
    bool m_isAsked = false;
    QList<QRadioButton *> m_choices; // by address
    QrCode *m_code;
    CopyRow *m_link;
    QLabel *m_life;
    QPushButton *m_renew;
    QLabel *m_reachWords;
};

} // namespace tincan
