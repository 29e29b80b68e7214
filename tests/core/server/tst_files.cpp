// Files on an open server: in, out, in parts, and what is refused (protocol, section 6).
#include "file_client.h"
#include "support/hub_fixture.h"

#include <QDir>
#include <QTest>

using namespace tincan;

class FilesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasUploadedComesBack();
    void aMessageSaysWhatTheServerKnowsOfItsFiles();
    void aFileThatIsNotThereCannotBeNamed();
    void aRepeatedMessageIsTheOneThatWasStored();
    void theTypeIsWhatTheBytesSay_data();
    void theTypeIsWhatTheBytesSay();
    void namesAreCheckedAndComeBack_data();
    void namesAreCheckedAndComeBack();
    void partsCome_data();
    void partsCome();
    void whatIsKnownDoesNotComeAgain();
    void theHeadAloneCanBeAskedFor();
    void oneConnectionTakesOneAfterTheOther();
    void itIsThereAfterARestart();
    void filesWithoutBytesAreNotThere();
    void otherMethodsAreNotTaken();
};

void FilesTest::whatWasUploadedComesBack()
{
    HubFixture hub;
    QByteArray bytes = smallPng;
    while (bytes.size() < 3'000'000) // more than a body may have elsewhere, and many pieces
        bytes += QByteArray::number(bytes.size());
    const Reply reply = upload(hub.port(), bytes);
    QCOMPARE(reply.status, 201);
    const QJsonObject file = reply.object();
    const QByteArray id = field(file, "id");
    QVERIFY(id.size() >= 22); // 128 bits at least
    QCOMPARE(reply.headers.value("location"), "/api/files/" + id);
    QCOMPARE(field(file, "name"), QByteArray("photo.png"));
    QCOMPARE(field(file, "type"), QByteArray("image/png"));
    QCOMPARE(file.value(QStringLiteral("size")).toInteger(), bytes.size());
    QCOMPARE(field(file, "sha256"), sha256(bytes));
    QCOMPARE(file.value(QStringLiteral("width")).toInt(), 3);
    QCOMPARE(file.value(QStringLiteral("height")).toInt(), 2);

    const Reply got = download(hub.port(), id);
    QCOMPARE(got.status, 200);
    QVERIFY(got.body == bytes);
    QCOMPARE(got.headers.value("content-type"), QByteArray("image/png"));
    QCOMPARE(got.headers.value("content-disposition"),
             QByteArray("inline; filename=\"photo.png\"; filename*=UTF-8''photo.png"));
    QCOMPARE(got.headers.value("x-content-type-options"), QByteArray("nosniff"));
    QCOMPARE(got.headers.value("cache-control"), QByteArray("private, no-cache"));
    QCOMPARE(got.headers.value("etag"), '"' + sha256(bytes) + '"');
    QCOMPARE(got.headers.value("accept-ranges"), QByteArray("bytes"));
    QVERIFY(got.headers.value("content-security-policy").contains("sandbox"));
    const QByteArray numbers = TestClient(hub.port()).get("/metrics").body;
    for (const QByteArray &line :
         {QByteArray("tincan_uploads_total 1"), "tincan_uploaded_bytes_total " + QByteArray::number(bytes.size()),
          QByteArray("tincan_downloads_total 1"), "tincan_downloaded_bytes_total " + QByteArray::number(bytes.size()),
          "tincan_files_bytes " + QByteArray::number(bytes.size())})
        QVERIFY2(numbers.contains('\n' + line + '\n'), line.constData());
}

