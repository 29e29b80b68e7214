#include "contact_sheet.h"

#include "ui/theme.h"

#include <QPainter>

namespace tincan {

namespace {

constexpr int columns = 6;
constexpr QSize cell(360, 252);
constexpr int nameHeight = 28;
constexpr int gap = 20;

} // namespace

void ContactSheet::add(const QString &name, const QPixmap &picture)
{
    // Of a small one the pixels as they are, also where the screen was doubled.
    QImage image = picture.toImage();
    const QSize size = picture.deviceIndependentSize().toSize();
    image = image.scaled(size.boundedTo(size.scaled(cell, Qt::KeepAspectRatio)), Qt::KeepAspectRatio,
                         Qt::SmoothTransformation);
    image.setDevicePixelRatio(1);
    m_pictures.append({name, image});
}

QImage ContactSheet::paint() const
{
    const Theme &theme = Theme::current();
    const int rows = (int(m_pictures.size()) + columns - 1) / columns;
    const QSize step = cell + QSize(gap, gap + nameHeight);
    QImage sheet(QSize(columns * step.width() + gap, rows * step.height() + gap), QImage::Format_RGB32);
    sheet.fill(theme.side);
    QPainter painter(&sheet);
    painter.setFont(fontFor(Type::Hint));
    for (int at = 0; at < int(m_pictures.size()); ++at) {
        const auto &[name, image] = m_pictures[at];
        const QRect place(QPoint(gap + at % columns * step.width(), gap + at / columns * step.height()), cell);
        QRect shown(QPoint(), image.size());
        shown.moveCenter(place.center());
        painter.drawImage(shown, image);
        painter.setPen(theme.rule);
        painter.drawRect(shown.adjusted(-1, -1, 0, 0));
        painter.setPen(theme.text);
        painter.drawText(QRect(place.bottomLeft(), QSize(cell.width(), nameHeight)), Qt::AlignCenter, name);
    }
    return sheet;
}

} // namespace tincan
