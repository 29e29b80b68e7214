// Asks for a server's address and the name to go by. GUI thread.
#pragma once

#include "core/chat/invitation.h"
#include "ui/form_dialog.h"

#include <QUrl>

class QLineEdit;

namespace tincan {

class JoinDialog : public FormDialog
{
    Q_OBJECT
public:
    JoinDialog(const QUrl &server, const QString &name, QWidget *parent);
    QUrl server() const { return m_url; } // valid once accepted
    Invitation invite() const;            // of the link that was pasted
    QString name() const;
    QLineEdit *addressEdit() const { return m_address; }

protected:
    void tryAccept() override;

private:
    QLineEdit *m_address;
    QLineEdit *m_name;
    QUrl m_url;
};

} // namespace tincan
