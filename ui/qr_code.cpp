#include "ui/qr_code.h"

#include "ui/theme.h"

#include <QPainter>
#include <qrencode.h>

#include <memory>

namespace tincan {

namespace {

constexpr int quietZone = 4; // modules
constexpr int pixelsOfAModule = 4;

} // namespace

QrCode::QrCode(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("QR code"));
}

QImage QrCode::modulesOf(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    if (bytes.isEmpty())
        return {};
    // Middling correction: a screen is clean, and fewer modules are larger ones.
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(int(bytes.size()), reinterpret_cast<const unsigned char *>(bytes.constData()), 0,
                          QR_ECLEVEL_M),
        QRcode_free);
    if (!code)
        return {};
    const int side = code->width + 2 * quietZone;
    QImage modules(side, side, QImage::Format_Mono);
    modules.fill(1);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x)
            modules.setPixel(x + quietZone, y + quietZone, (code->data[y * code->width + x] & 1) != 0 ? 0 : 1);
    }
    return modules;
}

void QrCode::setText(const QString &text)
{
    m_modules = modulesOf(text);
    m_modules.setColorTable({Theme::light().text.rgb(), Theme::light().ground.rgb()});
    setAccessibleDescription(text);
    setVisible(!m_modules.isNull());
    updateGeometry();
    update();
}

QSize QrCode::sizeHint() const
{
    return m_modules.size() * pixelsOfAModule;
}

void QrCode::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::light().ground);
    painter.drawRoundedRect(rect(), Theme::rowRadius, Theme::rowRadius);
    painter.drawImage(rect(), m_modules);
}

} // namespace tincan
