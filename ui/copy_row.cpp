#include "ui/copy_row.h"

#include "ui/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace tincan {

CopyRow::CopyRow(const QString &name, QWidget *parent)
    : QWidget(parent), m_text(new QLineEdit), m_copy(new QPushButton(icon(QStringLiteral("copy")), tr("Copy")))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 4);
    row->setSpacing(8);
    m_text->setReadOnly(true);
    m_text->setAccessibleName(name);
    m_copy->setAutoDefault(false);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(m_text->text());
        m_copy->setText(tr("Copied"));
    });
    row->addWidget(m_text, 1);
    row->addWidget(m_copy);
}

QString CopyRow::text() const
{
    return m_text->text();
}

void CopyRow::setText(const QString &text)
{
    if (text == m_text->text())
        return;
    m_text->setText(text);
    m_text->setCursorPosition(0); // where it begins says whose it is
    m_copy->setText(tr("Copy"));
}

} // namespace tincan
