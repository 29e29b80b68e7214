#include "ui/date_dialog.h"

#include "ui/icons.h"
#include "ui/theme.h"

#include <QCalendarWidget>
#include <QTextCharFormat>
#include <QToolButton>

namespace tincan {

using namespace Qt::StringLiterals;

DateDialog::DateDialog(const QDate &shown, QWidget *parent)
    : FormDialog(tr("Go to a date"), tr("The first message of that day is shown, or the next one after it."),
                 tr("Show"), parent),
      m_calendar(new QCalendarWidget)
{
    const QDate today = QDate::currentDate();
    m_calendar->setMaximumDate(today);
    m_calendar->setSelectedDate(qMin(shown.isValid() ? shown : today, today));
    m_calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    // A weekend is no warning.
    QTextCharFormat plain;
    plain.setForeground(Theme::current().text);
    m_calendar->setWeekdayTextFormat(Qt::Saturday, plain);
    m_calendar->setWeekdayTextFormat(Qt::Sunday, plain);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto setArrow = [this](const QString &button, const QString &arrow) {
        if (auto *found = m_calendar->findChild<QToolButton *>(button))
            found->setIcon(icon(arrow, Theme::current().text));
    };
    setArrow(u"qt_calendar_prevmonth"_s, mirrored ? u"chevron-right"_s : u"chevron-left"_s);
    setArrow(u"qt_calendar_nextmonth"_s, mirrored ? u"chevron-left"_s : u"chevron-right"_s);
    addField(tr("&Day"), m_calendar);
    connect(m_calendar, &QCalendarWidget::activated, this, [this] { tryAccept(); });
}

QDate DateDialog::date() const
{
    return m_calendar->selectedDate();
}

} // namespace tincan