void FilesTest::aMessageSaysWhatTheServerKnowsOfItsFiles()
{
    HubFixture hub;
    const QByteArray id = uploadedId(hub.port(), smallPng);
    TestClient client(hub.port());
    const Reply reply = client.post("/api/messages", messageWith(id));
    QCOMPARE(reply.status, 201);
    const QJsonArray files = reply.object().value(QStringLiteral("files")).toArray();
    QCOMPARE(files.size(), 1);
    const QJsonObject known{{QStringLiteral("id"), QString::fromUtf8(id)},
                            {QStringLiteral("name"), QStringLiteral("photo.png")},
                            {QStringLiteral("type"), QStringLiteral("image/png")},
                            {QStringLiteral("size"), qint64(smallPng.size())},
                            {QStringLiteral("sha256"), QString::fromUtf8(sha256(smallPng))},
                            {QStringLiteral("width"), 3},
                            {QStringLiteral("height"), 2}};
    QCOMPARE(files[0].toObject(), known);
    QCOMPARE(client.get("/api/messages").array().last().toObject(), reply.object());
    // An author may hand in what the upload answered, too; only the id counts.
    const QByteArray lie = R"({"id":")" + newId() + R"(","room":"lobby","text":"","files":[{"id":")" + id +
                           R"(","name":"evil.exe","size":1,"width":9}]})";
    const Reply told = client.post("/api/messages", lie);
    QCOMPARE(told.status, 201);
    QCOMPARE(told.object().value(QStringLiteral("files")).toArray(), files);
}

void FilesTest::aFileThatIsNotThereCannotBeNamed()
{
    HubFixture hub;
    TestClient client(hub.port());
    const Reply reply = client.post("/api/messages", messageWith("nothing", newId(), "lobby", "text"));
    QCOMPARE(reply.status, 422);
    QVERIFY(field(reply.object(), "detail").startsWith("`files`"));
    QCOMPARE(hub.hub().head().seq, 0);
    QCOMPARE(client.post("/api/messages", message({})).status, 422); // without files a message says something
}

void FilesTest::aRepeatedMessageIsTheOneThatWasStored()
{
    HubFixture hub;
    const QByteArray id = uploadedId(hub.port(), smallPng);
    TestClient client(hub.port());
    const QByteArray body = messageWith(id);
    const Reply first = client.post("/api/messages", body);
    const Reply again = client.post("/api/messages", body);
    QCOMPARE(again.status, 200);
    QCOMPARE(again.object(), first.object());
}

void FilesTest::theTypeIsWhatTheBytesSay_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("a page") << QByteArray("<!DOCTYPE html><script>alert(1)</script>")
                            << QByteArray("text/plain; charset=utf-8");
    QTest::newRow("SVG") << QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")
                         << QByteArray("text/plain; charset=utf-8");
    QTest::newRow("no text") << QByteArray("\x7f"
                                           "ELF\x02\x01\x01",
                                           7)
                             << QByteArray("application/octet-stream");
    QTest::newRow("nothing") << QByteArray() << QByteArray("text/plain; charset=utf-8");
    QTest::newRow("PDF") << QByteArray("%PDF-1.7 <script>") << QByteArray("application/pdf");
}

void FilesTest::theTypeIsWhatTheBytesSay()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, type);
    HubFixture hub;
    const QByteArray id = uploadedId(hub.port(), bytes, "Content-Type: image/png\r\n");
    const Reply got = download(hub.port(), id);
    QCOMPARE(got.status, 200);
    QCOMPARE(got.body, bytes);
    QCOMPARE(got.headers.value("content-type"), type);
    QVERIFY(got.headers.value("content-disposition").startsWith("attachment; "));
    QVERIFY(got.headers.value("content-security-policy").contains("sandbox"));
}

