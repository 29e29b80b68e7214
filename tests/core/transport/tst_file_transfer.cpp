// Files up to a real hub and down again, over connections that break, and from servers that send something else.
#include "core/transport/file_download.h"
#include "core/transport/file_upload.h"
#include "support/fault_proxy.h"
#include "support/hub_fixture.h"
#include "support/misbehaving_server.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class TestFileTransfer : public QObject
{
    Q_OBJECT

    static QByteArray noise(qsizetype size)
    {
        QByteArray bytes(size, Qt::Uninitialized);
        QRandomGenerator chance(7);
        for (char &byte : bytes)
            byte = char(chance.bounded(256));
        return bytes;
    }
    static TransportOptions optionsFor(const QUrl &url)
    {
        TransportOptions options;
        options.server = url;
        return options;
    }
    FileRef fileWith(const QByteArray &bytes, const QString &name)
    {
        FileRef file{.id = {},
                     .name = name,
                     .type = {},
                     .size = bytes.size(),
                     .sha256 = {},
                     .path = m_folder.filePath(u"upload"_s)};
        QFile local(file.path);
        return local.open(QIODevice::WriteOnly) && local.write(bytes) == bytes.size() ? file : FileRef();
    }
    FileRef uploaded(const QUrl &url, const QByteArray &bytes, const QString &name = u"noise.bin"_s)
    {
        FileUpload upload(m_network, optionsFor(url), fileWith(bytes, name), systemClock());
        FileRef known;
        connect(&upload, &FileUpload::finished, &upload, [&known](const FileRef &file) { known = file; });
        upload.start();
        return QTest::qWaitFor([&known] { return !known.id.isEmpty(); }, 30'000) ? known : FileRef();
    }
    QByteArray saved() const
    {
        QFile file(m_target);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    struct Probe
    {
        explicit Probe(FileDownload &download)
        {
            connect(&download, &FileDownload::finished, &download, [this] { done = true; });
            connect(&download, &FileDownload::failed, &download, [this](const Failure &why) { failure = why; });
            connect(&download, &FileDownload::progressed, &download, [this](qint64 here) {
                first = first < 0 ? here : first;
                last = here;
            });
            download.start();
        }
        bool done = false;
        std::optional<Failure> failure;
        qint64 first = -1;
        qint64 last = 0;
    };

    QTemporaryDir m_folder;
    const QString m_target = m_folder.filePath(u"saved.bin"_s);
    QNetworkAccessManager m_network;

private Q_SLOTS:
    void cleanup()
    {
        const QDir folder(m_folder.path());
        for (const QString &name : folder.entryList(QDir::Files | QDir::Hidden | QDir::System))
            QFile::remove(folder.filePath(name));
    }

    void whatWentUpComesDown_data()
    {
        QTest::addColumn<qsizetype>("size");
        for (const qsizetype size : {qsizetype(0), qsizetype(1), qsizetype(100'000), qsizetype(5 << 20)})
            QTest::newRow(qPrintable(QString::number(size))) << size;
    }
    void whatWentUpComesDown()
    {
        QFETCH(qsizetype, size);
        HubFixture hub;
        const QByteArray bytes = noise(size);
        const FileRef file = uploaded(hub.url(), bytes, u"a+b & \"c\" 日落.bin"_s);
        QCOMPARE(file.name, u"a+b & _c_ 日落.bin"_s);
        QCOMPARE(file.size, bytes.size());
        FileDownload download(m_network, optionsFor(hub.url()), file, m_target, systemClock());
        const Probe probe(download);
        QTRY_VERIFY_WITH_TIMEOUT(probe.done || probe.failure, 30'000);
        QVERIFY2(probe.done, qPrintable(probe.failure ? probe.failure->detail : QString()));
        QCOMPARE(saved(), bytes);
        QCOMPARE(probe.last, file.size);
        QVERIFY(!QFile::exists(FileDownload::partOf(file, m_target)));
    }

    void whatAPersonKeepsBesideItIsLeftAlone()
    {
        HubFixture hub;
        const FileRef file = uploaded(hub.url(), noise(1'000));
        QFile own(m_target + u".part"_s);
        QVERIFY(own.open(QIODevice::WriteOnly) && own.write("mine") == 4);
        own.close();
        FileDownload download(m_network, optionsFor(hub.url()), file, m_target, systemClock());
        const Probe probe(download);
        QTRY_VERIFY(probe.done);
        QVERIFY(own.open(QIODevice::ReadOnly));
        QCOMPARE(own.readAll(), "mine");
    }

    void aBrokenDownloadGoesOnFromWhereItWas()
    {
        HubFixture hub;
        const QByteArray bytes = noise(3 << 20);
        const FileRef file = uploaded(hub.url(), bytes);
        FaultProxy proxy(hub.port());
        QVERIFY(proxy.start());
        Faults faults;
        faults.down.cutAfter = 1'500'000;
        proxy.setFaults(faults);
        {
            FileDownload download(m_network, optionsFor(proxy.url()), file, m_target, systemClock());
            const Probe probe(download);
            QTRY_VERIFY_WITH_TIMEOUT(probe.failure, 30'000);
            QVERIFY(probe.failure->retryable());
        }
        const qint64 here = QFileInfo(FileDownload::partOf(file, m_target)).size();
        QVERIFY(here > 0 && here < file.size);
        QVERIFY(!QFile::exists(m_target));
        proxy.heal();
        FileDownload again(m_network, optionsFor(proxy.url()), file, m_target, systemClock());
        const Probe probe(again);
        QTRY_VERIFY_WITH_TIMEOUT(probe.done, 30'000);
        QCOMPARE(probe.first, here);
        QCOMPARE(saved(), bytes);
    }

    // The lines are on the same thread.
    void takingUpALargePartLeavesTurnsToOthers()
    {
        const FileRef file{.id = u"f"_s, .name = u"x"_s, .type = {}, .size = 32 << 20, .sha256 = {}, .path = {}};
        QFile part(FileDownload::partOf(file, m_target));
        QVERIFY(part.open(QIODevice::WriteOnly) && part.resize(file.size));
        part.close();
        int turns = 0;
        QTimer others;
        connect(&others, &QTimer::timeout, &others, [&turns] { ++turns; });
        others.start(0);
        FileDownload download(m_network, {}, file, m_target, systemClock());
        const Probe probe(download);
        QTRY_VERIFY_WITH_TIMEOUT(probe.done, 30'000);
        QVERIFY2(turns >= 16, qPrintable(QString::number(turns)));
        QCOMPARE(QFileInfo(m_target).size(), file.size);
    }

    // What an earlier file of the same name left behind.
    void whatIsHereOfAnotherFileIsFoundOut()
    {
        HubFixture hub;
        const QByteArray bytes = noise(100'000);
        const FileRef file = uploaded(hub.url(), bytes);
        QFile part(FileDownload::partOf(file, m_target));
        QVERIFY(part.open(QIODevice::WriteOnly));
        part.write(QByteArray(50'000, 'x'));
        part.close();
        {
            FileDownload download(m_network, optionsFor(hub.url()), file, m_target, systemClock());
            const Probe probe(download);
            QTRY_VERIFY(probe.failure);
            QCOMPARE(probe.failure->stage, u"checksum"_s);
            QVERIFY(!part.exists());
            QVERIFY(!QFile::exists(m_target));
        }
        QVERIFY(part.open(QIODevice::WriteOnly));
        part.write(QByteArray(200'000, 'x'));
        part.close();
        FileDownload longer(m_network, optionsFor(hub.url()), file, m_target, systemClock());
        const Probe probe(longer);
        QTRY_VERIFY(probe.done);
        QCOMPARE(saved(), bytes);
    }

    void aServerThatSendsSomethingElseIsFoundOut_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("stage");
        QTest::newRow("other bytes") << httpAnswer(200, {}, QByteArray(10, 'y')) << u"checksum"_s;
        QTest::newRow("more") << httpAnswer(200, {}, QByteArray(11, 'x')) << u"checksum"_s;
        QTest::newRow("a part unasked") << httpAnswer(206, "Content-Range: bytes 5-9/10\r\n", QByteArray(5, 'x'))
                                        << u"checksum"_s;
        QTest::newRow("less") << httpAnswer(200, {}, QByteArray(9, 'x')) << QString();
        QTest::newRow("nothing new") << httpAnswer(304, {}) << QString();
        QTest::newRow("elsewhere") << httpAnswer(302, "Location: http://127.0.0.1:9/\r\n") << QString();
    }
    void aServerThatSendsSomethingElseIsFoundOut()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, stage);
        MisbehavingServer server([&answer](const QByteArray &) { return ScriptedAnswer{answer}; });
        const QByteArray hash = QCryptographicHash::hash(QByteArray(10, 'x'), QCryptographicHash::Sha256).toHex();
        const FileRef file{.id = u"f"_s, .name = u"x"_s, .type = {}, .size = 10, .sha256 = QString::fromLatin1(hash)};
        FileDownload download(m_network, optionsFor(server.url()), file, m_target, systemClock());
        const Probe probe(download);
        QTRY_VERIFY(probe.failure);
        QCOMPARE(probe.failure->stage, stage);
        QVERIFY(!QFile::exists(m_target));
    }

    void ofAFileThatWasUploadedNoMoreIsTakenThanMayBe()
    {
        const QByteArray giant = '"' + QByteArray(256, 'x') + '"';
        const QByteArray body =
            "{\"id\":\"f\",\"name\":" + giant + ",\"type\":\"text/plain\",\"sha256\":" + giant + "}";
        MisbehavingServer server([&body](const QByteArray &) { return ScriptedAnswer{httpAnswer(201, {}, body)}; });
        const FileRef known = uploaded(server.url(), "four");
        QCOMPARE(known, (FileRef{.id = u"f"_s, .name = {}, .type = u"text/plain"_s, .sha256 = {}}));
    }

    void aFolderThatIsNotThereIsSaidInWords()
    {
        const FileRef file{.id = u"f"_s, .name = u"x"_s, .type = {}, .size = 10, .sha256 = {}};
        FileDownload download(m_network, {}, file, m_folder.filePath(u"none/x"_s), systemClock());
        const Probe probe(download);
        QTRY_VERIFY(probe.failure);
        QCOMPARE(probe.failure->kind, Failure::Kind::Storage);
        QCOMPARE(probe.failure->stage, u"file"_s);
        QVERIFY(!probe.failure->detail.isEmpty());
    }

#ifdef Q_OS_LINUX
    // A disk without room, as every write to this device meets it.
    void aFullDiskIsSaidInWords()
    {
        HubFixture hub;
        const FileRef file = uploaded(hub.url(), noise(100'000));
        QVERIFY(QFile::link(u"/dev/full"_s, FileDownload::partOf(file, m_target)));
        FileDownload download(m_network, optionsFor(hub.url()), file, m_target, systemClock());
        const Probe probe(download);
        QTRY_VERIFY(probe.failure);
        QCOMPARE(probe.failure->kind, Failure::Kind::Storage);
        QVERIFY(!QFile::exists(m_target));
    }
#endif

    void aRefusedUploadSaysWhy()
    {
        HubFixture hub([](HubOptions &options) { options.fileLimit = 1'000; });
        FileUpload upload(m_network, optionsFor(hub.url()), fileWith(noise(2'000), u"big.bin"_s), systemClock());
        std::optional<Failure> failure;
        connect(&upload, &FileUpload::failed, &upload, [&failure](const Failure &why) { failure = why; });
        upload.start();
        QTRY_VERIFY(failure);
        QCOMPARE(failure->kind, Failure::Kind::Refused);
        QCOMPARE(failure->status, 413);
    }

    void aFileThatIsGoneIsSaidInWords()
    {
        FileRef file;
        file.path = m_folder.filePath(u"never"_s);
        FileUpload upload(m_network, {}, file, systemClock());
        std::optional<Failure> failure;
        connect(&upload, &FileUpload::failed, &upload, [&failure](const Failure &why) { failure = why; });
        upload.start();
        QTRY_VERIFY(failure);
        QCOMPARE(failure->kind, Failure::Kind::Storage);
    }

    void theCertificateIsJudgedHereToo()
    {
        HubFixture hub([](HubOptions &options) { options.tls = HubOptions::Tls::Own; });
        TransportOptions options = optionsFor(hub.url());
        options.pin = QByteArray(64, '0');
        FileUpload upload(m_network, options, fileWith(noise(10), u"a"_s), systemClock());
        std::optional<Failure> failure;
        connect(&upload, &FileUpload::failed, &upload, [&failure](const Failure &why) { failure = why; });
        upload.start();
        QTRY_VERIFY(failure);
        QCOMPARE(failure->kind, Failure::Kind::Certificate);
    }
};

QTEST_GUILESS_MAIN(TestFileTransfer)
#include "tst_file_transfer.moc"
