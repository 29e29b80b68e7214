// tincan-cli as scripts use it: the real program against a real hub. Its words and exit codes are a contract.
#include "../core/server/test_client.h"
#include "core/chat/transport_kind.h"
#include "core/store/history_files.h"
#include "core/store/store.h"
#include "support/hub_fixture.h"
#include "support/misbehaving_server.h"
#include "support/newer_file.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // the machine may be busy; nothing here takes more than a second by itself

class Cli : public QProcess
{
public:
    explicit Cli(const QStringList &arguments, const QString &token = {})
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"TINCAN_TOKEN"_s, token);
        setProcessEnvironment(environment);
        start(QCoreApplication::applicationDirPath() + u"/../bin/tincan-cli"_s, arguments);
        connect(this, &QProcess::readyReadStandardOutput, this, [this] { m_out += readAllStandardOutput(); });
        connect(this, &QProcess::readyReadStandardError, this, [this] { m_err += readAllStandardError(); });
    }
    ~Cli() override
    {
        kill();
        waitForFinished();
    }

    bool over() const { return state() == QProcess::NotRunning; }
    QByteArray out() const { return m_out; }
    QByteArray err() const { return m_err; }
    void say(const QByteArray &line) { write(line + '\n'); }

    // What was said with --json of this kind. Every line is an object, or this fails.
    QList<QJsonObject> objects(const QString &kind) const
    {
        QList<QJsonObject> found;
        const QList<QByteArray> lines = m_out.first(m_out.lastIndexOf('\n') + 1).split('\n');
        for (const QByteArray &line : lines) {
            if (line.isEmpty())
                continue;
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            if (object.isEmpty())
                qFatal("not an object: %s", line.constData());
            if (object.value("kind"_L1).toString() == kind)
                found.append(object);
        }
        return found;
    }
    QStringList texts() const
    {
        QStringList list;
        for (const QJsonObject &object : objects(u"event"_s)) {
            const QJsonObject event = object.value("event"_L1).toObject();
            if (event.value("type"_L1).toString() == u"message")
                list.append(event.value("text"_L1).toString());
        }
        return list;
    }
    bool reached(const QString &state) const
    {
        const QList<QJsonObject> states = objects(u"state"_s);
        return std::any_of(states.begin(), states.end(),
                           [&](const QJsonObject &object) { return object.value("state"_L1).toString() == state; });
    }

private:
    QByteArray m_out;
    QByteArray m_err;
};

} // namespace

class TestCli : public QObject
{
    Q_OBJECT

    std::unique_ptr<HubFixture> m_hub;
    QString m_url;

    void sendText(const QString &text)
    {
        Cli send({u"send"_s, m_url, text, u"--name"_s, u"Ada"_s});
        QTRY_VERIFY_WITH_TIMEOUT(send.over(), patience);
        QVERIFY2(send.exitCode() == 0, send.err().constData());
    }

private Q_SLOTS:
    void init()
    {
        m_hub = std::make_unique<HubFixture>();
        QVERIFY2(m_hub->isRunning(), qPrintable(m_hub->error()));
        m_url = m_hub->url().toString();
    }
    void cleanup() { m_hub.reset(); }

