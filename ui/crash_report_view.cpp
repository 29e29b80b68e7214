#include "ui/crash_report_view.h"

#include "ui/icons.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace tincan {

CrashReportView::CrashReportView(const CrashReports &reports, QWidget *parent)
    : QWidget(parent),
      m_reports(reports),
      m_none(new QLabel(tr("None. Tincan has not ended unexpectedly, as far as it knows."))),
      m_text(new QPlainTextEdit),
      m_copy(new QPushButton(icon(QStringLiteral("copy")), tr("Copy"))),
      m_remove(new QPushButton(tr("Delete")))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 4, 0, 0);
    grid->setSpacing(8);
    grid->setColumnStretch(2, 1);
    auto *dumps = new QLabel(tr("The system may keep a memory dump of its own, by its own settings."));
    for (QLabel *hint : {m_none, dumps}) {
        hint->setFont(fontFor(Type::Hint));
        hint->setWordWrap(true);
        setLook(hint, QStringLiteral("dim"));
    }
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * 10);
    m_text->setAccessibleName(tr("Last crash report"));
    for (QPushButton *button : {m_copy, m_remove})
        button->setAutoDefault(false);
    grid->addWidget(m_none, 0, 0, 1, 3);
    grid->addWidget(m_text, 1, 0, 1, 3);
    grid->addWidget(m_copy, 2, 0);
    grid->addWidget(m_remove, 2, 1);
    grid->addWidget(dumps, 3, 0, 1, 3);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(m_text->toPlainText());
        m_copy->setText(tr("Copied"));
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_reports.removeLast();
        refresh();
    });
    refresh();
}

void CrashReportView::refresh()
{
    const QString report = m_reports.last();
    m_text->setPlainText(report);
    m_copy->setText(tr("Copy"));
    m_none->setVisible(report.isEmpty());
    for (QWidget *part :
         {static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_copy), static_cast<QWidget *>(m_remove)})
        part->setVisible(!report.isEmpty());
}

} // namespace tincan
