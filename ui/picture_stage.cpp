#include "ui/picture_stage.h"

#include "ui/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <cmath>

namespace tincan {

namespace {

constexpr double mostZoom = 8;
constexpr double leastZoom = 0.05;

} // namespace

PictureStage::PictureStage(QWidget *parent) : QWidget(parent)
{
    setMinimumSize(160, 120);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PictureStage::setPicture(const QImage &picture)
{
    m_picture = picture;
    fit();
}

void PictureStage::setWords(const QString &words)
{
    m_words = words;
    update();
}

double PictureStage::fittingZoom() const
{
    if (m_picture.isNull())
        return 1;
    const QSizeF room = QSizeF(size()) * devicePixelRatioF();
    return qMin(1.0, qMin(room.width() / m_picture.width(), room.height() / m_picture.height()));
}

double PictureStage::zoom() const
{
    return isFitted() ? fittingZoom() : m_zoom;
}

QSizeF PictureStage::shownSize() const
{
    return QSizeF(m_picture.size()) * zoom() / devicePixelRatioF();
}

void PictureStage::fit()
{
    m_zoom = 0;
    m_middle = {};
    update();
    Q_EMIT zoomChanged();
}

// What is under the point stays there.
void PictureStage::zoomTo(double zoom, const QPointF &around)
{
    const double before = this->zoom();
    m_zoom = qBound(leastZoom, zoom, mostZoom);
    const QPointF from = around - QRectF(rect()).center();
    m_middle = from + (m_middle - from) * (m_zoom / before);
    hold();
    Q_EMIT zoomChanged();
}

void PictureStage::hold()
{
    const QSizeF over = (shownSize() - QSizeF(size())) / 2;
    const auto within = [](double at, double most) { return most <= 0 ? 0 : qBound(-most, at, most); };
    m_middle = {within(m_middle.x(), over.width()), within(m_middle.y(), over.height())};
    update();
}

void PictureStage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::darkOne().ground);
    if (m_picture.isNull()) {
        painter.setPen(Theme::darkOne().dim);
        painter.drawText(rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_words);
        return;
    }
    QRectF where(QPointF(), shownSize());
    where.moveCenter(QRectF(rect()).center() + m_middle);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, zoom() < 2); // beyond that one looks at pixels
    painter.drawImage(where, m_picture);
}

void PictureStage::wheelEvent(QWheelEvent *event)
{
    zoomTo(zoom() * std::pow(1.2, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void PictureStage::mousePressEvent(QMouseEvent *event)
{
    m_pressedAt = event->position();
    setCursor(Qt::ClosedHandCursor);
}

void PictureStage::mouseMoveEvent(QMouseEvent *event)
{
    m_middle += event->position() - std::exchange(m_pressedAt, event->position());
    hold();
}

void PictureStage::mouseReleaseEvent(QMouseEvent *)
{
    unsetCursor();
}

void PictureStage::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (isFitted())
        zoomTo(1, event->position());
    else
        fit();
}

} // namespace tincan
