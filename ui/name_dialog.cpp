#include "ui/name_dialog.h"

#include <QLineEdit>

namespace tincan {

NameDialog::NameDialog(const QString &name, QWidget *parent)
    : FormDialog(tr("Your name"), tr("Others see it beside what you write from now on."), tr("Save"), parent),
      m_name(new QLineEdit(name))
{
    m_name->setMaxLength(64);
    addField(tr("&Name"), m_name);
    m_name->selectAll();
}

QString NameDialog::name() const
{
    return m_name->text().trimmed();
}

void NameDialog::tryAccept()
{
    if (name().isEmpty())
        return complain(tr("Type the name that others will see."), m_name);
    accept();
}

} // namespace tincan
