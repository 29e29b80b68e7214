#include "core/server/file_request.h"

#include <QTest>

using namespace tincan;

class FileRequestTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rangesAreReadAsTheStandardSays_data();
    void rangesAreReadAsTheStandardSays();
    void ofNothingThereIsNoPart();
    void aRangeHoldsForTheSameStateOnly_data();
    void aRangeHoldsForTheSameStateOnly();
    void conditionsAreJudged_data();
    void conditionsAreJudged();
};

namespace {

Request asking(const QByteArray &name, const QByteArray &value, const QByteArray &method = "GET")
{
    Request request;
    request.method = method;
    request.headers.append({name, value});
    return request;
}

const QByteArray tag = "\"abc\"";

} // namespace

void FileRequestTest::rangesAreReadAsTheStandardSays_data()
{
    QTest::addColumn<QByteArray>("range");
    QTest::addColumn<int>("asked");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("count");
    const auto part = [](const char *range, qint64 first, qint64 count) {
        QTest::newRow(range) << QByteArray(range) << int(Asked::Part) << first << count;
    };
    const auto other = [](const char *range, Asked asked) {
        QTest::newRow(range) << QByteArray(range) << int(asked) << qint64(0) << qint64(100);
    };
    part("bytes=0-0", 0, 1);
    part("bytes=0-99", 0, 100);
    part("BYTES= 10-19 ", 10, 10);
    part("bytes=99-", 99, 1);
    part("bytes=50-1000", 50, 50);
    part("bytes=50-99999999999999999999999", 50, 50);
    part("bytes=-1", 99, 1);
    part("bytes=-100", 0, 100);
    part("bytes=-99999999999999999999999", 0, 100);
    other("bytes=100-", Asked::Nothing);
    other("bytes=100-200", Asked::Nothing);
    other("bytes=99999999999999999999999-", Asked::Nothing);
    other("bytes=-0", Asked::Nothing);
    other("bytes=5-4", Asked::Whole);
    other("bytes=-", Asked::Whole);
    other("bytes=", Asked::Whole);
    other("bytes", Asked::Whole);
    other("bytes=1", Asked::Whole);
    other("bytes=a-b", Asked::Whole);
    other("bytes=1-2-3", Asked::Whole);
    other("bytes=--1", Asked::Whole);
    other("bytes=+1-2", Asked::Whole);
    other("bytes=0-1,5-6", Asked::Whole);
    other("bytes=0-1, bytes=5-6", Asked::Whole);
    other("lines=0-1", Asked::Whole);
}

void FileRequestTest::rangesAreReadAsTheStandardSays()
{
    QFETCH(const QByteArray, range);
    Part part;
    QTEST(int(readRange(asking("range", range), 100, tag, part)), "asked");
    QTEST(part.first, "first");
    QTEST(part.count, "count");
    QCOMPARE(readRange(asking("range", range, "HEAD"), 100, tag, part), Asked::Whole);
}

void FileRequestTest::ofNothingThereIsNoPart()
{
    Part part;
    QCOMPARE(readRange(asking("range", "bytes=0-"), 0, tag, part), Asked::Nothing);
    QCOMPARE(readRange(asking("range", "bytes=-5"), 0, tag, part), Asked::Whole);
    QCOMPARE(part.count, 0);
}

void FileRequestTest::aRangeHoldsForTheSameStateOnly_data()
{
    QTest::addColumn<QByteArray>("ifRange");
    QTest::addColumn<int>("asked");
    QTest::newRow("the same") << tag << int(Asked::Part);
    QTest::newRow("another") << QByteArray("\"abd\"") << int(Asked::Whole);
    QTest::newRow("weak") << "W/" + tag << int(Asked::Whole);
    QTest::newRow("a date") << QByteArray("Fri, 27 Nov 2026 10:00:00 GMT") << int(Asked::Whole);
}

void FileRequestTest::aRangeHoldsForTheSameStateOnly()
{
    QFETCH(const QByteArray, ifRange);
    Request request = asking("range", "bytes=0-1");
    request.headers.append({"if-range", ifRange});
    Part part;
    QTEST(int(readRange(request, 100, tag, part)), "asked");
}

void FileRequestTest::conditionsAreJudged_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("status"); // 0: go on
    const auto row = [](const char *header, const QByteArray &value, int status) {
        QTest::addRow("%s: %s", header, value.constData()) << QByteArray(header) << value << status;
    };
    row("if-none-match", tag, 304);
    row("if-none-match", "W/" + tag, 304);
    row("if-none-match", "\"x\", " + tag, 304);
    row("if-none-match", "*", 304);
    row("if-none-match", "\"x\"", 0);
    row("if-none-match", "abc", 0);
    row("if-match", tag, 0);
    row("if-match", "*", 0);
    row("if-match", "W/" + tag, 412);
    row("if-match", "\"x\"", 412);
    row("if-modified-since", "Fri, 27 Nov 2036 10:00:00 GMT", 0);
}

void FileRequestTest::conditionsAreJudged()
{
    QFETCH(const QByteArray, header);
    QFETCH(const QByteArray, value);
    QTEST(unmetCondition(asking(header, value), tag).value_or(0), "status");
}

QTEST_GUILESS_MAIN(FileRequestTest)
#include "tst_file_request.moc"
