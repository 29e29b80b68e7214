// render_icons SVG FOLDER: writes hicolor/<size>/apps/tincan.png, tincan.ico and tincan.icns into the folder. Both
// containers hold PNGs, as Windows (since Vista) and macOS (since 10.7) read them.
#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QtEndian>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace {

QByteArray pngOf(QSvgRenderer &svg, int size)
{
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    svg.render(&painter);
    painter.end();
    QByteArray png;
    QBuffer buffer(&png);
    return image.save(&buffer, "PNG") ? png : QByteArray();
}

template<typename Number>
QByteArray little(Number number)
{
    number = qToLittleEndian(number);
    return QByteArray(reinterpret_cast<const char *>(&number), sizeof number);
}

QByteArray big(qsizetype number)
{
    const auto turned = qToBigEndian(static_cast<quint32>(number));
    return QByteArray(reinterpret_cast<const char *>(&turned), sizeof turned);
}

// A head of 6 bytes, 16 bytes an image, then the images; 256 is written as 0.
QByteArray icoOf(QSvgRenderer &svg)
{
    constexpr std::array sizes{16, 20, 24, 32, 40, 48, 64, 128, 256};
    QByteArray entries;
    QByteArray images;
    for (const int size : sizes) {
        const QByteArray png = pngOf(svg, size);
        const char side = size == 256 ? '\0' : static_cast<char>(size);
        entries += side;
        entries += side;
        entries += QByteArray(2, '\0') + little(quint16{1}) + little(quint16{32}); // planes, bits
        entries += little(static_cast<quint32>(png.size()));
        entries += little(static_cast<quint32>(6 + 16 * sizes.size() + static_cast<std::size_t>(images.size())));
        images += png;
    }
    return little(quint16{0}) + little(quint16{1}) + little(static_cast<quint16>(sizes.size())) + entries + images;
}

// Each image behind its type and its length, which counts these eight bytes as well.
QByteArray icnsOf(QSvgRenderer &svg)
{
    struct Kind
    {
        const char *type;
        int size;
    };
    constexpr std::array kinds{Kind{"icp4", 16},  Kind{"icp5", 32},  Kind{"ic11", 32},  Kind{"icp6", 64},
                               Kind{"ic12", 64},  Kind{"ic07", 128}, Kind{"ic13", 256}, Kind{"ic08", 256},
                               Kind{"ic14", 512}, Kind{"ic09", 512}, Kind{"ic10", 1024}};
    QByteArray images;
    for (const auto &kind : kinds) {
        const QByteArray png = pngOf(svg, kind.size);
        images += kind.type + big(png.size() + 8) + png;
    }
    return "icns" + big(images.size() + 8) + images;
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!bytes.isEmpty() && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush())
        return;
    std::fprintf(stderr, "render_icons: %s cannot be written\n", qUtf8Printable(path));
    std::exit(1);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3) {
        std::fputs("render_icons SVG FOLDER\n", stderr);
        return 2;
    }
    QSvgRenderer svg(QString::fromLocal8Bit(argv[1]));
    if (!svg.isValid()) {
        std::fprintf(stderr, "render_icons: %s is no SVG\n", argv[1]);
        return 1;
    }
    const QDir folder(QString::fromLocal8Bit(argv[2]));
    for (const int size : {16, 22, 24, 32, 48, 64, 128, 256, 512}) {
        const auto apps = QStringLiteral("hicolor/%1x%1/apps").arg(size);
        folder.mkpath(apps);
        write(folder.filePath(apps + QStringLiteral("/tincan.png")), pngOf(svg, size));
    }
    write(folder.filePath(QStringLiteral("tincan.ico")), icoOf(svg));
    write(folder.filePath(QStringLiteral("tincan.icns")), icnsOf(svg));
    return 0;
}
