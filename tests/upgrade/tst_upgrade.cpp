// Data of every version that was released (the folders here), under the program of now: it is brought up to date, all
// of it is there, and it goes on.
#include "../core/server/account_hub.h"
#include "core/session/session.h"
#include "core/store/history_files.h"
#include "core/store/store.h"
#include "story.h"
#include "ui/profile.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

bool copyFolder(const QString &from, const QString &to)
{
    QDirIterator all(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    bool copied = true;
    while (all.hasNext()) {
        const QString path = all.next();
        const QString target = to + path.sliced(from.size());
        copied = copied && QDir().mkpath(QFileInfo(target).path()) && QFile::copy(path, target) &&
                 QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner);
    }
    return copied;
}

const Message *find(const QList<Message> &rows, const QString &text)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [&text](const Message &row) { return row.text == text; });
    return found == rows.end() ? nullptr : &*found;
}

} // namespace

class UpgradeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHistoryIsAllThere_data() { addVersions(); }
    void aHistoryIsAllThere()
    {
        const QTemporaryDir copy;
        QVERIFY(take(copy));
        const Profile profile(copy.filePath(u"profile"_s));
        QCOMPARE(profile.name(), story::name);
        QCOMPARE(profile.preferences().textSize, story::textSize);
        QCOMPARE(profile.openServers(), QList<QUrl>{profile.server()});
        QVERIFY(!profile.token().isEmpty());

        Store store;
        const auto opened = store.open(profile.folder(), profile.server());
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        QVERIFY(!store.notice());
        QCOMPARE(store.person(), profile.person());
        const auto page = store.page(u"lobby"_s, PageQuestion::newest(50));
        QVERIFY(page);
        const Message *first = find(page->rows, story::first);
        QVERIFY(first);
        QCOMPARE(first->reactions.value(0).emoji, story::emoji);
        const Message *answer = find(page->rows, story::answer);
        QVERIFY(answer);
        QCOMPARE(answer->quote.text, story::first);
        const Message *edited = find(page->rows, story::after);
        QVERIFY(edited && edited->edited && !find(page->rows, story::before));
        QCOMPARE(store.edits(edited->id).size(), 2);
        QVERIFY(!find(page->rows, story::deleted));
        const Message *withFile = find(page->rows, story::withFile);
        QVERIFY(withFile);
        QCOMPARE(withFile->files.value(0).name, story::fileName);
        const auto room = store.page(story::room, PageQuestion::newest(50));
        QVERIFY(room && find(room->rows, story::inPrivate));
        QVERIFY(store.rooms().at(story::room).room.isPrivate);
        QCOMPARE(store.outbox().entries().size(), 1U);
        QCOMPARE(store.outbox().entries().begin()->second.text, story::unsent);
        const Message *waiting = find(page->rows, story::unsent);
        QVERIFY(waiting && waiting->delivery == Delivery::Queued);

        for (auto more = store.indexSome(1'000); more && *more;)
            more = store.indexSome(1'000);
        const SearchAnswer hits = store.search({.query = parseSearchQuery(u"needle"), .room = {}, .before = {}});
        QCOMPARE(hits.hits.size(), 1);
        QCOMPARE(hits.hits.constFirst().text, story::first);
    }

    void aServerIsAllThere_data() { addVersions(); }
    void aServerIsAllThere()
    {
        const QTemporaryDir copy;
        QVERIFY(take(copy));
        HubFixture hub([&copy](HubOptions &options) { options.dataFolder = copy.filePath(u"server"_s); });
        QVERIFY2(hub.isRunning(), qPrintable(hub.error()));
        QCOMPARE(hub.hub().notice(), QString());
        TestClient client(hub.port());
        const Reply reply = client.post("/api/session", credentials(story::name.toUtf8(), story::password));
        const QByteArray token = field(reply.object(), "token");
        QVERIFY2(!token.isEmpty(), reply.body.constData());

        // Who signed in before still is.
        const Profile profile(copy.filePath(u"profile"_s));
        QCOMPARE(TestClient(hub.port()).get("/api/session", bearer(profile.token())).status, 200);

        const QByteArray lobby = read(hub, token, "/api/messages?room=lobby");
        const QString fileId = fileIn(lobby);
        QVERIFY2(!fileId.isEmpty(), lobby.constData());
        for (const QString &text : {story::first, story::answer, story::withFile})
            QVERIFY2(lobby.contains(text.toUtf8()), lobby.constData());
        QCOMPARE(read(hub, token, "/api/files/" + fileId.toLatin1()), story::fileBytes);
        QVERIFY(read(hub, token, "/api/messages?room=plans").contains(story::inPrivate.toUtf8()));
        QCOMPARE(TestClient(hub.port()).get("/api/messages?room=plans").status, 401);
    }

    void whatWaitedGoesOut_data() { addVersions(); }
    void whatWaitedGoesOut()
    {
        const QTemporaryDir copy;
        QVERIFY(take(copy));
        const Profile profile(copy.filePath(u"profile"_s));
        HubFixture hub([&copy](HubOptions &options) { options.dataFolder = copy.filePath(u"server"_s); });
        QVERIFY2(hub.isRunning(), qPrintable(hub.error()));
        // A history is of an address, and the port of that time may be somebody else's now.
        for (const auto &[before, now] : {std::pair(HistoryFiles::nameOf(profile.server(), profile.person()),
                                                    HistoryFiles::nameOf(hub.url(), profile.person())),
                                          std::pair(HistoryFiles::nameOf(profile.server()) + u".person"_s,
                                                    HistoryFiles::nameOf(hub.url()) + u".person"_s)})
            QVERIFY(QFile::rename(profile.folder() + u'/' + before, profile.folder() + u'/' + now));
        const qint64 head = hub.hub().head().seq;
        Session session;
        int gaps = 0;
        connect(&session, &Session::gapFound, this, [&gaps] { ++gaps; });
        SessionOptions options;
        options.transport.server = hub.url();
        options.transport.token = profile.token();
        options.profileFolder = profile.folder();
        QVERIFY(session.open(options));
        QTRY_COMPARE_WITH_TIMEOUT(hub.hub().head().seq, head + 1, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(session.unsent().isEmpty(), 30'000);
        QCOMPARE(gaps, 0);
    }

private:
    static void addVersions()
    {
        QTest::addColumn<QString>("version");
        const QStringList versions = QDir(u"" TINCAN_VERSIONS ""_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QVERIFY(!versions.isEmpty());
        for (const QString &version : versions)
            QTest::newRow(qPrintable(version)) << version;
    }
    static bool take(const QTemporaryDir &copy)
    {
        QFETCH(QString, version);
        return copyFolder(u"" TINCAN_VERSIONS "/"_s + version, copy.path());
    }
    static QByteArray read(HubFixture &hub, const QByteArray &token, const QByteArray &target)
    {
        return TestClient(hub.port()).get(target, bearer(token)).body;
    }
    static QString fileIn(const QByteArray &events)
    {
        const QJsonArray all = QJsonDocument::fromJson(events).array();
        for (const QJsonValue &event : all) {
            const QJsonArray files = event[u"files"_s].toArray();
            if (!files.isEmpty())
                return files.first()[u"id"_s].toString();
        }
        return {};
    }
};

QTEST_GUILESS_MAIN(UpgradeTest)
#include "tst_upgrade.moc"
