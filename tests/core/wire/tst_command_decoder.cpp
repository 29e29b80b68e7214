#include "core/wire/event_codec.h"

#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

const QString someId = u"7d444840-9dc0-11d1-b245-5ffdce74fad2"_s;

QByteArray publication(const QByteArray &more, const QByteArray &room = "\"lobby\"")
{
    return R"({"id":"7d444840-9dc0-11d1-b245-5ffdce74fad2","room":)" + room + more + '}';
}

} // namespace

class TestCommandDecoder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatAClientEncodesTheServerReads()
    {
        const QList<DurableBody> bodies{MessageText{u"hi \U0001F389"_s, someId, {}}, Edit{u"t"_s, u"new"_s},
                                        Delete{u"t"_s}, Reaction{u"t"_s, u"\U0001F44D"_s, false}};
        for (const DurableBody &body : bodies) {
            const Publication sent{someId, u"lobby"_s, u"Ada"_s, body};
            const auto read = decodeCommand(encode(sent), 100);
            QVERIFY(read);
            QCOMPARE(std::get<Publication>(*read), sent);
        }
    }
    void aFileIsNamedByItsIdAlone()
    {
        const auto read = decodeCommand(publication(R"(,"text":"","files":["a",{"id":"b"}])"), 9);
        QVERIFY(read);
        const auto message = std::get<MessageText>(std::get<Publication>(*read).body);
        QCOMPARE(message.files, (QList<FileRef>{{u"a"_s, {}, {}, 0, {}, 0, 0}, {u"b"_s, {}, {}, 0, {}, 0, 0}}));
    }
    void ephemeralCommandsAreRead()
    {
        QCOMPARE(std::get<Typing>(*decodeCommand(R"({"type":"typing","room":"a","on":false})", 9)),
                 (Typing{u"a"_s, {}, false}));
        QCOMPARE(std::get<ReadMark>(*decodeCommand(R"({"type":"read","room":"a","upto":"k.3"})", 9)),
                 (ReadMark{u"a"_s, {}, {"k", 3}}));
        QCOMPARE(std::get<Presence>(*decodeCommand(R"({"type":"presence","status":"away"})", 9)),
                 (Presence{{}, u"away"_s}));
    }
    void upperCaseIdsAreTheSameId()
    {
        const auto read = decodeCommand(publication(R"(,"text":"x")")
                                            .toUpper()
                                            .replace("ID", "id")
                                            .replace("ROOM", "room")
                                            .replace("LOBBY", "lobby")
                                            .replace("TEXT", "text"),
                                        9);
        QVERIFY(read);
        QCOMPARE(std::get<Publication>(*read).id, someId);
    }

    void badCommandsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *name, const QByteArray &json, int status, const QString &named) {
            QTest::newRow(name) << json << status << named;
        };
        row("not JSON", "{", 400, u"JSON"_s);
        row("an array", "[]", 400, u"object"_s);
        row("type is a number", R"({"type":1})", 400, u"type"_s);
        row("text is a number", publication(R"(,"text":1)"), 400, u"text"_s);
        row("room is a number", publication(R"(,"text":"x")", "1"), 400, u"room"_s);
        row("no id", R"({"room":"lobby","text":"x"})", 422, u"id"_s);
        row("id is no UUID", R"({"id":"1","room":"lobby","text":"x"})", 422, u"id"_s);
        row("id in braces", R"({"id":"{7d444840-9dc0-11d1-b245-5ffdce74fad2}","room":"lobby","text":"x"})", 422,
            u"id"_s);
        row("no room", R"({"id":"7d444840-9dc0-11d1-b245-5ffdce74fad2","text":"x"})", 422, u"room"_s);
        row("room with capitals", publication(R"(,"text":"x")", "\"Lobby\""), 422, u"room"_s);
        row("empty text", publication(R"(,"text":"")"), 422, u"text"_s);
        row("no text", publication(""), 422, u"text"_s);
        row("long text", publication(R"(,"text":"1234567890")"), 413, u"text"_s);
        row("text long in bytes", publication(",\"text\":\"\u4f60\u4f60\u4f60\u4f60\""), 413, u"text"_s);
        row("a type for servers", publication(R"(,"type":"room","action":"created")"), 422, u"type"_s);
        row("a type of nobody", publication(R"(,"type":"poll")"), 422, u"type"_s);
        row("name with a control", publication(R"(,"text":"x","name":"a\nb")"), 422, u"name"_s);
        row("edit without a target", publication(R"(,"type":"edit","text":"x")"), 422, u"target"_s);
        row("edit to nothing", publication(R"(,"type":"edit","target":"t","text":"")"), 422, u"text"_s);
        row("target without end", publication(R"(,"type":"delete","target":")" + QByteArray(65, 'x') + R"(")"), 422,
            u"target"_s);
        row("emoji without end",
            publication(R"(,"type":"reaction","target":"t","emoji":")" + QByteArray(65, 'x') + R"(")"), 422,
            u"emoji"_s);
        row("reply without end", publication(R"(,"text":"x","reply_to":")" + QByteArray(65, 'x') + R"(")"), 422,
            u"reply_to"_s);
        row("reply to no id", publication(R"(,"text":"x","reply_to":"zzz")"), 422, u"reply_to"_s);
        row("reaction without an emoji", publication(R"(,"type":"reaction","target":"t","emoji":"<b>hi")"), 422,
            u"emoji"_s);
        row("file without an id", publication(R"(,"files":[{"size":1}])"), 422, u"files"_s);
        row("file with an empty id", publication(R"(,"files":[""])"), 422, u"files"_s);
        row("file that is a number", publication(R"(,"files":[1])"), 400, u"files"_s);
        row("file with a negative size", publication(R"(,"files":[{"id":"f","size":-1}])"), 422, u"files"_s);
        row("file with a width of 33 bits", publication(R"(,"files":[{"id":"f","width":4294967296}])"), 400,
            u"files"_s);
        row("too many files",
            publication(",\"files\":[" + QByteArray(R"({"id":"f"},)").repeated(32) + R"({"id":"f"}])"), 422,
            u"files"_s);
        row("long name", publication(R"(,"text":"x","name":")" + QByteArray(65, 'x') + R"(")"), 422, u"name"_s);
        row("raw control in a text", publication(",\"text\":\"a\tb\""), 400, u"JSON"_s);
        row("typing in no room", R"({"type":"typing","room":"A b"})", 422, u"room"_s);
        row("present in a new way", R"({"type":"presence","status":"asleep"})", 422, u"status"_s);
        row("read without a place", R"({"type":"read","room":"a","upto":"x"})", 422, u"upto"_s);
    }
    void badCommandsAreRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, status);
        QFETCH(QString, named);
        const auto read = decodeCommand(json, 9);
        QVERIFY(!read);
        QCOMPARE(read.error().status, status);
        QVERIFY2(read.error().detail.contains(named), qPrintable(read.error().detail));
    }
    void controlsInATextArriveAsTheyAre()
    {
        const auto read = decodeCommand(publication(R"(,"text":"a\u0000\u0001\n")"), 9);
        QVERIFY(read);
        const QString text = std::get<MessageText>(std::get<Publication>(*read).body).text;
        QCOMPARE(text, QString::fromUtf16(u"a\0\x01\n", 4));
    }
    void aNameHasSixtyFourCharactersWhateverTheirSize()
    {
        const QString name = QString(u"\U0001F389"_s).repeated(64);
        const auto read = decodeCommand(encode(Publication{someId, u"a"_s, name, MessageText{u"x"_s, {}, {}}}), 9);
        QVERIFY(read);
        QCOMPARE(std::get<Publication>(*read).name, name);
    }
    void aRefusalNamesTheCommand()
    {
        const auto read = decodeCommand(publication(R"(,"text":"")"), 9);
        QVERIFY(!read);
        QCOMPARE(read.error().id, someId);
    }
};

QTEST_GUILESS_MAIN(TestCommandDecoder)
#include "tst_command_decoder.moc"
