#include "ui/picture_decoder.h"

#include <QFile>
#include <QImageReader>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostMegabytes = 160;                 // while one is being read
constexpr qint64 mostPixels = qint64(100'000'000); // as its head says
constexpr int longestSide = 30'000;

QByteArray formatOf(const QString &type)
{
    static const QHash<QString, QByteArray> formats{{u"image/png"_s, "png"_ba},
                                                    {u"image/jpeg"_s, "jpeg"_ba},
                                                    {u"image/gif"_s, "gif"_ba},
                                                    {u"image/webp"_s, "webp"_ba}};
    static const QList<QByteArray> readable = QImageReader::supportedImageFormats();
    const QByteArray format = formats.value(type);
    return readable.contains(format) ? format : QByteArray();
}

bool isBearable(const QSize &size)
{
    return !size.isEmpty() && qMax(size.width(), size.height()) <= longestSide &&
           qint64(size.width()) * size.height() <= mostPixels;
}

bool isTurned(const QImageReader &reader)
{
    return reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
}

// A reader of pictures knows no end but that of its bytes.
class StoppableFile : public QFile
{
public:
    StoppableFile(const QString &path, const std::atomic_bool *stop) : QFile(path), m_stop(stop) {}

protected:
    qint64 readData(char *data, qint64 most) override { return m_stop && *m_stop ? -1 : QFile::readData(data, most); }

private:
    const std::atomic_bool *m_stop;
};

// What the head says is not asked of the bytes: a wrong ending never brings another reader in.
void openPicture(QImageReader &reader, QFile &file, const QByteArray &format)
{
    (void)file.open(QIODevice::ReadOnly); // the reader says what follows from it
    reader.setAutoDetectImageFormat(false);
    reader.setFormat(format);
    reader.setDevice(&file);
    reader.setAutoTransform(true);
}

} // namespace

bool isPicture(const FileRef &file)
{
    return isBearable({file.width, file.height}) && !formatOf(file.type).isEmpty();
}

QSize pictureSize(const QString &path, const QString &type)
{
    const QByteArray format = formatOf(type);
    if (format.isEmpty())
        return {};
    QFile file(path);
    QImageReader reader;
    openPicture(reader, file, format);
    const QSize size = reader.size();
    return isTurned(reader) ? size.transposed() : size;
}

QImage decodePicture(const QString &path, const QString &type, const QSize &pixels, Fit fit,
                     const std::atomic_bool *stop)
{
    static const bool bounded = [] {
        QImageReader::setAllocationLimit(mostMegabytes);
        return true;
    }();
    Q_UNUSED(bounded);
    const QByteArray format = formatOf(type);
    if (format.isEmpty() || pixels.isEmpty())
        return {};
    StoppableFile file(path, stop);
    QImageReader reader;
    openPicture(reader, file, format);
    const QSize stored = reader.size();
    if (!isBearable(stored))
        return {};
    const QSize frame = isTurned(reader) ? pixels.transposed() : pixels;
    const QSize scaled = stored.scaled(frame, fit == Fit::Cover ? Qt::KeepAspectRatioByExpanding : Qt::KeepAspectRatio);
    if (scaled.width() < stored.width() && isBearable(scaled))
        reader.setScaledSize(scaled.expandedTo({1, 1}));
    QImage image = reader.read();
    if (stop && *stop)
        return {}; // what was read by then is a part of it
    if (fit == Fit::Cover && !image.isNull()) {
        QRect cut(QPoint(), image.size().boundedTo(pixels));
        cut.moveCenter(image.rect().center());
        image = image.copy(cut);
    }
    return image.isNull() ? image : image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

} // namespace tincan
