#include "core/server/file_kind.h"
#include "core/server/file_name.h"

#include <QTest>

using namespace tincan;

class FileKindTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bytesSayWhatTheyAre_data();
    void bytesSayWhatTheyAre();
    void aCutHeadNeverSaysAnotherSize_data();
    void aCutHeadNeverSaysAnotherSize();
    void manySegmentsEnd();
    void onlyPicturesAreShown();
    void aNameTravelsInAHeader_data();
    void aNameTravelsInAHeader();
};

namespace {

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

// One segment with that much in it, its length included.
QByteArray segment(int marker, int length)
{
    return QByteArray("\xff") + char(marker) + char(length >> 8) + char(length & 0xff) + QByteArray(length - 2, '\xff');
}

const QByteArray frame = hex("ffc2001108012c0190030122000211010311");

} // namespace

void FileKindTest::bytesSayWhatTheyAre_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    const auto row = [](const char *name, const QByteArray &bytes, const char *type, int width = 0, int height = 0) {
        QTest::newRow(name) << bytes << QByteArray(type) << width << height;
    };
    const QByteArray png = hex("89504e470d0a1a0a0000000d49484452");
    row("PNG", png + hex("0000028000000168"), "image/png", 640, 360);
    row("PNG without a width", png + hex("0000000000000168"), "image/png");
    row("PNG wider than anything", png + hex("ffffffff00000168"), "image/png");
    row("PNG, another chunk first", hex("89504e470d0a1a0a0000000d49444154"), "application/octet-stream");
    row("GIF", "GIF89a" + hex("40016801"), "image/gif", 320, 360);
    row("old GIF", "GIF87a" + hex("01000100"), "image/gif", 1, 1);
    row("JPEG", hex("ffd8ffe000104a46494600010100000100010000") + frame, "image/jpeg", 400, 300);
    row("JPEG with fillings", hex("ffd8") + segment(0xe1, 60'000) + hex("ffffff") + frame.sliced(1) + "rest",
        "image/jpeg", 400, 300);
    row("JPEG with tables before", hex("ffd8") + segment(0xc4, 20) + segment(0xdb, 67) + hex("ffd0") + frame,
        "image/jpeg", 400, 300);
    row("JPEG that begins its picture", hex("ffd8") + segment(0xda, 12) + frame, "image/jpeg");
    row("JPEG with a segment of no length", hex("ffd8ffe00000") + frame, "image/jpeg", 400, 300);
    row("WebP, lossy", "RIFF" + hex("24000000") + "WEBPVP8 " + hex("18000000") + hex("3001009d012a40016841"),
        "image/webp", 320, 360);
    row("WebP, lossless", "RIFF" + hex("24000000") + "WEBPVP8L" + hex("18000000") + hex("2f3fc15900"), "image/webp",
        320, 360);
    row("WebP, extended", "RIFF" + hex("24000000") + "WEBPVP8X" + hex("0a000000") + hex("000000003f0100670100"),
        "image/webp", 320, 360);
    row("WebP of a later kind", "RIFF" + hex("24000000") + "WEBPVP8Z" + hex("0a000000"), "image/webp");
    row("PDF", "%PDF-1.4\n%\xc7\xec", "application/pdf");
    row("zip", "PK\x03\x04 and more", "application/zip");
    row("film", hex("00000018") + "ftypisom", "video/mp4");
    row("text", "Grüße, 世界\r\n\t…", "text/plain");
    row("text cut in a character", QByteArray("Grüße").first(3), "text/plain");
    row("bad UTF-8",
        "Gr\xfc\xdf"
        "e",
        "application/octet-stream");
    row("NUL", QByteArray("a\0b", 3), "application/octet-stream");
    row("steers a terminal", "\x1b[31m", "application/octet-stream");
    row("a page that calls itself a picture", "<html>GIF89a", "text/plain");
    row("nothing", {}, "text/plain");
}

void FileKindTest::bytesSayWhatTheyAre()
{
    QFETCH(const QByteArray, bytes);
    const FileKind kind = kindOf(bytes);
    QTEST(kind.type, "type");
    QTEST(kind.width, "width");
    QTEST(kind.height, "height");
}

void FileKindTest::aCutHeadNeverSaysAnotherSize_data()
{
    bytesSayWhatTheyAre_data();
}

void FileKindTest::aCutHeadNeverSaysAnotherSize()
{
    QFETCH(const QByteArray, bytes);
    const FileKind whole = kindOf(bytes);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        // In memory of its own, so that a sanitizer sees a byte too far.
        const QByteArray head(bytes.constData(), cut);
        const FileKind kind = kindOf(head);
        QVERIFY2(kind.width == 0 || kind == whole, qPrintable(QString::number(cut)));
        QCOMPARE(kind.width == 0, kind.height == 0);
    }
}

void FileKindTest::manySegmentsEnd()
{
    QByteArray bytes = hex("ffd8");
    while (bytes.size() < kindBytes)
        bytes += segment(0xe1, 2);
    QCOMPARE(kindOf(bytes + frame), FileKind{.type = "image/jpeg"}); // too far behind
    bytes = hex("ffd8") + QByteArray(kindBytes, '\xff');
    QCOMPARE(kindOf(bytes), FileKind{.type = "image/jpeg"});
}

void FileKindTest::onlyPicturesAreShown()
{
    for (const QByteArray type : {"image/png", "image/jpeg", "image/gif", "image/webp"})
        QVERIFY(isCommonImage(type));
    for (const QByteArray type : {"image/svg+xml", "text/html", "application/pdf", "text/plain", ""})
        QVERIFY(!isCommonImage(type));
}

void FileKindTest::aNameTravelsInAHeader_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("plain") << QStringLiteral("a b.txt")
                           << QByteArray("attachment; filename=\"a b.txt\"; filename*=UTF-8''a%20b.txt");
    QTest::newRow("quotes") << QStringLiteral("a\"b%c.txt")
                            << QByteArray("attachment; filename=\"a_b_c.txt\"; filename*=UTF-8''a%22b%25c.txt");
    QTest::newRow("other scripts") << QStringLiteral("ü世.txt")
                                   << QByteArray(
                                          "attachment; filename=\"__.txt\"; filename*=UTF-8''%C3%BC%E4%B8%96.txt");
    QTest::newRow("what RFC 8187 escapes")
        << QStringLiteral("(it's*)")
        << QByteArray("attachment; filename=\"(it's*)\"; filename*=UTF-8''%28it%27s%2A%29");
}

void FileKindTest::aNameTravelsInAHeader()
{
    QFETCH(const QString, name);
    QTEST(contentDisposition(name, false), "header");
    QVERIFY(contentDisposition(name, true).startsWith("inline; "));
}

QTEST_GUILESS_MAIN(FileKindTest)
#include "tst_file_kind.moc"
