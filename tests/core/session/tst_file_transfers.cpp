// Which files are on their way at once, in what order, and when one is tried again: over a server that follows a script
// and a clock that only moves when it is told to.
#include "core/session/file_transfers.h"
#include "core/transport/file_download.h"
#include "support/fake_clock.h"
#include "support/misbehaving_server.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class TestFileTransfers : public QObject
{
    Q_OBJECT

    static FileRef fileOf(const QString &id, const QByteArray &bytes)
    {
        const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
        return {
            .id = id, .name = id, .type = {}, .size = bytes.size(), .sha256 = QString::fromLatin1(hash), .path = {}};
    }

    // A server that has these bytes, by file id, and is silent about all else.
    struct Bench
    {
        explicit Bench(const QHash<QByteArray, QByteArray> &known = {})
            : server([known](const QByteArray &head) {
                  const auto bytes = known.constFind(idIn(head));
                  return bytes == known.constEnd() ? ScriptedAnswer() : ScriptedAnswer{httpAnswer(200, {}, *bytes)};
              })
        {
            begin();
        }
        explicit Bench(const MisbehavingServer::Script &script) : server(script) { begin(); }
        void begin()
        {
            TransportOptions options;
            options.server = server.url();
            options.connectTimeout = std::chrono::minutes(1); // told from a wait before the next try
            transfers = std::make_unique<FileTransfers>(options, clock, [] { return 0.5; });
            QObject::connect(transfers.get(), &FileTransfers::finished, transfers.get(),
                             [this](const QString &id) { finished.append(id); });
            QObject::connect(transfers.get(), &FileTransfers::failed, transfers.get(),
                             [this](const QString &id, const Failure &why) { failed.insert(id, why); });
            transfers->setOnline(true);
        }
        static QByteArray idIn(const QByteArray &head)
        {
            const QByteArray path = head.mid(head.indexOf('/'));
            return path.first(path.indexOf(' ')).mid(qstrlen("/api/files/"));
        }
        QSet<QByteArray> asked() const
        {
            QSet<QByteArray> ids;
            for (const QByteArray &head : server.heads())
                ids.insert(idIn(head));
            return ids;
        }
        QString at(const QString &name) const { return folder.filePath(name); }
        void hold(const QString &id) { transfers->download(id, fileOf(id, "never"), at(id)); }

        QTemporaryDir folder;
        FakeClock clock;
        MisbehavingServer server;
        QStringList finished;
        QHash<QString, Failure> failed;
        std::unique_ptr<FileTransfers> transfers;
    };

    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static bool write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }

