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
    QString name() const;

protected:
    void tryAccept() override;

private:
    QLineEdit *m_name;
};

} // namespace tincan
