// A text as a QR code (ISO/IEC 18004), dark on light in every theme, as cameras want it. GUI thread.
#pragma once

#include <QImage>
#include <QWidget>

namespace tincan {

class QrCode : public QWidget
{
    Q_OBJECT
public:
    explicit QrCode(QWidget *parent = nullptr);

    void setText(const QString &text); // empty, or too long for a code: nothing is shown
    // A pixel a module, black on white, with the quiet zone that the standard asks for. Null: see setText().
    static QImage modulesOf(const QString &text);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QImage m_modules;
};

} // namespace tincan