private Q_SLOTS:
    void threeAtOnceInTheOrderInWhichTheyWereAskedFor()
    {
        Bench bench;
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s})
            bench.hold(id);
        QTRY_COMPARE(bench.asked(), (QSet<QByteArray>{"a", "b", "c"}));
        bench.transfers->cancel(u"b"_s);
        QTRY_COMPARE(bench.asked(), (QSet<QByteArray>{"a", "b", "c", "d"}));
        bench.transfers->cancel(u"a"_s);
        QTRY_COMPARE(bench.asked(), (QSet<QByteArray>{"a", "b", "c", "d", "e"}));
        QCOMPARE(bench.transfers->downloads(), (QStringList{u"c"_s, u"d"_s, u"e"_s}));
        QVERIFY(bench.failed.isEmpty());
    }

    void whatFailsForNowIsTriedLaterAndLaterAndThenGivenUp()
    {
        Bench bench([](const QByteArray &) { return ScriptedAnswer{httpAnswer(503, {}, {})}; });
        bench.hold(u"a"_s);
        milliseconds before(0);
        for (int tries = 1; tries < 5; ++tries) {
            QTRY_COMPARE(bench.server.heads().size(), tries);
            QTRY_VERIFY(bench.clock.pendingAlarms() == 1 && bench.clock.nextAlarm() < milliseconds(20'000));
            const milliseconds wait = bench.clock.nextAlarm();
            QVERIFY(wait > before);
            bench.clock.advance(wait - milliseconds(1));
            QCOMPARE(bench.clock.pendingAlarms(), 1); // and it was not tried
            bench.clock.advance(milliseconds(1));
            before = wait;
        }
        QTRY_COMPARE(bench.failed.value(u"a"_s).kind, Failure::Kind::Busy);
        QCOMPARE(bench.server.heads().size(), 5);
        QVERIFY(!bench.transfers->contains(u"a"_s));
    }

    void aLineThatIsBackNeedsNoWait()
    {
        Bench bench([](const QByteArray &) { return ScriptedAnswer{httpAnswer(503, {}, {})}; });
        bench.transfers->setOnline(false);
        bench.hold(u"a"_s);
        QCOMPARE(bench.clock.pendingAlarms(), 0);
        bench.transfers->setOnline(true);
        QTRY_VERIFY(bench.clock.pendingAlarms() == 1 && bench.server.heads().size() == 1);
        QTRY_VERIFY(bench.clock.nextAlarm() < milliseconds(20'000));
        bench.transfers->setOnline(false);
        bench.transfers->setOnline(true);
        QTRY_COMPARE(bench.server.heads().size(), 2);
    }

    void twoToOneTargetGoOneAfterTheOther()
    {
        const QByteArray bytes(100'000, 'x');
        Bench bench({{"a", bytes}, {"b", bytes}, {"c", "other"}});
        bench.transfers->download(u"1"_s, fileOf(u"a"_s, bytes), bench.at(u"x"_s));
        bench.transfers->download(u"2"_s, fileOf(u"b"_s, bytes), bench.at(u"x"_s));
        bench.transfers->download(u"3"_s, fileOf(u"c"_s, "other"), bench.at(u"y"_s));
        QTRY_COMPARE(bench.finished.size() + bench.failed.size(), 3);
        QVERIFY(bench.failed.isEmpty());
        QVERIFY(bench.finished.indexOf(u"1"_s) < bench.finished.indexOf(u"2"_s));
        QCOMPARE(read(bench.at(u"x"_s)), bytes);
        QCOMPARE(read(bench.at(u"y"_s)), "other");
        QCOMPARE(QDir(bench.folder.path()).entryList(QDir::Files | QDir::Hidden), (QStringList{u"x"_s, u"y"_s}));
    }

    // What the other has written is not taken away with it.
    void cancellingTheSecondLeavesTheFirst()
    {
        Bench bench;
        const FileRef file = fileOf(u"a"_s, "0123456789");
        const QString part = FileDownload::partOf(file, bench.at(u"x"_s));
        bench.transfers->download(u"1"_s, file, bench.at(u"x"_s));
        bench.transfers->download(u"2"_s, file, bench.at(u"x"_s));
        QTRY_VERIFY(QFile::exists(part));
        bench.transfers->cancel(u"2"_s);
        QVERIFY(QFile::exists(part));
        bench.transfers->cancel(u"1"_s);
        QVERIFY(!QFile::exists(part));
    }

    void overNewConnectionsADownloadGoesOnWhereItWas()
    {
        Bench bench([](const QByteArray &head) {
            if (!head.contains("Range: bytes=4-"))
                return ScriptedAnswer{"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123"};
            return ScriptedAnswer{httpAnswer(206, "Content-Range: bytes 4-9/10\r\n", "456789")};
        });
        const FileRef file = fileOf(u"a"_s, "0123456789");
        const QString target = bench.at(u"x"_s);
        bench.transfers->download(u"1"_s, file, target);
        QTRY_COMPARE(QFileInfo(FileDownload::partOf(file, target)).size(), 4);
        TransportOptions options;
        options.server = bench.server.url();
        bench.transfers->renew(options);
        QTRY_COMPARE(bench.finished, QStringList{u"1"_s});
        QCOMPARE(read(target), "0123456789");
        QCOMPARE(bench.server.heads().size(), 2);
    }

    void howFarItIsIsToldSomeTimesASecond()
    {
        Bench bench(
            [](const QByteArray &) { return ScriptedAnswer{"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0"}; });
        QList<qint64> told;
        connect(bench.transfers.get(), &FileTransfers::progressed, this,
                [&told](const QString &, qint64 done) { told.append(done); });
        const FileRef file = fileOf(u"a"_s, "0123456789");
        const QFileInfo part(FileDownload::partOf(file, bench.at(u"x"_s)));
        const auto hasCome = [part](qint64 size) {
            QFileInfo now(part);
            now.refresh();
            return now.size() == size;
        };
        bench.transfers->download(u"1"_s, file, bench.at(u"x"_s));
        QTRY_VERIFY(hasCome(1));
        bench.server.say("1");
        QTRY_VERIFY(hasCome(2));
        QCOMPARE(told, QList<qint64>{0});
        bench.clock.advance(milliseconds(50));
        bench.server.say("2");
        QTRY_VERIFY(hasCome(3));
        QTRY_COMPARE(told, (QList<qint64>{0, 3}));
        bench.server.say("3456789");
        QTRY_COMPARE(bench.finished, QStringList{u"1"_s});
        QCOMPARE(told, (QList<qint64>{0, 3, 10}));
    }

    void whatIsReplacedStaysWhereTheNewOneCannotTakeItsPlace()
    {
        Bench bench(
            [](const QByteArray &) { return ScriptedAnswer{"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123"}; });
        const FileRef file = fileOf(u"a"_s, "0123456789");
        const QString target = bench.at(u"x"_s);
        QVERIFY(write(target, "old"));
        bench.transfers->download(u"1"_s, file, target);
        const QString part = FileDownload::partOf(file, target);
        QTRY_COMPARE(QFileInfo(part).size(), 4);
#ifdef Q_OS_WIN
        QFile held(target);
        QVERIFY(held.open(QIODevice::ReadOnly));
#else
        QVERIFY(QFile::remove(part));
#endif
        bench.server.say("456789");
        QTRY_COMPARE(bench.failed.value(u"1"_s).kind, Failure::Kind::Storage);
        QCOMPARE(read(target), "old");
    }
};

QTEST_GUILESS_MAIN(TestFileTransfers)
#include "tst_file_transfers.moc"
