#include "ui/row_pictures.h"

#include <QPainter>

namespace tincan {

void RowPictures::setView(const QSize &size, qreal devicePixelRatio)
{
    m_pictures.setMaxCost(size.height() * 5 / 4); // what is in sight, and what a hand moves to and fro
    if (size.width() != m_size.width() || devicePixelRatio != m_ratio)
        m_pictures.clear();
    m_size = size;
    m_ratio = devicePixelRatio;
}

QPixmap RowPictures::picture(const QString &id, int height, const QColor &ground,
                             const std::function<void(QPainter *)> &paint)
{
    if (const QPixmap *known = m_pictures.object(id); known && qRound(known->height() / m_ratio) == height)
        return *known;
    QPixmap made(QSize(m_size.width(), height) * m_ratio);
    made.setDevicePixelRatio(m_ratio);
    made.fill(ground);
    QPainter painter(&made);
    paint(&painter);
    painter.end();
    m_pictures.insert(id, new QPixmap(made), height);
    return made;
}

} // namespace tincan
