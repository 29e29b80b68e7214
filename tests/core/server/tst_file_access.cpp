// Who may read a file, and who may name it (protocol, section 6).
#include "account_hub.h"
#include "file_client.h"

#include <QTest>

using namespace tincan;

class FileAccessTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsItsOwnersUntilAMessageNamesIt();
    void aPrivateRoomsFileIsNotThereForOthers();
    void whoIsSentOutReadsNoMore();
    void aDeletedMessageGivesNothing();
    void whatItsOwnerDeletesIsGoneFromWhatOthersSay();
    void anEvictedMessageGivesNothing();
    void onlyWhatOneMayReadCanBeNamed();
    void whoIsNobodyIsAsked();
    void onAnOpenServerTheIdIsAllItTakes();
    void whatAnOpenServerTookIsNobodysOnOneThatAsks();
};

namespace {

const QByteArray den = R"({"room":"den","title":"Den","private":true})";

QByteArray deletion(const QByteArray &target)
{
    return R"({"type":"delete","room":"lobby","id":")" + newId() + R"(","target":")" + target + "\"}";
}

} // namespace

void FileAccessTest::itIsItsOwnersUntilAMessageNamesIt()
{
    AccountHub hub;
    const QByteArray bob = bearer(hub.add("Bob"));
    const QByteArray id = uploadedId(hub.port(), smallPng, bearer(hub.owner));
    QCOMPARE(download(hub.port(), id, bearer(hub.owner)).body, smallPng);
    const Reply hidden = download(hub.port(), id, bob);
    const Reply missing = download(hub.port(), "nothing", bob);
    QCOMPARE(hidden.status, 404);
    QCOMPARE(hidden.body, missing.body);
    QCOMPARE(hidden.headers, missing.headers);
    QCOMPARE(hub.ask("POST", "/api/messages", hub.owner, messageWith(id)).status, 201);
    QCOMPARE(download(hub.port(), id, bob).body, smallPng);
    QVERIFY(hub.restart());
    QCOMPARE(download(hub.port(), id, bob).body, smallPng);
}

void FileAccessTest::aPrivateRoomsFileIsNotThereForOthers()
{
    AccountHub hub;
    const QByteArray bob = hub.add("Bob");
    const QByteArray eve = hub.add("Eve");
    hub.ask("POST", "/api/rooms", hub.owner, den);
    QCOMPARE(hub.ask("PUT", "/api/rooms/den/members/" + hub.idOf(bob), hub.owner).status, 201);
    const QByteArray id = uploadedId(hub.port(), smallPng, bearer(hub.owner));
    QCOMPARE(hub.ask("POST", "/api/messages", hub.owner, messageWith(id, newId(), "den")).status, 201);
    QCOMPARE(download(hub.port(), id, bearer(bob)).body, smallPng);
    QCOMPARE(download(hub.port(), id, bearer(eve)).status, 404);
    QCOMPARE(TestClient(hub.port()).request("HEAD", "/api/files/" + id, bearer(eve)).status, 404);
    QCOMPARE(download(hub.port(), id, bearer(eve) + "If-None-Match: *\r\n").status, 404);
    // Who may read it may show it to others.
    QCOMPARE(hub.ask("POST", "/api/messages", bob, messageWith(id)).status, 201);
    QCOMPARE(download(hub.port(), id, bearer(eve)).body, smallPng);
}

void FileAccessTest::whoIsSentOutReadsNoMore()
{
    AccountHub hub;
    const QByteArray bob = hub.add("Bob");
    hub.ask("POST", "/api/rooms", hub.owner, den);
    hub.ask("PUT", "/api/rooms/den/members/" + hub.idOf(bob), hub.owner);
    const QByteArray theirs = uploadedId(hub.port(), smallPng, bearer(hub.owner));
    const QByteArray own = uploadedId(hub.port(), "mine", bearer(bob));
    hub.ask("POST", "/api/messages", hub.owner, messageWith(theirs, newId(), "den"));
    hub.ask("POST", "/api/messages", bob, messageWith(own, newId(), "den"));
    QCOMPARE(hub.ask("DELETE", "/api/rooms/den/members/" + hub.idOf(bob), hub.owner).status, 204);
    QCOMPARE(download(hub.port(), theirs, bearer(bob)).status, 404);
    QCOMPARE(download(hub.port(), own, bearer(bob)).body, QByteArray("mine"));
    // One who leaves a room that is everybody's reads no more in it, either.
    hub.ask("POST", "/api/rooms", hub.owner, R"({"room":"tea"})");
    hub.ask("POST", "/api/messages", hub.owner, messageWith(theirs, newId(), "tea"));
    QCOMPARE(download(hub.port(), theirs, bearer(bob)).body, smallPng);
    hub.ask("DELETE", "/api/rooms/tea/members/me", bob);
    QCOMPARE(download(hub.port(), theirs, bearer(bob)).status, 404);
}

void FileAccessTest::aDeletedMessageGivesNothing()
{
    AccountHub hub;
    const QByteArray bob = bearer(hub.add("Bob"));
    const QByteArray id = uploadedId(hub.port(), smallPng, bearer(hub.owner));
    const QByteArray first = newId();
    const QByteArray second = newId();
    hub.ask("POST", "/api/messages", hub.owner, messageWith(id, first));
    hub.ask("POST", "/api/messages", hub.owner, messageWith(id, second));
    QCOMPARE(hub.ask("POST", "/api/messages", hub.owner, deletion(first)).status, 201);
    QCOMPARE(download(hub.port(), id, bob).status, 200); // the other still names it
    QCOMPARE(hub.ask("POST", "/api/messages", hub.owner, deletion(second)).status, 201);
    QCOMPARE(download(hub.port(), id, bob).status, 404);
    QVERIFY(hub.restart());
    QCOMPARE(download(hub.port(), id, bob).status, 404);
    QCOMPARE(download(hub.port(), id, bearer(hub.owner)).status, 200);
}

