// Pictures of the rows that were painted last, so that a frame of scrolling copies what is known and paints only what
// is new: text is shaped anew each time it is drawn. Bounded by what is in sight. GUI thread.
#pragma once

#include <QCache>
#include <QPixmap>
#include <QSize>
#include <QString>

#include <functional>

namespace tincan {

class RowPictures
{
public:
    // Of the view; another width or ratio forgets everything.
    void setView(const QSize &size, qreal devicePixelRatio);
    // What `paint` paints into a picture of the view's width on this ground, or what it painted before.
    QPixmap picture(const QString &id, int height, const QColor &ground, const std::function<void(QPainter *)> &paint);
    void forget(const QString &id) { m_pictures.remove(id); }
    void clear() { m_pictures.clear(); }

private:
    QSize m_size;
    qreal m_ratio = 1;
    QCache<QString, QPixmap> m_pictures; // its cost is pixels in height
};

} // namespace tincan
