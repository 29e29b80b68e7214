// tincand as a process, from outside: its words, its exit codes, and what is left after kill -9.
#include "test_client.h"

#include <QFileInfo>
#include <QProcess>
#include <QScopeGuard>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

#include <functional>
#include <map>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

class Tincand
{
public:
    explicit Tincand(const QStringList &arguments) { m_process.start(QStringLiteral(TINCAND), arguments); }
    ~Tincand()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    // The port of its first line; 0 where it says something else.
    quint16 port()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(10'000)) {
        }
        const QByteArray line = m_process.readLine().trimmed();
        if (!line.startsWith("listening on http://"))
            return 0;
        return quint16(line.mid(line.lastIndexOf(':') + 1).toUInt());
    }
    // Its exit code when it has ended by itself.
    int ended()
    {
        m_process.waitForFinished(10'000);
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    QByteArray errors() { return m_process.readAllStandardError(); }
    QProcess &process() { return m_process; }

private:
    QProcess m_process;
};

} // namespace

class TincandTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itSaysWhereItListensAndLeavesInOrder();
    void whatIsWrongIsSaidInASentence_data();
    void whatIsWrongIsSaidInASentence();
    void whatWasAcknowledgedSurvivesKill();
    void itIsAdministeredWhileItRuns();
    void itIsBackedUpWhileItRunsAndPutBack();
    void itIsChecked();
    void whoMayNotReadItIsToldWhoseItIs();
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