void FilesTest::namesAreCheckedAndComeBack_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("name"); // empty: refused
    QTest::newRow("spaces around") << QByteArray("?name=%20a%20b.txt%20") << QByteArray("a b.txt");
    QTest::newRow("other scripts") << QByteArray("?name=%E5%9B%BE.png") << QByteArray("图.png");
    QTest::newRow("as long as it may be") << "?name=" + QByteArray(255, 'x') << QByteArray(255, 'x');
    QTest::newRow("too long") << "?name=" + QByteArray(256, 'x') << QByteArray();
    QTest::newRow("none") << QByteArray() << QByteArray();
    QTest::newRow("empty") << QByteArray("?name=%20") << QByteArray();
    QTest::newRow("a path") << QByteArray("?name=..%2Fpasswd") << QByteArray();
    QTest::newRow("a path elsewhere") << QByteArray("?name=C:%5Cx") << QByteArray();
    QTest::newRow("a folder") << QByteArray("?name=..") << QByteArray();
    QTest::newRow("a line") << QByteArray("?name=a%0D%0AX:b") << QByteArray();
    QTest::newRow("turned around") << QByteArray("?name=%E2%80%AEgnp.exe") << QByteArray();
}

void FilesTest::namesAreCheckedAndComeBack()
{
    QFETCH(const QByteArray, query);
    QFETCH(const QByteArray, name);
    HubFixture hub;
    const Reply reply = TestClient(hub.port()).post("/api/files" + query, "x");
    if (name.isEmpty()) {
        QCOMPARE(reply.status, 422);
        QVERIFY(field(reply.object(), "detail").startsWith("`name`"));
        return;
    }
    QCOMPARE(reply.status, 201);
    QCOMPARE(field(reply.object(), "name"), name);
    const QByteArray disposition =
        download(hub.port(), field(reply.object(), "id")).headers.value("content-disposition");
    QVERIFY2(disposition.endsWith("; filename*=UTF-8''" + name.toPercentEncoding()), disposition.constData());
}

void FilesTest::partsCome_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("contentRange");
    QTest::addColumn<QByteArray>("body");
    const QByteArray all = "0123456789";
    const QByteArray tag = '"' + sha256(all) + '"';
    QTest::newRow("from the front") << QByteArray("Range: bytes=0-3\r\n") << 206 << QByteArray("bytes 0-3/10")
                                    << all.first(4);
    QTest::newRow("to the end") << QByteArray("Range: bytes=8-\r\n") << 206 << QByteArray("bytes 8-9/10")
                                << all.last(2);
    QTest::newRow("beyond it") << QByteArray("Range: bytes=9-99\r\n") << 206 << QByteArray("bytes 9-9/10")
                               << all.last(1);
    QTest::newRow("the last three") << QByteArray("Range: bytes=-3\r\n") << 206 << QByteArray("bytes 7-9/10")
                                    << all.last(3);
    QTest::newRow("behind the end") << QByteArray("Range: bytes=10-\r\n") << 416 << QByteArray("bytes */10")
                                    << QByteArray();
    QTest::newRow("several") << QByteArray("Range: bytes=0-1,4-5\r\n") << 200 << QByteArray() << all;
    QTest::newRow("still the same") << "Range: bytes=2-3\r\nIf-Range: " + tag + "\r\n"
                                    << 206 << QByteArray("bytes 2-3/10") << all.sliced(2, 2);
    QTest::newRow("another by now") << QByteArray("Range: bytes=2-3\r\nIf-Range: \"x\"\r\n") << 200 << QByteArray()
                                    << all;
}

void FilesTest::partsCome()
{
    QFETCH(const QByteArray, headers);
    HubFixture hub;
    const QByteArray id = uploadedId(hub.port(), "0123456789");
    TestClient client(hub.port());
    const Reply reply = client.get("/api/files/" + id, headers);
    QTEST(reply.status, "status");
    QTEST(reply.headers.value("content-range"), "contentRange");
    if (reply.status != 416)
        QTEST(reply.body, "body");
    QCOMPARE(client.get("/api/files/" + id).body, QByteArray("0123456789")); // the connection goes on
}

