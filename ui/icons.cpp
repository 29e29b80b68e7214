#include "ui/icons.h"

#include "ui/theme.h"

#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include <memory>

// A static library's resources are only linked where somebody asks for them; outside of any namespace by Qt's rule.
static void wakeResources()
{
    Q_INIT_RESOURCE(tincan_icons);
}

namespace tincan {

namespace {

QSvgRenderer &renderer(const QString &name)
{
    static QHash<QString, std::shared_ptr<QSvgRenderer>> cache;
    auto &entry = cache[name];
    if (!entry) {
        wakeResources();
        entry = std::make_shared<QSvgRenderer>(QStringLiteral(":/icons/%1.svg").arg(name));
    }
    return *entry;
}

QImage tinted(const QString &name, const QSize &pixels, const QColor &colour)
{
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer(name).render(&painter, QRectF(QPointF(), QSizeF(pixels)));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), colour);
    return image;
}

class TintedEngine final : public QIconEngine
{
public:
    TintedEngine(QString name, QColor colour) : m_name(std::move(name)), m_colour(colour) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QColor wanted = m_colour.isValid() ? m_colour : Theme::current().text;
        paintIcon(painter, m_name, rect, mode == QIcon::Disabled ? Theme::current().dim : wanted);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QColor wanted = m_colour.isValid() ? m_colour : Theme::current().text;
        return QPixmap::fromImage(tinted(m_name, size, mode == QIcon::Disabled ? Theme::current().dim : wanted));
    }
    QIconEngine *clone() const override { return new TintedEngine(m_name, m_colour); }

private:
    QString m_name;
    QColor m_colour;
};

} // namespace

QIcon icon(const QString &name, const QColor &colour)
{
    return QIcon(new TintedEngine(name, colour));
}

void paintIcon(QPainter *painter, const QString &name, const QRectF &where, const QColor &colour)
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    QImage image = tinted(name, (where.size() * ratio).toSize(), colour);
    image.setDevicePixelRatio(ratio);
    painter->drawImage(where.topLeft(), image);
}

QIcon appIcon()
{
    QIcon result;
    for (const int side : {16, 24, 32, 48, 64, 128, 256}) {
        QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        renderer(QStringLiteral("tincan")).render(&painter);
        painter.end();
        result.addPixmap(QPixmap::fromImage(image));
    }
    return result;
}

} // namespace tincan
