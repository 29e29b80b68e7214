// Asks for the name that others see. GUI thread.
#pragma once

#include "ui/form_dialog.h"

class QLineEdit;

namespace tincan {

class NameDialog : public FormDialog
{
    Q_OBJECT
public:
    NameDialog(const QString &name, QWidget *parent);
    // Of another account, on a server that asks for none; `server`: as people read it.
    static NameDialog *ofAnother(const QString &server, QWidget *parent);
    QString name() const;

protected:
    void tryAccept() override;

private:
    NameDialog(const QString &title, const QString &sentence, const QString &accept, const QString &name,
               QWidget *parent);

    QLineEdit *m_name;
};

} // namespace tincan
