// tincand as a process, from outside: its words, its exit codes, and what is left after kill -9.
#include "support/newer_file.h"
#include "test_client.h"
#include "tincand_program.h"

#include <QProcess>
#include <QTcpServer>
#include <QTest>
#include <QUrlQuery>

#include <map>

using namespace tincan;
using namespace Qt::StringLiterals;

class TincandTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itSaysWhereItListensAndLeavesInOrder();
    void whatIsWrongIsSaidInASentence_data();
    void whatIsWrongIsSaidInASentence();
    void aNewerLogIsRefusedInWords();
    void whatIsNoFileIsNoLog();
    void whatWasAcknowledgedSurvivesKill();
    void itIsAdministeredWhileItRuns();
    void itIsBackedUpWhileItRunsAndPutBack();
};

void TincandTest::itSaysWhereItListensAndLeavesInOrder()
{
    const QTemporaryDir folder;
    Tincand server({u"--listen"_s, u"127.0.0.1:0"_s, u"--data"_s, folder.filePath(u"new/folder"_s)});
    const quint16 port = server.port();
    QVERIFY(port > 0);
    TestClient stream(port);
    stream.begin("GET", "/api/messages", "Accept: application/x-ndjson\r\n");
    stream.readHead();
    stream.event();
    QElapsedTimer since;
    since.start();
    server.process().terminate();
    QCOMPARE(server.ended(), 0);
    QVERIFY(since.elapsed() < 2000);
    QCOMPARE(field(stream.event(), "type"), QByteArray("bye"));
}

void TincandTest::whatIsWrongIsSaidInASentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("an unknown option") << QStringList{u"--nonsense"_s} << QByteArray("nonsense");
    QTest::newRow("no port") << QStringList{u"--listen"_s, u"127.0.0.1"_s} << QByteArray("--listen");
    QTest::newRow("no address") << QStringList{u"--listen"_s, u"there:0"_s} << QByteArray("there");
    QTest::newRow("two things at once") << QStringList{u"--open"_s, u"--accounts"_s} << QByteArray("--accounts");
    QTest::newRow("no size") << QStringList{u"--file-limit"_s, u"64T"_s} << QByteArray("--file-limit");
    QTest::newRow("too many bytes") << QStringList{u"--files-total"_s, u"9999999999G"_s} << QByteArray("--files-total");
    QTest::newRow("no number") << QStringList{u"--keep-events"_s, u"many"_s} << QByteArray("--keep-events");
    QTest::newRow("no level") << QStringList{u"--log-level"_s, u"loud"_s} << QByteArray("--log-level");
    QTest::newRow("no format") << QStringList{u"--log-format"_s, u"xml"_s} << QByteArray("--log-format");
    QTest::newRow("no thread") << QStringList{u"--threads"_s, u"0"_s} << QByteArray("--threads");
    QTest::newRow("too many threads") << QStringList{u"--threads"_s, u"65"_s} << QByteArray("--threads");
    QTest::newRow("no patience") << QStringList{u"--disk-patience"_s, u"0"_s} << QByteArray("--disk-patience");
    QTest::newRow("a folder that cannot be") << QStringList{u"--data"_s, u"/proc/no"_s} << QByteArray("/proc/no");
}

void TincandTest::whatIsWrongIsSaidInASentence()
{
    QFETCH(QStringList, arguments);
    QFETCH(const QByteArray, word);
    const QTemporaryDir folder;
    if (!arguments.contains(u"--data"_s))
        arguments << u"--data"_s << folder.path();
    if (!arguments.contains(u"--listen"_s))
        arguments << u"--listen"_s << u"127.0.0.1:0"_s;
    Tincand server(arguments);
    QVERIFY(server.ended() > 0);
    const QByteArray errors = server.errors();
    QVERIFY2(errors.startsWith("tincand: ") && errors.contains(word), errors);
    QCOMPARE(errors.count('\n'), 1);
}