namespace {

struct Said
{
    int code = -1;
    QByteArray words;
};

#ifdef Q_OS_UNIX
constexpr QFile::Permissions readable = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
constexpr QFile::Permissions enterable = readable | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;

// Until it is dropped.
[[nodiscard]] auto permit(const QString &path, QFile::Permissions permissions)
{
    const QFile::Permissions before = QFile::permissions(path);
    QFile::setPermissions(path, permissions);
    return qScopeGuard([path, before] { QFile::setPermissions(path, before); });
}

// Also to its owner, but of root nothing can be closed: nobody looks in its place.
[[nodiscard]] auto shut(const QString &path)
{
    return permit(path, ::geteuid() == 0 ? QFile::ReadOwner | QFile::WriteOwner : QFile::Permissions());
}
void becomeNobody()
{
    if (::geteuid() == 0)
        (void)(::setgid(65'534) == 0 && ::setuid(65'534) == 0);
}
#endif

Said ask(const QTemporaryDir &folder, QStringList arguments, const QByteArray &input = {},
         const std::function<void()> &before = {})
{
    QProcess process;
#ifdef Q_OS_UNIX
    if (before)
        process.setChildProcessModifier(before);
#endif
    arguments << u"--data"_s << folder.path();
    process.start(QStringLiteral(TINCAND), arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(20'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput() + process.readAllStandardError()};
}

} // namespace

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

void TincandTest::itIsChecked()
{
    const QTemporaryDir folder;
    QCOMPARE(ask(folder, {u"check"_s, u"--listen"_s, u"127.0.0.1:0"_s}).code, 0); // nothing yet
    QVERIFY(!QFile::exists(folder.filePath(u"log.sqlite"_s)));
    Tincand server({u"--listen"_s, u"127.0.0.1:0"_s, u"--data"_s, folder.path()});
    const quint16 port = server.port();
    TestClient client(port);
    publishMany(client, 3);
    const QString taken = u"127.0.0.1:%1"_s.arg(port);
    const Said running = ask(folder, {u"check"_s, u"--listen"_s, taken});
    QVERIFY2(running.code == 0 && running.words.contains("a server runs on this folder"), running.words);
    QVERIFY2(running.words.contains("ok    events: 3"), running.words);
    QTcpServer elsewhere;
    QVERIFY(elsewhere.listen(QHostAddress::LocalHost));
    const Said held = ask(folder, {u"check"_s, u"--listen"_s, u"127.0.0.1:%1"_s.arg(elsewhere.serverPort())});
    QVERIFY2(held.code == 1 && held.words.contains("is in use by another program"), held.words);
    const QTemporaryDir other;
    const Said used = ask(other, {u"check"_s, u"--listen"_s, taken});
    QVERIFY2(used.code == 1 && used.words.contains("port " + QByteArray::number(port) + " is in use"), used.words);
    server.process().kill();
    server.process().waitForFinished();
    QCOMPARE(ask(folder, {u"check"_s, u"--listen"_s, taken}).code, 0);

    QCOMPARE(ask(folder, {u"check"_s, u"--listen"_s, u"nonsense"_s}).code, 2);
    const Said names =
        ask(folder, {u"check"_s, u"--listen"_s, taken, u"--trust-proxy"_s, u"proxy"_s, u"--allow-origin"_s,
                     u"https://a.example/path"_s, u"--most-connections"_s, u"2000000000"_s});
    QCOMPARE(names.code, 1);
    QVERIFY(names.words.contains("--trust-proxy proxy") &&
            names.words.contains("--allow-origin https://a.example/path"));
#ifdef Q_OS_UNIX
    QVERIFY(names.words.contains("WRONG open files"));
#endif
    const Said unread =
        ask(folder, {u"check"_s, u"--listen"_s, taken, u"--certificate"_s, folder.filePath(u"no.pem"_s)});
    QVERIFY2(unread.code == 1 && unread.words.contains("WRONG certificate"), unread.words);
    QFile log(folder.filePath(u"log.sqlite"_s));
    QFile::remove(log.fileName() + u"-wal"_s);
    QVERIFY(log.open(QIODevice::WriteOnly) && log.write(QByteArray(8192, 'x')) == 8192);
    log.close();
    const Said damaged = ask(folder, {u"check"_s, u"--listen"_s, taken});
    QVERIFY2(damaged.code == 1 && damaged.words.contains("WRONG log"), damaged.words);
}

void TincandTest::whoMayNotReadItIsToldWhoseItIs()
{
#ifdef Q_OS_UNIX
    const QTemporaryDir folder;
    QVERIFY(QFile::setPermissions(folder.path(), enterable | QFile::WriteOwner));
    {
        Tincand server({u"--listen"_s, u"127.0.0.1:0"_s, u"--data"_s, folder.path()});
        TestClient client(server.port());
        publishMany(client, 3);
        server.process().terminate();
        QCOMPARE(server.ended(), 0);
    }
    const QByteArray owner = "it belongs to " + QFileInfo(folder.path()).owner().toUtf8();
    const QStringList check{u"check"_s, u"--listen"_s, u"127.0.0.1:0"_s};
    QVERIFY(QFile::setPermissions(folder.filePath(u"log.sqlite"_s), readable | QFile::WriteOwner));
    {
        const auto sealed = permit(folder.path(), enterable);
        const auto lock = shut(folder.filePath(u"log.lock"_s));
        const Said said = ask(folder, check, {}, becomeNobody);
        QVERIFY2(said.code == 1 && said.words.contains("WRONG log: it cannot be read: "), said.words);
        QVERIFY2(said.words.contains("cannot be written by this user: " + owner), said.words);
        QVERIFY2(!said.words.contains("damaged"), said.words);
    }
    const auto askWithout = [&](const QString &path) {
        const auto closed = shut(path);
        return ask(folder, check, {}, becomeNobody);
    };
    const Said file = askWithout(folder.filePath(u"log.sqlite"_s));
    QVERIFY2(file.code == 1 && file.words.contains("log.sqlite cannot be read by this user: " + owner), file.words);
    QVERIFY2(!file.words.contains("damaged"), file.words);
    const Said closed = askWithout(folder.path());
    QVERIFY2(closed.code == 1 &&
                 closed.words.contains(folder.path().toUtf8() + " cannot be read by this user: " + owner),
             closed.words);
    QVERIFY2(!closed.words.contains("none yet"), closed.words);
#endif
}

QTEST_GUILESS_MAIN(TincandTest)
#include "tst_tincand.moc"
