// The last report of a fault, to be read, copied and deleted. GUI thread.
#pragma once

#include "ui/crash_reports.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace tincan {

class CrashReportView : public QWidget
{
    Q_OBJECT
public:
    explicit CrashReportView(const CrashReports &reports, QWidget *parent = nullptr);

    QPlainTextEdit *text() const { return m_text; }
    QPushButton *copyButton() const { return m_copy; }
    QPushButton *removeButton() const { return m_remove; }

private:
    void refresh();

    CrashReports m_reports;
    QLabel *m_none;
    QPlainTextEdit *m_text;
    QPushButton *m_copy;
    QPushButton *m_remove;
};

} // namespace tincan
