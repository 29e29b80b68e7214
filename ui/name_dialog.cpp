#include "ui/name_dialog.h"

#include <QLineEdit>

namespace tincan {

NameDialog::NameDialog(const QString &name, QWidget *parent)
    : NameDialog(tr("Your name"), tr("Others see it beside what you write from now on."), tr("Save"), name, parent)
{}

NameDialog *NameDialog::ofAnother(const QString &server, QWidget *parent)
{
    return new NameDialog(
        tr("Another account"),
        tr("On %1 the name tells who one is. You are there under both names from now on.").arg(server), tr("Join"), {},
        parent);
}

NameDialog::NameDialog(const QString &title, const QString &sentence, const QString &accept, const QString &name,
                       QWidget *parent)
    : FormDialog(title, sentence, accept, parent), m_name(new QLineEdit(name))
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
