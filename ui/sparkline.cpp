#include "ui/sparkline.h"

#include "ui/theme.h"

#include <QPainter>

namespace tincan {

Sparkline::Sparkline(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(56);
    setAccessibleName(tr("Recent delivery times"));
}

void Sparkline::setValues(const QList<int> &times)
{
    m_values = times;
    if (!m_values.isEmpty())
        setAccessibleDescription(tr("last %1 ms").arg(m_values.last()));
    update();
}

void Sparkline::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRect(0, height() - 2, width(), 1), theme.rule);
    if (m_values.size() < 2)
        return;
    const int most = qMax(20, *std::max_element(m_values.begin(), m_values.end()));
    QPolygonF line;
    for (qsizetype i = 0; i < m_values.size(); ++i) {
        const double x = double(i) / double(m_values.size() - 1) * (width() - 2) + 1;
        const double y = (height() - 10) - double(m_values[i]) / most * (height() - 18);
        line << QPointF(x, y);
    }
    painter.setPen(QPen(theme.accent, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
}

} // namespace tincan
