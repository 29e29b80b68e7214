// Asks for the day that the timeline is to go to. GUI thread.
#pragma once

#include "ui/form_dialog.h"

#include <QDate>

class QCalendarWidget;

namespace tincan {

class DateDialog : public FormDialog
{
    Q_OBJECT
public:
    DateDialog(const QDate &shown, QWidget *parent);
    QDate date() const;

private:
    QCalendarWidget *m_calendar;
};

} // namespace tincan
