#include "core/wire/json_reader.h"
#include "core/wire/json_text.h"

#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class TestJsonReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatTheStandardAllowsIsJson_data();
    void onlyWhatTheStandardAllowsIsJson();
    void noPrefixOfAnObjectIsOne();
    void aSpecialByteIsFoundWhereverItStands();
    void textsAreReadAsTheyWereMeant_data();
    void textsAreReadAsTheyWereMeant();
    void integersAreReadHoweverTheyAreWritten_data();
    void integersAreReadHoweverTheyAreWritten();
    void theLastOfSeveralMembersCounts();
    void aNameMayBeWrittenWithEscapes();
    void depthHasAnEnd();
};

namespace {

bool isJson(QByteArrayView text)
{
    JsonReader reader(text);
    JsonValue value;
    return reader.read(value) && reader.atEnd();
}

JsonValue valueOf(QByteArrayView text)
{
    JsonReader reader(text);
    JsonValue value;
    return reader.read(value) && reader.atEnd() ? value : JsonValue{};
}

} // namespace

void TestJsonReader::onlyWhatTheStandardAllowsIsJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("fine");
    const auto rows = [](bool fine, const QList<QByteArray> &texts) {
        for (const QByteArray &text : texts)
            QTest::addRow("%s %s", fine ? "yes:" : "no:", text.toPercentEncoding(" {}[]\",:\\+").constData())
                << text << fine;
    };
    rows(true, {"null",
                "true",
                "false",
                " 0 ",
                "-0",
                "-12.5e+10",
                "1E5",
                "1e400",
                "\"\"",
                "\"a\"",
                "[]",
                "[ ]",
                "{}",
                "{ }",
                "[1,2 , 3]",
                "{\"a\":{\"b\":[null]}}",
                "\t\r\n[1]\n",
                R"("\"\\\/\b\f\n\r\t\u00e4")",
                R"("\ud800")",
                "\"\x7f\"",
                "\"\xC2\x80\"",
                "\"\xED\x9F\xBF\"",
                "\"\xEE\x80\x80\"",
                "\"\xEF\xBF\xBF\"",
                "\"\xF0\x90\x80\x80\"",
                "\"\xF4\x8F\xBF\xBF\"",
                "{\"a\":1,\"a\":2}"});
    rows(false, {"",
                 " ",
                 "nul",
                 "nulll",
                 "True",
                 "01",
                 "-",
                 "+1",
                 "1.",
                 ".5",
                 "1e",
                 "1e+",
                 "0x1",
                 "NaN",
                 "Infinity",
                 "\"",
                 "\"a",
                 "'a'",
                 "\"\t\"",
                 "\"\n\"",
                 R"("\q")",
                 R"("\u12")",
                 R"("\u12g4")",
                 R"("\)",
                 "[",
                 "]",
                 "[1",
                 "[1,]",
                 "[,1]",
                 "[1 2]",
                 "[1}",
                 "{",
                 "{\"a\"}",
                 "{\"a\":}",
                 "{\"a\":1,}",
                 "{a:1}",
                 "{1:1}",
                 "{\"a\" 1}",
                 "1 2",
                 "[] []",
                 "//",
                 "\xEF\xBB\xBF{}",
                 "\xA0[]",
                 "\"\x80\"",
                 "\"\xC0\x80\"",
                 "\"\xC1\xBF\"",
                 "\"\xC3\"",
                 "\"\xE0\x9F\xBF\"",
                 "\"\xED\xA0\x80\"",
                 "\"\xE2\x82\"",
                 "\"\xF0\x8F\xBF\xBF\"",
                 "\"\xF4\x90\x80\x80\"",
                 "\"\xF5\x80\x80\x80\"",
                 "\"\xFF\""});
    QTest::newRow("no: NUL in a text") << QByteArray("\"a\0b\"", 5) << false;
    QTest::newRow("no: NUL behind a value") << QByteArray("1\0", 2) << false;
}

void TestJsonReader::onlyWhatTheStandardAllowsIsJson()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, fine);
    QCOMPARE(isJson(text), fine);
    QCOMPARE(isJson("[" + text + "]"), fine || text.trimmed().isEmpty());
    QCOMPARE(isJson("{\"some longer name\": " + text + "}"), fine);
}

void TestJsonReader::noPrefixOfAnObjectIsOne()
{
    const QByteArray whole =
        R"({"a":"\ud83c\udf89 ä🎉","b":[1.5e3,true,false,null,{"c":"ordinary text of some length"}]})";
    QVERIFY(isJson(whole));
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY2(!isJson(whole.first(size)), whole.first(size).constData());
}

