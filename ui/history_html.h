// An export for people: one page that needs nothing else, neither scripts nor anything from elsewhere, and says all
// that the window shows, in light and dark. Whatever somebody wrote stands in it as text.
#pragma once

#include "ui/history_writer.h"

#include <QCoreApplication>
#include <QDate>

namespace tincan {

class HistoryHtml : public HistoryWriter
{
    Q_DECLARE_TR_FUNCTIONS(HistoryHtml)
public:
    QByteArray begin(const QUrl &server, qint64 time, const QList<Room> &rooms) override;
    QByteArray beginRoom(const Room &room) override;
    QByteArray row(const Message &row, const Eras &eras) override;
    QByteArray endRoom() override;
    QByteArray end() override { return "</main>\n</html>\n"; }

private:
    QDate m_day; // of the last row
    bool m_empty = true;
};

} // namespace tincan
