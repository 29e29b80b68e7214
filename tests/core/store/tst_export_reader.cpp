// An export's bytes, in any slices, and what is no export.
#include "core/store/export_reader.h"

#include <QtTest>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

const QByteArray whole =
    "{\"server\":\"https://chat.example.org\",\"exported\":\"2026-11-23T09:30:00.000Z\",\"newer\":{\"a\":[1,{}]},"
    "\"rooms\":[\n{\"id\":\"lobby\",\"title\":\"a \\\"]}\",\"topic\":\"\",\"messages\":[\n"
    "{\"id\":\"1\",\"place\":\"a.5\",\"sender\":{\"id\":\"u\",\"name\":\"Ada\"},\"text\":\"\xe7\xba\xbf \\\\\\\" [{\","
    "\"time\":\"2026-11-23T09:30:00.123Z\",\"edited\":true,\"reply_to\":\"0\",\"files\":[{\"id\":\"f\",\"name\":\"n\","
    "\"size\":7}],\"reactions\":[{\"emoji\":\"x\",\"count\":2}]},\n"
    "{\"gap\":\"evicted\"},\n"
    "{\"id\":\"2\",\"sender\":{\"id\":\"u\",\"name\":\"Ada\"},\"text\":\"later\",\"unsent\":true,\"place\":\"a.9\"}]},"
    "\n{\"id\":\"empty\",\"messages\":[]}]}\n";

} // namespace

class TestExportReader : public QObject
{
    Q_OBJECT

    static Result<QList<Exported>> read(const QList<QByteArray> &slices)
    {
        ExportReader reader;
        QList<Exported> all;
        for (const QByteArray &slice : slices) {
            const auto some = reader.feed(slice);
            if (!some)
                return some.error();
            all += *some;
        }
        if (const auto done = reader.end(); !done)
            return done.error();
        return all;
    }

private Q_SLOTS:
    void itIsReadInAnySlices()
    {
        const auto expected = read({whole});
        QVERIFY2(expected, expected ? "" : qPrintable(expected.error().detail));
        QCOMPARE(expected->size(), 5);
        QCOMPARE(expected->at(0), Exported(ExportedRoom{u"lobby"_s}));
        const auto message = std::get<ExportedMessage>(expected->at(1));
        QCOMPARE(*message.place, (Cursor{"a", 5}));
        QCOMPARE(message.message.text, u"线 \\\" [{"_s);
        QCOMPARE(message.message.time,
                 QDateTime::fromString(u"2026-11-23T09:30:00.123Z"_s, Qt::ISODateWithMs).toMSecsSinceEpoch());
        QVERIFY(message.message.edited);
        QCOMPARE(message.message.files.value(0).size, 7);
        QCOMPARE(expected->at(2), Exported(ExportedGap{}));
        QVERIFY(!std::get<ExportedMessage>(expected->at(3)).place); // not what the server has
        QCOMPARE(expected->at(4), Exported(ExportedRoom{u"empty"_s}));
        for (qsizetype cut = 0; cut <= whole.size(); ++cut) {
            const auto found = read({whole.first(cut), whole.sliced(cut)});
            QVERIFY(found);
            QCOMPARE(*found, *expected);
        }
        QList<QByteArray> bytes;
        for (const char c : whole)
            bytes.append(QByteArray(1, c));
        QCOMPARE(*read(bytes), *expected);
    }

    // Wherever it ends too early.
    void whatIsCutOffIsNoExport()
    {
        for (qsizetype cut = 0; cut < whole.size() - 1; ++cut)
            QVERIFY2(!read({whole.first(cut)}), qPrintable(QString::number(cut)));
    }