void TincandTest::aNewerLogIsRefusedInWords()
{
    const QTemporaryDir folder;
    QVERIFY(makeNewer(folder.filePath(u"log.sqlite"_s), Left::Whole));
    const auto before = bytesIn(folder.path());
    Tincand server({u"--data"_s, folder.path(), u"--listen"_s, u"127.0.0.1:0"_s});
    QCOMPARE(server.ended(), 78); // with which its service is not started again
    const QByteArray errors = server.errors();
    for (const char *words : {"tincand: ", "newer Tincan", "Nothing was changed", "Start the newer version again"})
        QVERIFY2(errors.contains(words), errors);
    QCOMPARE(bytesIn(folder.path()), before);
}

void TincandTest::whatIsNoFileIsNoLog()
{
    const QTemporaryDir folder;
    QCOMPARE(QProcess::execute(u"mkfifo"_s, {folder.filePath(u"log.sqlite"_s)}), 0);
    Tincand server({u"--data"_s, folder.path(), u"--listen"_s, u"127.0.0.1:0"_s});
    QVERIFY(server.ended() > 0); // and waits for nobody to write there
    QVERIFY(server.errors().startsWith("tincand: "));
}

void TincandTest::whatWasAcknowledgedSurvivesKill()
{
    const QTemporaryDir folder;
    const QStringList arguments{u"--listen"_s, u"127.0.0.1:0"_s, u"--data"_s, folder.path()};
    std::map<QByteArray, QByteArray> acknowledged; // id to the event
    QByteArray unanswered;
    for (int life = 0; life < 5; ++life) {
        Tincand server(arguments);
        TestClient client(server.port());
        if (!unanswered.isEmpty()) {
            // The author who got no answer sends the same id again: stored once.
            const Reply retried = client.post("/api/messages", message("last", unanswered));
            QVERIFY(retried.status == 200 || retried.status == 201);
            acknowledged[unanswered] = retried.body;
        }
        for (int i = 0; i < 50 + 37 * life; ++i) {
            const QByteArray id = newId();
            const Reply reply = client.post("/api/messages", message("text", id));
            QCOMPARE(reply.status, 201);
            acknowledged[id] = reply.body;
        }
        unanswered = newId();
        client.begin("POST", "/api/messages", {}, message("last", unanswered));
        server.process().kill();
        server.process().waitForFinished();
    }
    Tincand server(arguments);
    TestClient client(server.port());
    std::map<QByteArray, QJsonObject> stored;
    QByteArray place =
        QJsonDocument::fromJson(acknowledged.begin()->second).object().value(u"cursor"_s).toString().toUtf8();
    place = place.left(place.indexOf('.')) + ".0";
    for (;;) {
        const Reply page = client.get("/api/messages?limit=1000&after=" + place);
        if (page.array().isEmpty())
            break;
        for (const QJsonValue &event : page.array())
            QVERIFY(stored.emplace(field(event, "id"), event.toObject()).second);
        place = page.cursor();
    }
    for (const auto &[id, event] : acknowledged)
        QCOMPARE(stored[id], QJsonDocument::fromJson(event).object());
    QVERIFY(stored.size() <= acknowledged.size() + 1);
}

