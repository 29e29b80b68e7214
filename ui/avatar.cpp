#include "ui/avatar.h"

#include "ui/theme.h"

#include <QPainter>
#include <QTextBoundaryFinder>

namespace tincan {

namespace {

// The first letter as a reader sees it: a surrogate pair or a letter with marks is one.
QString initial(const QString &name)
{
    const QString trimmed = name.trimmed();
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, trimmed);
    const auto end = finder.toNextBoundary();
    return end > 0 ? trimmed.first(end).toUpper() : QStringLiteral("?");
}

} // namespace

void paintAvatar(QPainter *painter, const QRectF &where, const QString &name)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(Theme::avatarColour(name));
    const qreal radius = Theme::avatarRadius * where.width() / Theme::avatarSize;
    painter->drawRoundedRect(where, radius, radius);
    QFont font = fontFor(Type::Strong);
    painter->setFont(font);
    painter->setPen(Theme::onAvatar());
    painter->drawText(where, Qt::AlignCenter, initial(name));
    painter->restore();
}

QIcon untintedIcon(int side, double ratio, const std::function<void(QPainter *, const QRectF &)> &paint)
{
    QPixmap picture(QSize(side, side) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(&painter, QRectF(0, 0, side, side));
    painter.end();
    QIcon icon(picture);
    icon.addPixmap(picture, QIcon::Selected);
    return icon;
}

QIcon avatarIcon(const QString &name, int side, double ratio)
{
    return untintedIcon(side, ratio,
                        [&name](QPainter *painter, const QRectF &where) { paintAvatar(painter, where, name); });
}

Avatar::Avatar(QWidget *parent) : QWidget(parent)
{
    setFixedSize(Theme::avatarSize, Theme::avatarSize);
}

void Avatar::setName(const QString &name)
{
    m_name = name;
    update();
}

void Avatar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintAvatar(&painter, rect(), m_name);
}

} // namespace tincan