    void whatIsNoExportIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto message = [](const QByteArray &json) {
            return "{\"rooms\":[{\"id\":\"lobby\",\"messages\":[" + json + "]}]}";
        };
        const auto with = [&](const QByteArray &member) {
            return message("{\"id\":\"1\",\"text\":\"\",\"sender\":{\"id\":\"u\",\"name\":\"n\"}," + member + "}");
        };
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("white space") << QByteArray(" \n\t");
        QTest::newRow("noise") << QByteArray("\x00\xff\xfe[[[", 6);
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("no rooms") << QByteArray("{}");
        QTest::newRow("rooms that are none") << QByteArray("{\"rooms\":{}}");
        QTest::newRow("rooms twice") << QByteArray("{\"rooms\":[],\"rooms\":[]}");
        QTest::newRow("a room that is none") << QByteArray("{\"rooms\":[1]}");
        QTest::newRow("a room's id of another type") << QByteArray("{\"rooms\":[{\"id\":7}]}");
        QTest::newRow("a room's id that is none") << QByteArray("{\"rooms\":[{\"id\":\"../../x\"}]}");
        QTest::newRow("a room's id twice") << QByteArray("{\"rooms\":[{\"id\":\"a\",\"id\":\"b\"}]}");
        QTest::newRow("messages before the id") << QByteArray("{\"rooms\":[{\"messages\":[],\"id\":\"a\"}]}");
        QTest::newRow("something behind") << QByteArray("{\"rooms\":[]} x");
        QTest::newRow("no comma") << QByteArray("{\"a\":1 \"rooms\":[]}");
        QTest::newRow("a comma too many") << QByteArray("{\"rooms\":[],}");
        QTest::newRow("a comma too many in a list") << message("1,");
        QTest::newRow("a key that is none") << QByteArray("{1:2,\"rooms\":[]}");
        QTest::newRow("a word that is none") << QByteArray("{\"a\":nul,\"rooms\":[]}");
        QTest::newRow("brackets that do not match") << QByteArray("{\"a\":[}],\"rooms\":[]}");
        QTest::newRow("bytes that are no text") << with("\"x\":\"\xc3\x28\"");
        QTest::newRow("a message that is a number") << message("7");
        QTest::newRow("no id") << message("{\"text\":\"\",\"sender\":{}}");
        QTest::newRow("no sender") << message("{\"id\":\"1\",\"text\":\"\"}");
        QTest::newRow("a long id") << message("{\"id\":\"" + QByteArray(65, 'x') + "\",\"sender\":{}}");
        QTest::newRow("a long name") << message("{\"id\":\"1\",\"sender\":{\"name\":\"" + QByteArray(129, 'x') +
                                                "\"}}");
        QTest::newRow("a text of another type") << message("{\"id\":\"1\",\"text\":[],\"sender\":{}}");
        QTest::newRow("a place that is none") << with("\"place\":\"a.-5\"");
        QTest::newRow("a place beyond all logs") << with("\"place\":\"a.9223372036854775807\"");
        QTest::newRow("place nought") << with("\"place\":\"a.0\"");
        QTest::newRow("a time that is none") << with("\"time\":\"yesterday\"");
        QTest::newRow("a time before all") << with("\"time\":\"0001-01-01T00:00:00.000Z\"");
        QTest::newRow("edited by a word") << with("\"edited\":\"yes\"");
        QTest::newRow("files that are none") << with("\"files\":{}");
        QTest::newRow("a file below nought") << with("\"files\":[{\"size\":-1}]");
        QTest::newRow("a file wider than numbers") << with("\"files\":[{\"width\":3000000000}]");
        QByteArray files = "{}";
        for (int i = 0; i < 32; ++i)
            files += ",{}";
        QTest::newRow("too many files") << with("\"files\":[" + files + "]");
        QTest::newRow("deep") << with("\"x\":" + QByteArray(1'000'000, '['));
        QTest::newRow("deep beside the rooms") << "{\"x\":" + QByteArray(100, '{') + ",\"rooms\":[]}";
        QTest::newRow("a message without end") << message("{\"text\":\"" + QByteArray(3 << 20, 'x'));
        QTest::newRow("a number without end") << "{\"x\":" + QByteArray(3 << 20, '1') + ",\"rooms\":[]}";
        QTest::newRow("a key without end") << "{\"" + QByteArray(3 << 20, 'x') + "\":1,\"rooms\":[]}";
    }
    void whatIsNoExportIsRefused()
    {
        QFETCH(QByteArray, bytes);
        const auto found = read({bytes});
        QVERIFY(!found);
        QCOMPARE(found.error().kind, Failure::Kind::Invalid);
        QVERIFY(found.error().detail.size() < 200);
    }

    void whatFailedStaysFailed()
    {
        ExportReader reader;
        QVERIFY(!reader.feed("x"));
        QVERIFY(!reader.feed("{\"rooms\":[]}"));
        QVERIFY(!reader.end());
    }

    void aTextThatCannotBeWrittenAgainIsMended()
    {
        const auto found = read({"{\"rooms\":[{\"id\":\"a\",\"messages\":[{\"id\":\"1\",\"text\":\"x\\ud800y\","
                                 "\"sender\":{\"id\":\"\",\"name\":\"\"}}]}]}"});
        QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
        const QString text = std::get<ExportedMessage>(found->at(1)).message.text;
        QVERIFY(text.isValidUtf16());
        QVERIFY(text.startsWith(u'x') && text.endsWith(u'y'));
    }
};

QTEST_GUILESS_MAIN(TestExportReader)
#include "tst_export_reader.moc"
