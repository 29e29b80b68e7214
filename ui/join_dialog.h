// Asks for a server's address and the name to go by; not for the name where an invite leads to an account, which has
// one. Servers that make themselves known on this network can be picked: each is an address and nothing more. GUI
// thread.
#pragma once

#include "core/chat/invitation.h"
#include "core/chat/message_link.h"
#include "ui/form_dialog.h"
#include "ui/server_search.h"

#include <QUrl>

class QLineEdit;

namespace tincan {

class FoundServers;

class JoinDialog : public FormDialog
{
    Q_OBJECT
public:
    // `invite`: what came with the server's address, and holds as long as that stands there.
    JoinDialog(const QUrl &server, const Invitation &invite, const QString &name, QWidget *parent,
               std::unique_ptr<ServerSearch> search = ServerSearch::make());
    // The same, and says that it is a link that asks, and for what.
    static JoinDialog *byLink(const QUrl &server, const Invitation &invite, const QString &name, QWidget *parent);
    QUrl server() const { return m_url; }    // valid once accepted
    Invitation invite() const;               // of the link that was pasted, or that came with the address
    std::optional<MessageLink> link() const; // where the address is one
    QString name() const;
    QLineEdit *addressEdit() const { return m_address; }
    QLineEdit *nameEdit() const { return m_name; }
    FoundServers *found() const { return m_found; }

protected:
    void tryAccept() override;

private:
    JoinDialog(const QUrl &server, const Invitation &invite, const QString &name, QWidget *parent,
               std::unique_ptr<ServerSearch> search, const QString &sentence);
    static QString askedBy(const QUrl &server, const Invitation &invite);

    QUrl m_offered;
    Invitation m_invite;
    QLineEdit *m_address;
    FoundServers *m_found;
    QLineEdit *m_name;
    QUrl m_url;
};

} // namespace tincan
