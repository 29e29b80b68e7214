#include "ui/hit_marks.h"

#include "ui/theme.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>

namespace tincan {

HitMarks::HitMarks(QScrollBar *bar) : QWidget(bar)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    bar->installEventFilter(this);
    hide();
}

void HitMarks::setRanks(const QList<qint64> &ranks, qint64 total)
{
    m_ranks = ranks;
    m_total = total;
    setGeometry(parentWidget()->rect());
    setVisible(!ranks.isEmpty() && total > 0);
    update();
}

bool HitMarks::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void HitMarks::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    int lowest = -1; // many stand on one pixel
    for (const qint64 rank : m_ranks) {
        const int y = int(double(rank) / double(m_total) * (height() - 3));
        if (y > lowest)
            painter.fillRect(QRect(1, y, width() - 2, 2), Theme::current().warn);
        lowest = y;
    }
}

} // namespace tincan
