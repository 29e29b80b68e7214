// What `tincand check` says of options and data, and to whoever may not read them.
#include "test_client.h"
#include "tincand_program.h"

#include <QFileInfo>
#include <QScopeGuard>
#include <QTcpServer>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace tincan;
using namespace Qt::StringLiterals;

#ifdef Q_OS_UNIX
namespace {

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

} // namespace
#endif

class TincandCheckTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsChecked();
    void whoMayNotReadItIsToldWhoseItIs();
};

void TincandCheckTest::itIsChecked()
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

void TincandCheckTest::whoMayNotReadItIsToldWhoseItIs()
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

QTEST_GUILESS_MAIN(TincandCheckTest)
#include "tst_tincand_check.moc"