// Eight bytes are looked at in one go: each byte at each place in them, with another special one behind it.
void TestJsonReader::aSpecialByteIsFoundWhereverItStands()
{
    for (int byte = 0; byte < 256; ++byte) {
        const bool plain = byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
        for (qsizetype at = 0; at < 19; ++at) {
            QByteArray text(20, 'a');
            text[at] = char(byte);
            text[19] = '"';
            const char *const end = text.constData() + text.size();
            QCOMPARE(json::skipPlain(text.constData(), end) - text.constData(), plain ? 19 : at);
        }
    }
}

void TestJsonReader::textsAreReadAsTheyWereMeant_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QByteArray("\"On it.\"") << u"On it."_s;
    QTest::newRow("escapes") << QByteArray(R"("\"\\\/\b\f\n\r\t")") << u"\"\\/\b\f\n\r\t"_s;
    QTest::newRow("NUL") << QByteArray(R"("a\u0000b")") << QString::fromUtf16(u"a\0b", 3);
    QTest::newRow("two, three and four bytes") << QByteArray("\"ä切🎉\"") << u"ä切🎉"_s;
    QTest::newRow("a pair of escapes") << QByteArray(R"("\ud83c\uDF89")") << u"🎉"_s;
    QTest::newRow("a byte order mark is a character") << QByteArray("\"\xEF\xBB\xBFx\"") << u"\uFEFFx"_s;
    QTest::newRow("a lone high surrogate") << QByteArray(R"("\ud83cx")") << u"\uFFFDx"_s;
    QTest::newRow("a lone high surrogate at the end") << QByteArray(R"("x\ud83c")") << u"x\uFFFD"_s;
    QTest::newRow("a lone low surrogate") << QByteArray(R"("x\udf89")") << u"x\uFFFD"_s;
    QTest::newRow("two high ones and a low one") << QByteArray(R"("\ud83c\ud83c\udf89")") << u"\uFFFD🎉"_s;
    QTest::newRow("halves of two kinds") << QByteArray("\"\\ud83c🎉\"") << u"\uFFFD🎉"_s;
}

void TestJsonReader::textsAreReadAsTheyWereMeant()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, text);
    QCOMPARE(valueOf(json).text(), text);
}

void TestJsonReader::integersAreReadHoweverTheyAreWritten_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("fine");
    QTest::addColumn<qint64>("value");
    QTest::newRow("0") << QByteArray("0") << true << qint64(0);
    QTest::newRow("-0") << QByteArray("-0") << true << qint64(0);
    QTest::newRow("1.0") << QByteArray("1.0") << true << qint64(1);
    QTest::newRow("1e3") << QByteArray("1e3") << true << qint64(1000);
    QTest::newRow("largest") << QByteArray("9223372036854775807") << true << std::numeric_limits<qint64>::max();
    QTest::newRow("smallest") << QByteArray("-9223372036854775808") << true << std::numeric_limits<qint64>::min();
    QTest::newRow("one more") << QByteArray("9223372036854775808") << false << qint64(0);
    QTest::newRow("1.5") << QByteArray("1.5") << false << qint64(0);
    QTest::newRow("1e400") << QByteArray("1e400") << false << qint64(0);
    QTest::newRow("a text") << QByteArray("\"1\"") << false << qint64(0);
}

void TestJsonReader::integersAreReadHoweverTheyAreWritten()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, fine);
    QFETCH(qint64, value);
    QCOMPARE(valueOf(json).integer().has_value(), fine);
    QCOMPARE(valueOf(json).integer().value_or(0), value);
}

void TestJsonReader::theLastOfSeveralMembersCounts()
{
    JsonReader reader(R"({"a":1,"b":2,"a":3} )");
    JsonObject object;
    QVERIFY(reader.read(object) && reader.atEnd());
    QCOMPARE(object.value("a"_L1).integer(), 3);
    QCOMPARE(object.value("b"_L1).integer(), 2);
    QCOMPARE(object.value("c"_L1).kind, JsonValue::Kind::Missing);
    QCOMPARE(object.bytes().toByteArray(), QByteArray(R"({"a":1,"b":2,"a":3})"));
}

void TestJsonReader::aNameMayBeWrittenWithEscapes()
{
    JsonReader reader(R"({"te\u0078t":"yes"})");
    JsonObject object;
    QVERIFY(reader.read(object));
    QCOMPARE(object.value("text"_L1).text(), u"yes"_s);
}

void TestJsonReader::depthHasAnEnd()
{
    QVERIFY(isJson(QByteArray(64, '[') + QByteArray(64, ']')));
    QVERIFY(!isJson(QByteArray(65, '[') + QByteArray(65, ']')));
    QVERIFY(!isJson(QByteArray(1'000'000, '[')));
    QByteArray objects;
    for (int i = 0; i < 100'000; ++i)
        objects += "{\"a\":";
    QVERIFY(!isJson(objects));
    QVERIFY(isJson("[" + QByteArray("[],{},").repeated(1000) + "1]")); // side by side is not deep
}

QTEST_GUILESS_MAIN(TestJsonReader)
#include "tst_json_reader.moc"