void FileAccessTest::whatItsOwnerDeletesIsGoneFromWhatOthersSay()
{
    AccountHub hub;
    const QByteArray mallory = hub.add("Mallory");
    const QByteArray bob = bearer(hub.add("Bob"));
    const QByteArray file = uploadedId(hub.port(), smallPng, bearer(hub.owner));
    const QByteArray other = uploadedId(hub.port(), "of Mallory", bearer(mallory));
    const QByteArray first = newId();
    const QByteArray theirs = newId();
    hub.ask("POST", "/api/messages", hub.owner, messageWith(file, first));
    hub.ask("POST", "/api/messages", mallory, messageWith(file));
    hub.ask("POST", "/api/messages", mallory, messageWith(other, theirs));
    hub.ask("POST", "/api/messages", hub.owner, messageWith(other));
    QCOMPARE(download(hub.port(), file, bob).status, 200);
    // Who moderates takes a message away, and not what its author has elsewhere.
    QCOMPARE(hub.ask("POST", "/api/messages", hub.owner, deletion(theirs)).status, 201);
    QCOMPARE(download(hub.port(), other, bob).status, 200);
    QCOMPARE(hub.ask("POST", "/api/messages", hub.owner, deletion(first)).status, 201);
    QCOMPARE(download(hub.port(), file, bob).status, 404);
    QCOMPARE(download(hub.port(), file, bearer(mallory)).status, 404);
    QCOMPARE(download(hub.port(), file, bearer(hub.owner)).status, 200);
    QCOMPARE(hub.ask("POST", "/api/messages", mallory, messageWith(file)).status, 422); // it cannot be brought back
}

void FileAccessTest::anEvictedMessageGivesNothing()
{
    AccountHub hub([](HubOptions &options) {
        options.keepEvents = 2;
        options.rate = 0;
    });
    const QByteArray bob = bearer(hub.add("Bob"));
    const QByteArray id = uploadedId(hub.port(), smallPng, bearer(hub.owner));
    const QByteArray body = messageWith(id);
    hub.ask("POST", "/api/messages", hub.owner, body);
    QCOMPARE(download(hub.port(), id, bob).status, 200);
    for (int i = 0; i < 3; ++i)
        hub.ask("POST", "/api/messages", hub.owner, message("later"));
    QCOMPARE(download(hub.port(), id, bob).status, 404);
    // A late retry is still told what was stored.
    const Reply again = hub.ask("POST", "/api/messages", hub.owner, body);
    QCOMPARE(again.status, 200);
    const QJsonObject file = again.object().value(QStringLiteral("files")).toArray().first().toObject();
    QCOMPARE(field(file, "name"), QByteArray("photo.png"));
    QCOMPARE(download(hub.port(), id, bob).status, 404);
}

void FileAccessTest::onlyWhatOneMayReadCanBeNamed()
{
    AccountHub hub;
    const QByteArray bob = hub.add("Bob");
    const QByteArray id = uploadedId(hub.port(), smallPng, bearer(hub.owner));
    const Reply hidden = hub.ask("POST", "/api/messages", bob, messageWith(id));
    QCOMPARE(hidden.status, 422);
    QVERIFY(field(hidden.object(), "detail").startsWith("`files`"));
    QCOMPARE(download(hub.port(), id, bearer(bob)).status, 404);
    hub.ask("POST", "/api/messages", hub.owner, messageWith(id));
    QCOMPARE(hub.ask("POST", "/api/messages", bob, messageWith(id)).status, 201);
}

void FileAccessTest::whoIsNobodyIsAsked()
{
    AccountHub hub;
    const QByteArray id = uploadedId(hub.port(), smallPng, bearer(hub.owner));
    QCOMPARE(download(hub.port(), id).status, 401);
}

void FileAccessTest::onAnOpenServerTheIdIsAllItTakes()
{
    HubFixture hub;
    const QByteArray id = uploadedId(hub.port(), smallPng);
    QCOMPARE(download(hub.port(), id).body, smallPng);
    const QByteArray naming = newId();
    TestClient client(hub.port());
    QCOMPARE(client.post("/api/messages", messageWith(id, naming)).status, 201);
    QCOMPARE(client.post("/api/messages", deletion(naming)).status, 201);
    QCOMPARE(download(hub.port(), id).body, smallPng);
}

void FileAccessTest::whatAnOpenServerTookIsNobodysOnOneThatAsks()
{
    AccountHub hub;
    const QByteArray asked = uploadedId(hub.port(), "secret", bearer(hub.owner));
    hub.options().accounts = false;
    hub.options().open = true;
    QVERIFY(hub.restart());
    const QByteArray hidden = uploadedId(hub.port(), "hidden");
    const QByteArray named = uploadedId(hub.port(), "named");
    QCOMPARE(TestClient(hub.port()).post("/api/messages", messageWith(named)).status, 201);
    QCOMPARE(download(hub.port(), asked).status, 404); // it is somebody's, and no message here names it
    hub.options().accounts = true;
    hub.options().open = false;
    QVERIFY(hub.restart());
    QCOMPARE(download(hub.port(), hidden, bearer(hub.owner)).status, 404);
    QCOMPARE(download(hub.port(), named, bearer(hub.owner)).body, QByteArray("named"));
    QCOMPARE(download(hub.port(), asked, bearer(hub.owner)).body, QByteArray("secret"));
}

QTEST_GUILESS_MAIN(FileAccessTest)
#include "tst_file_access.moc"