void FilesTest::whatIsKnownDoesNotComeAgain()
{
    HubFixture hub;
    const QByteArray id = uploadedId(hub.port(), smallPng);
    TestClient client(hub.port());
    const QByteArray tag = client.get("/api/files/" + id).headers.value("etag");
    const Reply known = client.get("/api/files/" + id, "If-None-Match: \"a\", W/" + tag + "\r\n");
    QCOMPARE(known.status, 304);
    QCOMPARE(known.headers.value("etag"), tag);
    QCOMPARE(known.headers.value("cache-control"), QByteArray("private, no-cache"));
    QVERIFY(!known.headers.contains("content-length"));
    QCOMPARE(client.get("/api/files/" + id, "If-None-Match: \"a\"\r\n").status, 200);
    QCOMPARE(client.get("/api/files/" + id, "If-Match: \"a\"\r\n").status, 412);
    QCOMPARE(client.get("/api/files/" + id, "If-Match: " + tag + "\r\n").body, smallPng);
}

void FilesTest::theHeadAloneCanBeAskedFor()
{
    HubFixture hub;
    const QByteArray id = uploadedId(hub.port(), smallPng);
    TestClient client(hub.port());
    const Reply reply = client.request("HEAD", "/api/files/" + id, "Range: bytes=0-1\r\n");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.headers.value("content-length").toLongLong(), smallPng.size());
    QCOMPARE(client.get("/api/files/" + id).body, smallPng); // nothing came between
    QCOMPARE(client.request("HEAD", "/api/files/nothing").status, 404);
}

void FilesTest::oneConnectionTakesOneAfterTheOther()
{
    HubFixture hub;
    TestClient client(hub.port());
    const QByteArray body(100'000, 'x');
    for (int i = 0; i < 3; ++i)
        client.begin("POST", "/api/files?name=" + QByteArray::number(i), {}, body + QByteArray::number(i));
    for (int i = 0; i < 3; ++i) {
        const Reply reply = client.readReply();
        QCOMPARE(reply.status, 201);
        QCOMPARE(field(reply.object(), "sha256"), sha256(body + QByteArray::number(i)));
    }
}

void FilesTest::itIsThereAfterARestart()
{
    HubFixture hub;
    const QByteArray id = uploadedId(hub.port(), smallPng);
    QFile unfinished(hub.folder() + QStringLiteral("/files/somebody.x7Yz12"));
    QVERIFY(unfinished.open(QIODevice::WriteOnly));
    unfinished.close();
    QVERIFY(hub.restart());
    QCOMPARE(download(hub.port(), id).body, smallPng);
    QCOMPARE(QDir(hub.folder() + QStringLiteral("/files")).entryList(QDir::Files),
             QStringList{QString::fromLatin1(id)});
    const QByteArray numbers = TestClient(hub.port()).get("/metrics").body;
    QVERIFY(numbers.contains("\ntincan_files_bytes 4096\n"));
}

void FilesTest::filesWithoutBytesAreNotThere()
{
    HubFixture hub;
    const QByteArray id = uploadedId(hub.port(), smallPng);
    QVERIFY(QFile::remove(hub.folder() + QStringLiteral("/files/") + QString::fromLatin1(id)));
    const Reply gone = download(hub.port(), id);
    QCOMPARE(gone.status, 404);
    QCOMPARE(gone.body, download(hub.port(), "nothing").body);
}

void FilesTest::otherMethodsAreNotTaken()
{
    HubFixture hub;
    TestClient client(hub.port());
    const Reply reply = client.get("/api/files");
    QCOMPARE(reply.status, 405);
    QCOMPARE(reply.headers.value("allow"), QByteArray("POST, OPTIONS"));
    QCOMPARE(client.request("DELETE", "/api/files/x").headers.value("allow"), QByteArray("GET, HEAD, OPTIONS"));
    QCOMPARE(client.get("/api/files/").status, 404);
    // Out of the folder leads nothing, whether the target is refused or looked for.
    for (const QByteArray target : {"/api/files/..%2Flog.sqlite", "/api/files/%2e%2e/log.sqlite"}) {
        const int status = TestClient(hub.port()).get(target).status;
        QVERIFY2(status == 400 || status == 404, target.constData());
    }
}

QTEST_GUILESS_MAIN(FilesTest)
#include "tst_files.moc"