void TincandTest::itIsAdministeredWhileItRuns()
{
    const QTemporaryDir folder;
    QCOMPARE(ask(folder, {u"user"_s, u"list"_s}).code, 1); // nobody is there to ask
    Tincand server({u"--listen"_s, u"127.0.0.1:0"_s, u"--data"_s, folder.path(), u"--accounts"_s});
    const quint16 port = server.port();
    while (!server.process().canReadLine() && server.process().waitForReadyRead(10'000)) {
    }
    QVERIFY(server.process().readLine().contains("tincan://127.0.0.1:"));
    const auto owner = QFile(folder.filePath(u"admin"_s)).permissions();
    QVERIFY(!(owner & (QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther)));

    const QByteArray password = "correct horse";
    QCOMPARE(ask(folder, {u"user"_s, u"add"_s, u"Ada"_s, u"--role"_s, u"owner"_s}, password + '\n').code, 0);
    QCOMPARE(ask(folder, {u"user"_s, u"add"_s, u"ada"_s}, password + '\n').code, 1); // it is taken
    QCOMPARE(ask(folder, {u"user"_s, u"add"_s, u"Bob"_s}, "short\n").code, 1);
    QVERIFY(ask(folder, {u"user"_s, u"list"_s}).words.contains("name=Ada  role=owner"));
    const Said invited = ask(folder, {u"invite"_s, u"add"_s, u"--uses"_s, u"2"_s});
    QCOMPARE(invited.code, 0);
    const QUrl link(QString::fromUtf8(invited.words.mid(invited.words.indexOf("link=") + 5).split(' ').first()));
    QCOMPARE(link.scheme(), u"tincan"_s);
    const QByteArray code = QUrlQuery(link).queryItemValue(u"invite"_s).toLatin1();
    const auto join = [&](const QByteArray &name) {
        return TestClient(port)
            .post("/api/session", R"({"name":")" + name + R"(","password":"correct horse","invite":")" + code + "\"}")
            .status;
    };
    QCOMPARE(join("Bob"), 200);
    const QByteArray id = ask(folder, {u"invite"_s, u"list"_s}).words;
    QVERIFY(id.contains("uses=1"));
    QCOMPARE(ask(folder, {u"invite"_s, u"revoke"_s, u"nonsense"_s}).code, 1);
    const QByteArray listed = id.mid(id.indexOf("id=") + 3).split(' ').first();
    QCOMPARE(ask(folder, {u"invite"_s, u"revoke"_s, QString::fromLatin1(listed)}).code, 0);
    QVERIFY(!ask(folder, {u"invite"_s, u"list"_s}).words.contains("id=")); // the first one went with the first person
    QCOMPARE(join("Eve"), 401);
    QCOMPARE(ask(folder, {u"user"_s, u"dance"_s}).code, 2);
    const Reply back = TestClient(port).post("/api/session", R"({"name":"Bob","password":"correct horse"})");
    const QByteArray bob = "Authorization: Bearer " + field(back.object(), "token") + "\r\n";
    QCOMPARE(TestClient(port).request("POST", "/api/rooms", bob, R"({"room":"tea"})").status, 201);
    QCOMPARE(ask(folder, {u"room"_s, u"archive"_s, u"tea"_s}).code, 0);
    const Said lobby = ask(folder, {u"room"_s, u"archive"_s, u"lobby"_s});
    QVERIFY2(lobby.code == 1 && lobby.words.contains("The lobby stays open"), lobby.words);
    QCOMPARE(ask(folder, {u"room"_s, u"list"_s}).words.count("archived=true"), 1);
    server.process().terminate();
    QCOMPARE(server.ended(), 0);
    QVERIFY(!QFile::exists(folder.filePath(u"admin/socket"_s)));
}

void TincandTest::itIsBackedUpWhileItRunsAndPutBack()
{
    const QTemporaryDir folder;
    const QTemporaryDir other;
    const QString file = other.filePath(u"backup.tar"_s);
    Tincand server({u"--listen"_s, u"127.0.0.1:0"_s, u"--data"_s, folder.path()});
    TestClient client(server.port());
    const QByteArray id = newId();
    QCOMPARE(client.post("/api/messages", message("kept", id)).status, 201);
    const Said saved = ask(folder, {u"backup"_s, file});
    QVERIFY2(saved.code == 0 && saved.words.contains(".1 is in "), saved.words);
    QCOMPARE(ask(folder, {u"backup"_s, file}).code, 1); // it is there
    QCOMPARE(ask(folder, {u"backup"_s}).code, 2);
    QCOMPARE(ask(folder, {u"restore"_s, file}).code, 1); // a server runs there

    const QTemporaryDir empty;
    const Said restored = ask(empty, {u"restore"_s, file});
    QVERIFY2(restored.code == 0, restored.words);
    Tincand again({u"--listen"_s, u"127.0.0.1:0"_s, u"--data"_s, empty.path()});
    QCOMPARE(TestClient(again.port()).post("/api/messages", message("kept", id)).status, 200);
}

QTEST_GUILESS_MAIN(TincandTest)
#include "tst_tincand.moc"
