// What a camera's program reads in the code is the text.
#include "ui/qr_code.h"
#include "ui/theme.h"

#include <QApplication>
#include <QTest>

#include <memory>
#include <zbar.h>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

QString readFrom(const QImage &picture)
{
    QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    QByteArray pixels;
    for (int y = 0; y < grey.height(); ++y)
        pixels.append(reinterpret_cast<const char *>(grey.constScanLine(y)), grey.width());
    zbar::ImageScanner scanner;
    zbar::Image image(unsigned(grey.width()), unsigned(grey.height()), "Y800", pixels.constData(),
                      static_cast<unsigned long>(pixels.size()));
    scanner.scan(image);
    const zbar::SymbolSet symbols = scanner.get_results();
    return symbols.get_size() == 1 ? QString::fromStdString(symbols.symbol_begin()->get_data()) : QString();
}

QString link()
{
    return u"tincan://192.168.178.23:41234/?invite=k3Jd8sPq1XvUu2mEwz9Q_A&pin=sha256:"_s +
           u"9f86d081884c7d65"_s.repeated(4);
}

} // namespace

class QrCodeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theModulesAreTheText()
    {
        const QImage modules = QrCode::modulesOf(link());
        QCOMPARE(readFrom(modules.scaled(modules.size() * 3)), link());
    }

    void theWidgetIsReadableInEveryTheme_data()
    {
        QTest::addColumn<Appearance>("appearance");
        QTest::newRow("light") << Appearance::Light;
        QTest::newRow("dark") << Appearance::Dark;
    }
    void theWidgetIsReadableInEveryTheme()
    {
        QFETCH(const Appearance, appearance);
        applyAppearance(appearance);
        QrCode code;
        code.setText(link());
        code.resize(code.sizeHint());
        QCOMPARE(readFrom(code.grab().toImage()), link());
        QCOMPARE(code.accessibleDescription(), link());
    }

    void whatNoCodeHoldsIsNotShown()
    {
        QVERIFY(QrCode::modulesOf({}).isNull());
        QVERIFY(QrCode::modulesOf(u"x"_s.repeated(4'000)).isNull());
        QrCode code;
        code.show();
        code.setText(link());
        QVERIFY(code.isVisible());
        code.setText({});
        QVERIFY(!code.isVisible());
    }
};

QTEST_MAIN(QrCodeTest)
#include "tst_qr_code.moc"