    void whatIsSentIsFollowedOverEveryLine_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("auto") << u"auto"_s;
        for (const TransportKind kind : allTransportKinds)
            QTest::newRow(qPrintable(toWord(kind))) << toWord(kind);
    }
    void whatIsSentIsFollowedOverEveryLine()
    {
        QFETCH(QString, line);
        Cli follow({u"follow"_s, m_url, u"--json"_s, u"--transport"_s, line});
        QTRY_VERIFY_WITH_TIMEOUT(follow.reached(u"connected"_s), patience);
        if (line != u"auto")
            QCOMPARE(follow.objects(u"state"_s).last().value("transport"_L1).toString(), line);
        sendText(u"one"_s);
        sendText(u"two"_s);
        QTRY_COMPARE_WITH_TIMEOUT(follow.texts(), QStringList({u"one"_s, u"two"_s}), patience);
        const QJsonObject event = follow.objects(u"event"_s).last().value("event"_L1).toObject();
        QCOMPARE(event.value("sender"_L1).toObject().value("name"_L1).toString(), u"Ada"_s);
        QVERIFY(Cursor::parse(event.value("cursor"_L1).toString().toLatin1()));
    }

    void followEndsAfterItsCountAndBeginsAfterItsCursor()
    {
        for (const QString &text : {u"a"_s, u"b"_s, u"c"_s})
            sendText(text);
        Cli all({u"follow"_s, m_url, u"--json"_s});
        QTRY_COMPARE_WITH_TIMEOUT(all.texts(), QStringList({u"a"_s, u"b"_s, u"c"_s}), patience);
        const QList<QJsonObject> events = all.objects(u"event"_s);
        const QString after = events.at(events.size() - 3).value("event"_L1).toObject().value("cursor"_L1).toString();
        Cli later({u"follow"_s, m_url, u"--json"_s, u"--after"_s, after, u"--count"_s, u"2"_s});
        QTRY_VERIFY_WITH_TIMEOUT(later.over(), patience);
        QCOMPARE(later.exitCode(), 0);
        QCOMPARE(later.texts(), QStringList({u"b"_s, u"c"_s}));
    }

    void chatSendsItsLinesSwitchesAndQuits()
    {
        Cli chat({u"chat"_s, m_url, u"--json"_s, u"--transport"_s, u"long-poll"_s, u"--name"_s, u"Bob"_s});
        QTRY_VERIFY_WITH_TIMEOUT(chat.reached(u"connected"_s), patience);
        chat.say("before");
        QTRY_COMPARE_WITH_TIMEOUT(chat.texts(), QStringList({u"before"_s}), patience);
        chat.say("/transport sse");
        QTRY_COMPARE_WITH_TIMEOUT(chat.objects(u"switched"_s).size(), 1, patience);
        const QJsonObject switched = chat.objects(u"switched"_s).first();
        QCOMPARE(switched.value("from"_L1).toString(), u"long-poll"_s);
        QCOMPARE(switched.value("to"_L1).toString(), u"sse"_s);
        QVERIFY(switched.value("overlap_ms"_L1).isDouble());
        chat.say("after");
        chat.say("/quit\nnever");
        QTRY_VERIFY_WITH_TIMEOUT(chat.over(), patience);
        QCOMPARE(chat.exitCode(), 0);
        QStringList words;
        for (const QJsonObject &delivery : chat.objects(u"delivery"_s))
            words.append(delivery.value("delivery"_L1).toString());
        QCOMPARE(words.count(u"sent"_s), 2);
        QVERIFY(words.contains(u"queued"_s));
    }

    void theEndOfTheInputSendsWhatIsQueued()
    {
        Cli chat({u"chat"_s, m_url, u"--json"_s});
        for (int i = 0; i < 50; ++i)
            chat.say(QByteArray::number(i));
        chat.closeWriteChannel();
        QTRY_VERIFY_WITH_TIMEOUT(chat.over(), patience);
        QVERIFY2(chat.exitCode() == 0, chat.err().constData());
        Cli follow({u"follow"_s, m_url, u"--json"_s, u"--count"_s, u"50"_s});
        QTRY_VERIFY_WITH_TIMEOUT(follow.over(), patience);
        QStringList expected;
        for (int i = 0; i < 50; ++i)
            expected.append(QString::number(i));
        QCOMPARE(follow.texts(), expected);
    }

    void whatStaysQueuedIsNamedAndTheExitCodeIs3()
    {
        m_hub->stop();
        QTemporaryDir profile;
        {
            Cli chat({u"chat"_s, m_url, u"--profile"_s, profile.path(), u"--linger"_s, u"1"_s});
            chat.say("for later");
            chat.closeWriteChannel();
            QTRY_VERIFY_WITH_TIMEOUT(chat.over(), patience);
            QCOMPARE(chat.exitCode(), 3);
            QVERIFY2(chat.err().contains("for later"), chat.err().constData());
            QVERIFY2(chat.err().contains("refused"), chat.err().constData()); // and why
        }
        // The next run with the same profile sends it.
        QVERIFY2(m_hub->start(), qPrintable(m_hub->error()));
        Cli chat({u"chat"_s, m_url, u"--profile"_s, profile.path(), u"--json"_s});
        QTRY_COMPARE_WITH_TIMEOUT(chat.texts(), QStringList({u"for later"_s}), patience);
        chat.closeWriteChannel();
        QTRY_VERIFY_WITH_TIMEOUT(chat.over(), patience);
        QCOMPARE(chat.exitCode(), 0);
    }

    void anothersTokenSendsNothingOfTheOneBefore()
    {
        m_hub = std::make_unique<HubFixture>([](HubOptions &options) { options.accounts = true; });
        m_url = m_hub->url().toString();
        const auto tokenOf = [this](const QString &name) {
            m_hub->hub().administer({{u"command"_s, u"user add"_s},
                                     {u"name"_s, name},
                                     {u"password"_s, u"correct horse"_s},
                                     {u"role"_s, u"member"_s}});
            const QJsonObject who{{u"name"_s, name}, {u"password"_s, u"correct horse"_s}};
            return TestClient(m_hub->port())
                .post("/api/session", QJsonDocument(who).toJson())
                .object()["token"_L1]
                .toString();
        };
        const QString ada = tokenOf(u"Ada"_s);
        const QString bob = tokenOf(u"Bob"_s);
        QTemporaryDir profile;
        const auto sendAs = [&](const QString &token, const QString &text, int exitCode) {
            Cli send({u"send"_s, m_url, text, u"--profile"_s, profile.path(), u"--linger"_s,
                      exitCode == 0 ? u"60"_s : u"1"_s},
                     token);
            QTRY_VERIFY_WITH_TIMEOUT(send.over(), patience);
            QVERIFY2(send.exitCode() == exitCode, send.err().constData());
        };
        sendAs(ada, u"first"_s, 0);
        m_hub->stop();
        sendAs(ada, u"second"_s, 3);
        QVERIFY2(m_hub->start(), qPrintable(m_hub->error()));
        sendAs(bob, u"third"_s, 0);
        QCOMPARE(m_hub->hub().head().seq, 2);
        sendAs(ada, u"fourth"_s, 0);
        Cli follow({u"follow"_s, m_url, u"--json"_s, u"--count"_s, u"4"_s}, ada);
        QTRY_VERIFY_WITH_TIMEOUT(follow.over(), patience);
        QStringList said;
        for (const QJsonObject &event : follow.objects(u"event"_s)) {
            const QJsonObject body = event.value("event"_L1).toObject();
            said.append(body.value("sender"_L1).toObject().value("name"_L1).toString() + u' ' +
                        body.value("text"_L1).toString());
        }
        QCOMPARE(said, QStringList({u"Ada first"_s, u"Bob third"_s, u"Ada second"_s, u"Ada fourth"_s}));
    }

    void wrongUseIsToldInASentence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no command") << QStringList();
        QTest::newRow("no such command") << QStringList{u"listen"_s, u"x"_s};
        QTest::newRow("no server") << QStringList{u"follow"_s};
        QTest::newRow("not an address") << QStringList{u"follow"_s, u"ftp://x"_s};
        QTest::newRow("malformed cursor") << QStringList{u"follow"_s, u"localhost:1"_s, u"--after"_s, u"12"_s};
        QTest::newRow("no such line") << QStringList{u"follow"_s, u"localhost:1"_s, u"--transport"_s, u"pigeon"_s};
        QTest::newRow("no such option") << QStringList{u"follow"_s, u"localhost:1"_s, u"--colour"_s};
        QTest::newRow("count of none") << QStringList{u"follow"_s, u"localhost:1"_s, u"--count"_s, u"0"_s};
        QTest::newRow("malformed room") << QStringList{u"follow"_s, u"localhost:1"_s, u"--room"_s, u"No Room"_s};
        QTest::newRow("decode what") << QStringList{u"decode"_s, u"xml"_s};
    }
    void wrongUseIsToldInASentence()
    {
        QFETCH(QStringList, arguments);
        Cli cli(arguments);
        QTRY_VERIFY_WITH_TIMEOUT(cli.over(), patience);
        QCOMPARE(cli.exitCode(), 2);
        QVERIFY(cli.err().startsWith("tincan-cli: "));
        QCOMPARE(cli.err().count('\n'), 1);
        QVERIFY(cli.out().isEmpty());
    }

    void aServerThatIsNotTincanIsNamed_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("follow") << u"follow"_s;
        QTest::newRow("send") << u"send"_s;
    }
    void aServerThatIsNotTincanIsNamed()
    {
        QFETCH(QString, command);
        MisbehavingServer page([](const QByteArray &) {
            return ScriptedAnswer{httpAnswer(200, "Content-Type: text/html\r\n", "<html>Welcome</html>")};
        });
        QStringList arguments{command, page.url().toString()};
        if (command == u"send")
            arguments.append(u"hello"_s);
        Cli cli(arguments);
        QTRY_VERIFY_WITH_TIMEOUT(cli.err().contains("is not a Tincan server"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(cli.over(), patience);
        QCOMPARE(cli.exitCode(), 1);
    }

    void anUnknownRoomAndATooLongTextAreRefused()
    {
        Cli follow({u"follow"_s, m_url, u"--room"_s, u"nowhere"_s});
        QTRY_VERIFY_WITH_TIMEOUT(follow.over(), patience);
        QCOMPARE(follow.exitCode(), 1);
        QVERIFY(follow.err().contains("no room 'nowhere'"));
        Cli send({u"send"_s, m_url, QString(20'000, u'x')});
        QTRY_VERIFY_WITH_TIMEOUT(send.over(), patience);
        QCOMPARE(send.exitCode(), 1);
    }

    void aNewerHistoryIsRefusedAndLeftAsItIs()
    {
        const QTemporaryDir profile;
        {
            Store store;
            QVERIFY(store.open(profile.path(), QUrl(m_url)));
        }
        QVERIFY(makeNewer(profile.filePath(HistoryFiles::nameOf(QUrl(m_url))), Left::WithAJournal));
        const auto before = bytesIn(profile.path());
        Cli send({u"send"_s, m_url, u"hello"_s, u"--profile"_s, profile.path()});
        QTRY_VERIFY_WITH_TIMEOUT(send.over(), patience);
        QCOMPARE(send.exitCode(), 1);
        for (const char *words : {"newer Tincan", "left as it is", "another profile"})
            QVERIFY2(send.err().contains(words), send.err().constData());
        QCOMPARE(m_hub->hub().head().seq, 0);
        QCOMPARE(bytesIn(profile.path()), before);
    }

    void hostileTextCannotSteerTheTerminal()
    {
        sendText(u"a\x1b]0;owned\x07 \u202e z\nAda: feigned"_s);
        Cli follow({u"follow"_s, m_url, u"--count"_s, u"1"_s, u"--room"_s, u"lobby"_s});
        QTRY_VERIFY_WITH_TIMEOUT(follow.over(), patience);
        QVERIFY2(follow.out().contains("Ada: a"), follow.out().constData());
        QVERIFY(!follow.out().contains('\x1b') && !follow.out().contains('\x07') &&
                !follow.out().contains("\xe2\x80\xae") && !follow.out().contains("\nAda:"));
    }

    void decodeTurnsACaptureIntoJsonLines_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("capture");
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("sse") << u"sse"_s
                             << QByteArray(":\n\nid: a.1\ndata: x\r\ndata: y\n\nevent: bye\ndata: z\n\ndata: cut")
                             << QByteArray(R"({"data":"x\ny","event":"message","lastEventId":"a.1"})"
                                           "\n"
                                           R"({"data":"z","event":"bye","lastEventId":"a.1"})"
                                           "\n")
                             << 0;
        QTest::newRow("ndjson") << u"ndjson"_s << QByteArray("{\"a\":1}\r\n\n{\"b\":2}\n{\"cut\"")
                                << QByteArray("{\"a\":1}\n{\"b\":2}\n") << 0;
        QTest::newRow("ndjson with garbage")
            << u"ndjson"_s << QByteArray("nonsense\n{\"b\":2}\n") << QByteArray("{\"b\":2}\n") << 1;
    }
    void decodeTurnsACaptureIntoJsonLines()
    {
        QFETCH(QString, format);
        QFETCH(QByteArray, capture);
        QFETCH(QByteArray, expected);
        QFETCH(int, exitCode);
        Cli decode({u"decode"_s, format});
        decode.write(capture);
        decode.closeWriteChannel();
        QTRY_VERIFY_WITH_TIMEOUT(decode.over(), patience);
        QCOMPARE(decode.out(), expected);
        QCOMPARE(decode.exitCode(), exitCode);
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
