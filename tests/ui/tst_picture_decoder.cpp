// What is made of pictures that strangers send: sizes, turned photos, bombs, and bytes that are something else.
#include "ui/picture_decoder.h"
#include "ui/row_files.h"

#include <QBuffer>
#include <QImageReader>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace tincan;
using namespace Qt::StringLiterals;

class TestPictureDecoder : public QObject
{
    Q_OBJECT

    QString saved(const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(u"picture"_s));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }
    static QByteArray png(int width, int height, const QColor &colour = Qt::red)
    {
        QImage image(width, height, QImage::Format_RGB32);
        image.fill(colour);
        QBuffer buffer;
        image.save(&buffer, "PNG");
        return buffer.data();
    }
    // As if it were so large: the head says so, and its checksum is right.
    static QByteArray claiming(quint32 width, quint32 height)
    {
        QByteArray bytes = png(8, 8);
        qToBigEndian(width, bytes.data() + 16);
        qToBigEndian(height, bytes.data() + 20);
        quint32 crc = 0xffffffff;
        for (int i = 12; i < 29; ++i) {
            crc ^= quint8(bytes[i]);
            for (int bit = 0; bit < 8; ++bit)
                crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
        }
        qToBigEndian(~crc, bytes.data() + 29);
        return bytes;
    }
    static FileRef file(int width, int height, const QString &type = u"image/png"_s)
    {
        FileRef made;
        made.width = width;
        made.height = height;
        made.type = type;
        return made;
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void itIsNeverLargerThanItIsShown()
    {
        const QString path = saved(png(800, 400));
        QCOMPARE(decodePicture(path, u"image/png"_s, {200, 200}, Fit::Inside).size(), QSize(200, 100));
        QCOMPARE(decodePicture(path, u"image/png"_s, {200, 200}, Fit::Cover).size(), QSize(200, 200));
        QCOMPARE(decodePicture(path, u"image/png"_s, {2000, 2000}, Fit::Inside).size(), QSize(800, 400));
        QCOMPARE(pictureSize(path, u"image/png"_s), QSize(800, 400));
    }

    void aBombIsRefused()
    {
        // The head can be read, so that the size is what it claims: it is refused for that.
        const QString huge = saved(claiming(60'000, 60'000));
        QCOMPARE(pictureSize(huge, u"image/png"_s), QSize(60'000, 60'000));
        QVERIFY(decodePicture(huge, u"image/png"_s, {100, 100}, Fit::Inside).isNull());
        QVERIFY(!isPicture(file(60'000, 60'000)));
        const QString wide = saved(claiming(9'000, 9'000)); // bearable as a number, too much as memory
        QVERIFY(decodePicture(wide, u"image/png"_s, {100, 100}, Fit::Inside).isNull());
        QVERIFY(QImageReader::allocationLimit() > 0 && QImageReader::allocationLimit() < 256);
    }

    void otherBytesAndOtherKindsAreRefused()
    {
        const QString svg = saved("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>");
        QVERIFY(decodePicture(svg, u"image/png"_s, {100, 100}, Fit::Inside).isNull());
        QVERIFY(decodePicture(svg, u"image/svg+xml"_s, {100, 100}, Fit::Inside).isNull());
        const QString cut = saved(png(300, 300).first(60));
        QVERIFY(decodePicture(cut, u"image/png"_s, {100, 100}, Fit::Inside).isNull());
        QVERIFY(decodePicture(saved({}), u"image/jpeg"_s, {100, 100}, Fit::Inside).isNull());
        QVERIFY(!isPicture(file(10, 10, u"image/svg+xml"_s)));
        QVERIFY(!isPicture(file(0, 0)));
    }

    // Quitting does not wait for a picture of a hundred megapixels.
    void itEndsWhereNobodyWaitsForIt_data()
    {
        QTest::addColumn<QByteArray>("format");
        for (const char *format : {"png", "jpeg"})
            QTest::newRow(format) << QByteArray(format);
    }
    void itEndsWhereNobodyWaitsForIt()
    {
        QFETCH(const QByteArray, format);
        QImage image(800, 400, QImage::Format_RGB32);
        image.fill(Qt::red);
        QBuffer buffer;
        QVERIFY(image.save(&buffer, format.constData()));
        const QString path = saved(buffer.data());
        const QString type = u"image/"_s + QString::fromLatin1(format);
        std::atomic_bool stop = false;
        QCOMPARE(decodePicture(path, type, {800, 400}, Fit::Inside, &stop).size(), QSize(800, 400));
        stop = true;
        QVERIFY(decodePicture(path, type, {800, 400}, Fit::Inside, &stop).isNull());
    }

#ifdef Q_OS_UNIX
    // It is not read on, and not only thrown away once it is whole. The writer of a pipe sees how far it was read.
    void whatNobodyWaitsForIsNotReadToItsEnd()
    {
        QImage image(1'200, 800, QImage::Format_RGB32);
        for (int y = 0; y < image.height(); ++y) // noise: more than a pipe holds
            for (int x = 0; x < image.width(); ++x)
                image.setPixel(x, y, QRandomGenerator::global()->generate() | 0xff000000);
        QBuffer buffer;
        QVERIFY(image.save(&buffer, "PNG"));
        const QByteArray bytes = buffer.data();
        const QString path = m_folder.filePath(u"pipe"_s);
        QCOMPARE(mkfifo(path.toLocal8Bit().constData(), 0600), 0);
        const auto before = std::signal(SIGPIPE, SIG_IGN);
        std::atomic_bool stop = false;
        qsizetype written = 0;
        std::thread writer([&] {
            const int pipe = open(path.toLocal8Bit().constData(), O_WRONLY | O_CLOEXEC);
            ssize_t more = 1;
            for (; more > 0 && written < bytes.size(); written += std::max<ssize_t>(more, 0)) {
                stop = written > bytes.size() / 4;
                more = write(pipe, bytes.constData() + written,
                             size_t(std::min<qsizetype>(4'096, bytes.size() - written)));
            }
            close(pipe);
        });
        const QImage decoded = decodePicture(path, u"image/png"_s, {1'200, 800}, Fit::Inside, &stop);
        writer.join();
        std::signal(SIGPIPE, before);
        QVERIFY(decoded.isNull());
        QVERIFY2(written < bytes.size() / 2, qPrintable(u"%1 of %2"_s.arg(written).arg(bytes.size())));
    }
#endif

    // Where everything stands is known before a byte of a picture has come.
    void theirPlacesAreKnownBeforehand()
    {
        const RowFiles one = placeFiles({file(4'000, 3'000)}, 76, 10, 800);
        QCOMPARE(one.items.first().rect, QRect(76, 10, 420, 315));
        const RowFiles thin = placeFiles({file(10'000, 10)}, 76, 10, 800);
        QVERIFY(thin.items.first().rect.height() >= 40);
        const RowFiles narrow = placeFiles({file(4'000, 3'000)}, 76, 10, 120);
        QCOMPARE(narrow.items.first().rect.width(), 120);
        const QList<FileRef> mixed{file(10, 10), file(0, 0, u"text/plain"_s), file(10, 10), file(10, 10)};
        const RowFiles several = placeFiles(mixed, 76, 10, 800);
        QVERIFY(several.items[0].picture && !several.items[1].picture);
        QCOMPARE(several.items[0].rect.top(), several.items[3].rect.top());
        QVERIFY(several.items[1].rect.top() > several.items[3].rect.bottom());
        for (qsizetype i = 0; i < mixed.size(); ++i)
            QCOMPARE(fileAt(several, several.items[i].rect.center()), i);
        QCOMPARE(fileAt(several, {0, 0}), -1);
        QCOMPARE(placeFiles({}, 76, 10, 800).height, 0);
    }
};

QTEST_MAIN(TestPictureDecoder)
#include "tst_picture_decoder.moc"
