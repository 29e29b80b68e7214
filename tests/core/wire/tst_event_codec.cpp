#include "core/wire/event_codec.h"

#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(tincan::Event)

namespace {

Durable durable(DurableBody body)
{
    return {{"k3f9a1", 1042},  u"7d444840-9dc0-11d1-b245-5ffdce74fad2"_s,
            u"lobby"_s,        {u"u_7f"_s, u"Ada"_s},
            1'795'426'200'123, std::move(body)};
}

const QByteArray wholeEvent =
    R"({"type":"message","cursor":"k.1","id":"a","room":"lobby","sender":{"id":"u","name":"Ada"},)"
    R"("time":"2026-11-23T09:30:00.123Z","text":"hi"})";

} // namespace

class TestEventCodec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyEventComesBackAsItWas_data()
    {
        QTest::addColumn<Event>("event");
        const FileRef file{u"f_1"_s, u"a \"b\".png"_s, u"image/png"_s, 123'456'789'012, u"ab"_s, 640, 480};
        QTest::newRow("message") << Event(durable(MessageText{u"hi"_s, {}, {}}));
        QTest::newRow("reply with files") << Event(durable(MessageText{{}, u"other"_s, {file, file}}));
        QTest::newRow("every character") << Event(durable(MessageText{
            u"\"\\/\b\f\n\r\t\u0000\u0001\u001f\u007f\u2028\u2029 \u4f60\u597d \U0001F389 e\u0301 \u202Ertl"_s,
            {},
            {}}));
        QTest::newRow("edit") << Event(durable(Edit{u"t"_s, u"new"_s}));
        QTest::newRow("delete") << Event(durable(Delete{u"t"_s}));
        QTest::newRow("reaction") << Event(durable(Reaction{u"t"_s, u"\U0001F44D"_s, false}));
        QTest::newRow("room") << Event(durable(RoomChange{u"created"_s, u"Design"_s, u"Colours"_s, true}));
        QTest::newRow("member") << Event(durable(Membership{u"joined"_s, {u"u_2"_s, u"Bob"_s}}));
        QTest::newRow("typing") << Event(Typing{u"lobby"_s, {u"u"_s, u"Ada"_s}, false});
        QTest::newRow("presence") << Event(Presence{{u"u"_s, u"Ada"_s}, u"away"_s});
        QTest::newRow("read") << Event(ReadMark{u"lobby"_s, {u"u"_s, u"Ada"_s}, {"k", 3}});
        QTest::newRow("hello") << Event(
            Hello{{"k", 0}, {u"u"_s, u"Ada"_s}, u"Home"_s, u"0.1"_s, {16'384, 1 << 30, 10}});
        QTest::newRow("gap") << Event(Gap{{"k", 3}, {"n", 9}, u"epoch"_s});
        QTest::newRow("error") << Event(Refusal{u"x"_s, 429, u"Too Many"_s, u"slow down"_s, 3});
        QTest::newRow("bye") << Event(Bye{u"shutdown"_s, 2});
        QTest::newRow("crowd") << Event(Crowded{25});
        QTest::newRow("largest place") << Event(Gap{{"k", 4'611'686'018'427'387'904}, {"k", 1}, u"future"_s});
    }
    void everyEventComesBackAsItWas()
    {
        QFETCH(Event, event);
        const QByteArray json = encode(event);
        QVERIFY(!json.contains('\n'));
        const auto decoded = decodeEvent(json);
        QVERIFY2(decoded, qPrintable(decoded ? QString() : decoded.error().detail));
        QCOMPARE(*decoded, event);
    }

    void aLoneSurrogateIsReplaced()
    {
        const auto decoded = decodeEvent(encode(durable(MessageText{QString(QChar(0xD800)), {}, {}})));
        QVERIFY(decoded);
        QCOMPARE(std::get<MessageText>(std::get<Durable>(*decoded).body).text, QString(QChar(0xFFFD)));
    }
    void aByteOrderMarkInATextIsACharacter()
    {
        const Event event = durable(MessageText{u"\uFEFF\uFEFFx"_s, {}, {}});
        QCOMPARE(*decodeEvent(encode(event)), event);
    }
    void unknownDurableComesBackAsItWasOnOneLine()
    {
        const auto decoded = decodeEvent("{\"type\":\"poll\",\r\n\"cursor\":\"k.7\",\"n\":12345678901234567890}\n");
        QVERIFY(decoded);
        QCOMPARE(encode(*decoded), QByteArray(R"({"type":"poll",  "cursor":"k.7","n":12345678901234567890})"));
    }
    void unknownDurableKeepsItsPlaceAndContent()
    {
        const auto decoded = decodeEvent(R"({"type":"poll","cursor":"k.7","room":"lobby","options":["a"]})");
        QVERIFY(decoded);
        const auto &event = std::get<Durable>(*decoded);
        QCOMPARE(event.cursor, (Cursor{"k", 7}));
        QVERIFY(std::get<UnknownBody>(event.body).json.contains("options"));
        QCOMPARE(*decodeEvent(encode(event)), Event(event));
    }
    void unknownWithoutAPlaceIsSetAside()
    {
        const auto decoded = decodeEvent(R"({"type":"weather","sun":true})");
        QVERIFY(decoded);
        QCOMPARE(*decoded, Event(UnknownEvent{u"weather"_s}));
    }
    void unknownFieldsAreIgnored()
    {
        QByteArray json = wholeEvent;
        json.insert(1, R"("later":{"deep":[1,2]},)");
        QCOMPARE(*decodeEvent(json), *decodeEvent(wholeEvent));
    }

    void badEventsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        const auto changed = [](const char *from, const char *to) { return QByteArray(wholeEvent).replace(from, to); };
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("cut") << wholeEvent.chopped(1);
        QTest::newRow("two") << wholeEvent + wholeEvent;
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("no type") << changed("\"type\":\"message\",", "");
        QTest::newRow("type of another type") << changed("\"message\"", "3");
        QTest::newRow("cursor malformed") << changed("k.1", "k.01");
        QTest::newRow("cursor beyond 63 bits") << changed("k.1", "k.9223372036854775808");
        QTest::newRow("cursor beyond any log") << changed("k.1", "k.9223372036854775807");
        QTest::newRow("cursor is a number") << changed("\"k.1\"", "1");
        QTest::newRow("invalid UTF-8") << changed("hi", "\xC3(");
        QTest::newRow("very deep") << QByteArray(100'000, '[');
    }
    void badEventsAreRefused()
    {
        QFETCH(QByteArray, json);
        const auto decoded = decodeEvent(json);
        QVERIFY(!decoded);
        QCOMPARE(decoded.error().kind, Failure::Kind::Invalid);
    }
    void aSpoiltEventKeepsItsPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        const auto changed = [](const char *from, const char *to) { return QByteArray(wholeEvent).replace(from, to); };
        QTest::newRow("no id") << changed("\"id\":\"a\",", "");
        QTest::newRow("time is a number") << changed("\"2026-11-23T09:30:00.123Z\"", "5");
        QTest::newRow("time is no time") << changed("2026-11-23T09:30:00.123Z", "yesterday");
        QTest::newRow("text is a number") << changed("\"hi\"", "1");
        QTest::newRow("sender is text") << changed("{\"id\":\"u\",\"name\":\"Ada\"}", "\"Ada\"");
        const auto very = [](qsizetype size) { return QByteArray(size, 'x'); };
        QTest::newRow("name without end") << changed("Ada", very(129).constData());
        QTest::newRow("person's id without end") << changed("\"u\"", ("\"" + very(65) + "\"").constData());
        QTest::newRow("id without end") << changed("\"a\"", ("\"" + very(65) + "\"").constData());
        QTest::newRow("room without end") << changed("lobby", very(65).constData());
        QTest::newRow("reply without end")
            << changed("\"hi\"", ("\"hi\",\"reply_to\":\"" + very(65) + "\"").constData());
        const QByteArray file = R"({"id":"f","name":"n"},)";
        QTest::newRow("more files than there may be")
            << changed("\"hi\"", ("\"hi\",\"files\":[" + file.repeated(33).chopped(1) + "]").constData());
        QTest::newRow("a file's name without end")
            << changed("\"hi\"", ("\"hi\",\"files\":[{\"id\":\"f\",\"name\":\"" + very(256) + "\"}]").constData());
    }
    void aSpoiltEventKeepsItsPlace()
    {
        QFETCH(QByteArray, json);
        const auto decoded = decodeEvent(json);
        QVERIFY(decoded);
        const auto *event = std::get_if<Durable>(&*decoded);
        QVERIFY(event);
        QCOMPARE(event->cursor, (Cursor{"k", 1}));
        QCOMPARE(std::get<UnknownBody>(event->body).type, u"message"_s);
        // Of what is shown, or kept by its words, nothing is longer than it may be.
        QVERIFY(event->sender.name.size() <= 128 && event->sender.id.size() <= 64);
        QVERIFY(event->id.size() <= 64 && event->room.size() <= 64);
        QCOMPARE(*decodeEvent(encode(*decoded)), *decoded);
    }
    void wordsWithoutEndAreNotRead_data()
    {
        QTest::addColumn<Event>("event");
        const auto very = [](qsizetype size) { return QString(size, u'x'); };
        QTest::newRow("emoji") << Event(durable(Reaction{u"t"_s, very(65), true}));
        QTest::newRow("target") << Event(durable(Edit{very(65), u"x"_s}));
        QTest::newRow("title") << Event(durable(RoomChange{u"created"_s, very(201), {}, false}));
        QTest::newRow("topic") << Event(durable(RoomChange{u"created"_s, u"x"_s, very(2'001), false}));
        QTest::newRow("user") << Event(durable(Membership{u"joined"_s, {u"u"_s, very(129)}}));
    }
    void wordsWithoutEndAreNotRead()
    {
        QFETCH(Event, event);
        const auto decoded = decodeEvent(encode(event));
        QVERIFY(decoded);
        const auto *spoilt = std::get_if<Durable>(&*decoded);
        QVERIFY(spoilt);
        QVERIFY(std::holds_alternative<UnknownBody>(spoilt->body));
        QCOMPARE(spoilt->cursor, std::get<Durable>(event).cursor);
    }
    void whatIsJustLongEnoughIsRead()
    {
        const QString name = QString(u"\U0001F389"_s).repeated(64);
        Durable whole = durable(RoomChange{u"created"_s, QString(200, u'x'), QString(2'000, u'x'), false});
        whole.sender.name = name;
        QCOMPARE(*decodeEvent(encode(Event(whole))), Event(whole));
        const FileRef file{u"f"_s, QString(255, u'x'), u"image/png"_s, 1, QString(64, u'a'), 1, 1};
        const Event message = durable(MessageText{u"hi"_s, {}, QList<FileRef>(32, file)});
        QCOMPARE(*decodeEvent(encode(message)), message);
    }
    // What is kept or counted by its words, and has no place that would have to be kept.
    void ofTheMomentNothingIsReadThatIsTooLong_data()
    {
        QTest::addColumn<Event>("event");
        const QString very(65, u'x');
        const Person ada{u"u"_s, u"Ada"_s};
        QTest::newRow("room of typing") << Event(Typing{very, ada, true});
        QTest::newRow("room of a mark") << Event(ReadMark{very, ada, {"k", 1}});
        QTest::newRow("status") << Event(Presence{ada, very});
        QTest::newRow("reason of a gap") << Event(Gap{{"k", 1}, {"k", 2}, very});
        QTest::newRow("reason of a bye") << Event(Bye{very, 0});
        QTest::newRow("id of a refusal") << Event(Refusal{very, 400, {}, {}, 0});
    }
    void ofTheMomentNothingIsReadThatIsTooLong()
    {
        QFETCH(Event, event);
        const auto decoded = decodeEvent(encode(event));
        QVERIFY(!decoded);
        QCOMPARE(decoded.error().kind, Failure::Kind::Invalid);
    }
    void aBatchHasAnEnd()
    {
        QCOMPARE(decodeBatch('[' + QByteArray("7,").repeated(49'999) + "7]")->bad, 50'000);
        const auto more = decodeBatch('[' + QByteArray("7,").repeated(50'000) + "7]");
        QVERIFY(!more);
        QVERIFY2(more.error().detail.contains(u"50000"_s), qPrintable(more.error().detail));
    }
    void oneBadEventDoesNotSpoilABatch()
    {
        const auto batch = decodeBatch('[' + wholeEvent + R"(,{"type":"message"},7,)" + wholeEvent + ']');
        QVERIFY(batch);
        QCOMPARE(batch->events.size(), 2);
        QCOMPARE(batch->bad, 2);
        QVERIFY(!decodeBatch("[" + wholeEvent));
    }
    void timesAreReadAndWrittenInUtc()
    {
        QCOMPARE(encodeTime(1'795'426'200'123), QByteArray("2026-11-23T09:30:00.123Z"));
        QCOMPARE(decodeTime(u"2026-11-23T09:30:00.123Z"), std::optional<qint64>(1'795'426'200'123));
        QCOMPARE(decodeTime(u"2026-11-23T10:30:00.123+01:00"), std::optional<qint64>(1'795'426'200'123));
        QCOMPARE(decodeTime(u"2026-11-23T09:30:00.1239999Z"), std::optional<qint64>(1'795'426'200'123));
        QCOMPARE(decodeTime(u"2026-11-23T09:30:00Z"), std::optional<qint64>(1'795'426'200'000));
        QCOMPARE(encodeTime(*decodeTime(u"2024-02-29T23:59:59.999Z")), QByteArray("2024-02-29T23:59:59.999Z"));
        for (const QStringView bad : {u"2026-11-23T09:30:00", u"2026-11-23 09:30:00Z", u"2026-02-30T09:30:00Z",
                                      u"2026-13-01T09:30:00Z", u"2026-11-23T24:30:00Z", u"2026-11-23T09:30:00.Z",
                                      u"2026-11-23T09:30:00+1:00", u"-026-11-23T09:30:00Z", u"2026-11-23T09:30:00Zx"})
            QVERIFY2(!decodeTime(bad), qPrintable(bad.toString()));
    }
};

QTEST_GUILESS_MAIN(TestEventCodec)
#include "tst_event_codec.moc"
