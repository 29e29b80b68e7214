// Files from one person to another through a real hub: sent with a message, over lines that break, and after a restart.
#include "core/session/session.h"
#include "core/transport/file_download.h"
#include "support/fault_proxy.h"
#include "support/hub_fixture.h"

#include <QCryptographicHash>
#include <QSignalSpy>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;

class TestFiles : public QObject
{
    Q_OBJECT

    struct Device
    {
        Device(const QString &name, const QString &folder, const QUrl &server) { open(name, folder, server); }
        void open(const QString &name, const QString &folder, const QUrl &server)
        {
            session = std::make_unique<Session>();
            QObject::connect(session.get(), &Session::eventsStored, session.get(),
                             [this](const QList<Durable> &events) {
                                 for (const Durable &event : events) {
                                     if (const auto *message = std::get_if<MessageText>(&event.body))
                                         messages.append(*message);
                                 }
                             });
            QObject::connect(session.get(), &Session::deliveryChanged, session.get(),
                             [this](const QString &id, Delivery delivery, const QString &detail) {
                                 deliveries[id] = delivery;
                                 reason = detail;
                             });
            QObject::connect(session.get(), &Session::transferProgressed, session.get(),
                             [this](const QString &id, qint64 bytes) { progress[id].append(bytes); });
            QObject::connect(session.get(), &Session::transferDone, session.get(),
                             [this](const QString &id) { done.append(id); });
            QObject::connect(session.get(), &Session::transferFailed, session.get(),
                             [this](const QString &id, const Failure &failure) { failed.insert(id, failure); });
            SessionOptions options;
            options.transport.server = server;
            options.transport.name = name;
            options.profileFolder = folder;
            opened = bool(session->open(options));
        }

        bool opened = false;
        QList<MessageText> messages;
        QHash<QString, Delivery> deliveries;
        QString reason;
        QHash<QString, QList<qint64>> progress;
        QStringList done;
        QHash<QString, Failure> failed;
        std::unique_ptr<Session> session;
    };

    FileRef local(const QString &name, const QByteArray &bytes) const
    {
        FileRef file{.id = {},
                     .name = name,
                     .type = u"application/octet-stream"_s,
                     .size = bytes.size(),
                     .sha256 = {},
                     .path = m_folder.filePath(name)};
        QFile out(file.path);
        return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() ? file : FileRef();
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void aMessageWithFilesArrivesAndTheyCanBeHad()
    {
        HubFixture hub;
        Device ada(u"Ada"_s, m_folder.filePath(u"ada1"_s), hub.url());
        Device bob(u"Bob"_s, m_folder.filePath(u"bob1"_s), hub.url());
        QTRY_COMPARE(bob.session->status().state, State::Connected);
        const QByteArray first(100'000, 'a');
        const QByteArray second(5, 'b');
        const auto sent = ada.session->send(
            u"lobby"_s, Draft{u"two files"_s, {}, {local(u"a.bin"_s, first), local(u"b.txt"_s, second)}});
        QVERIFY(sent);
        QTRY_COMPARE_WITH_TIMEOUT(ada.deliveries.value(*sent), Delivery::Sent, 30'000);
        QVERIFY(!ada.progress.value(transferOf(*sent, 0)).isEmpty());
        QTRY_COMPARE(bob.messages.size(), 1);
        const QList<FileRef> files = bob.messages.first().files;
        QCOMPARE(files.size(), 2);
        QCOMPARE(files[0].name, u"a.bin"_s);
        QCOMPARE(files[0].size, first.size());
        QCOMPARE(files[1].type, u"text/plain"_s);
        QVERIFY(!files[0].isLocal());
        const QString target = m_folder.filePath(u"saved-a"_s);
        bob.session->download(files[0], target, u"t1"_s);
        QTRY_VERIFY(bob.done.contains(u"t1"_s));
        QCOMPARE(read(target), first);
    }

    // What was written waits with its files for the line, whatever happens meanwhile.
    void aMessageWithAFileSurvivesARestartWithoutALine()
    {
        HubFixture hub;
        const QString folder = m_folder.filePath(u"ada2"_s);
        hub.stop();
        QString id;
        {
            Device ada(u"Ada"_s, folder, hub.url());
            const auto sent = ada.session->send(u"lobby"_s, Draft{{}, {}, {local(u"c.bin"_s, "kept")}});
            QVERIFY(sent);
            id = *sent;
            QTRY_COMPARE(ada.deliveries.value(id), Delivery::Queued);
        }
        QVERIFY(hub.start());
        Device ada(u"Ada"_s, folder, hub.url());
        QTRY_COMPARE_WITH_TIMEOUT(ada.deliveries.value(id), Delivery::Sent, 30'000);
        QCOMPARE(ada.messages.size(), 1);
        QCOMPARE(ada.messages.first().files.first().name, u"c.bin"_s);
    }

    void aFileThatIsGoneFailsTheMessageAndARetryMendsIt()
    {
        HubFixture hub;
        Device ada(u"Ada"_s, m_folder.filePath(u"ada3"_s), hub.url());
        const FileRef file = local(u"d.bin"_s, "here again");
        QVERIFY(QFile::rename(file.path, file.path + u".away"_s));
        const auto sent = ada.session->send(u"lobby"_s, Draft{u"text"_s, {}, {file}});
        QVERIFY(sent);
        QTRY_COMPARE(ada.deliveries.value(*sent), Delivery::Failed);
        QVERIFY(!ada.reason.isEmpty());
        QVERIFY(QFile::rename(file.path + u".away"_s, file.path));
        ada.session->retry(*sent);
        QTRY_COMPARE_WITH_TIMEOUT(ada.deliveries.value(*sent), Delivery::Sent, 30'000);
    }

    void whatIsTooLargeIsRefusedBeforeAByteGoesOut()
    {
        HubFixture hub([](HubOptions &options) { options.fileLimit = 1'000; });
        Device ada(u"Ada"_s, m_folder.filePath(u"ada4"_s), hub.url());
        QTRY_COMPARE(ada.session->status().state, State::Connected);
        QTRY_COMPARE(ada.session->status().limits.file, 1'000);
        const auto sent = ada.session->send(u"lobby"_s, Draft{{}, {}, {local(u"e.bin"_s, QByteArray(1'001, 'e'))}});
        QVERIFY(!sent);
        QCOMPARE(sent.error().status, 413);
    }

    void aMessageThatIsDeletedWhileItsFileGoesUpNeverComes()
    {
        HubFixture hub;
        FaultProxy proxy(hub.port());
        QVERIFY(proxy.start());
        Device ada(u"Ada"_s, m_folder.filePath(u"ada5"_s), proxy.url());
        QTRY_COMPARE(ada.session->status().state, State::Connected);
        Faults slow;
        slow.up.bytesPerSecond = 200'000;
        proxy.setFaults(slow);
        const auto sent =
            ada.session->send(u"lobby"_s, Draft{u"gone"_s, {}, {local(u"f.bin"_s, QByteArray(20 << 20, 'f'))}});
        QVERIFY(sent);
        QTRY_VERIFY_WITH_TIMEOUT(!ada.progress.value(transferOf(*sent, 0)).isEmpty(), 30'000);
        ada.session->deleteQueued(*sent);
        proxy.heal();
        const auto after = ada.session->send(u"lobby"_s, u"after"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ada.deliveries.value(*after), Delivery::Sent, 30'000);
        QCOMPARE(ada.messages.size(), 1);
        QVERIFY(ada.session->unsent().isEmpty());
    }

    void aDownloadGoesOnByItselfAfterTheConnectionBreaks()
    {
        HubFixture hub;
        FaultProxy proxy(hub.port());
        QVERIFY(proxy.start());
        Device ada(u"Ada"_s, m_folder.filePath(u"ada6"_s), hub.url());
        Device bob(u"Bob"_s, m_folder.filePath(u"bob6"_s), proxy.url());
        const QByteArray bytes(3 << 20, 'g');
        const auto sent = ada.session->send(u"lobby"_s, Draft{{}, {}, {local(u"g.bin"_s, bytes)}});
        QVERIFY(sent);
        QTRY_COMPARE_WITH_TIMEOUT(bob.messages.size(), 1, 30'000);
        Faults slow;
        slow.down.bytesPerSecond = 2'000'000;
        proxy.setFaults(slow);
        const QString target = m_folder.filePath(u"saved-g"_s);
        bob.session->download(bob.messages.first().files.first(), target, u"t6"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!bob.progress.value(u"t6"_s).isEmpty() && bob.progress[u"t6"_s].last() > 100'000,
                                 30'000);
        proxy.heal();
        proxy.cutAll(true);
        QTRY_VERIFY_WITH_TIMEOUT(bob.done.contains(u"t6"_s), 60'000);
        QCOMPARE(read(target), bytes);
        // It never began anew.
        QVERIFY(std::is_sorted(bob.progress[u"t6"_s].cbegin(), bob.progress[u"t6"_s].cend()));
    }

    void aCancelledDownloadLeavesNothing()
    {
        HubFixture hub;
        FaultProxy proxy(hub.port());
        QVERIFY(proxy.start());
        Device ada(u"Ada"_s, m_folder.filePath(u"ada7"_s), hub.url());
        Device bob(u"Bob"_s, m_folder.filePath(u"bob7"_s), proxy.url());
        const auto sent = ada.session->send(u"lobby"_s, Draft{{}, {}, {local(u"h.bin"_s, QByteArray(3 << 20, 'h'))}});
        QVERIFY(sent);
        QTRY_COMPARE_WITH_TIMEOUT(bob.messages.size(), 1, 30'000);
        Faults slow;
        slow.down.bytesPerSecond = 500'000;
        proxy.setFaults(slow);
        const QString target = m_folder.filePath(u"saved-h"_s);
        bob.session->download(bob.messages.first().files.first(), target, u"t7"_s);
        const QString part = FileDownload::partOf(bob.messages.first().files.first(), target);
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(part).size() > 0, 30'000);
        bob.session->cancelTransfer(u"t7"_s);
        QVERIFY(!QFile::exists(part));
        QVERIFY(!QFile::exists(target));
        QVERIFY(bob.done.isEmpty() && bob.failed.isEmpty());
    }

    // It forgets within a day what no message names, and whatever was there before it was set up anew.
    void whatTheServerForgotIsUploadedAgain()
    {
        HubFixture hub;
        Device ada(u"Ada"_s, m_folder.filePath(u"ada10"_s), hub.url());
        Device bob(u"Bob"_s, m_folder.filePath(u"bob10"_s), hub.url());
        QTRY_COMPARE(ada.session->status().state, State::Connected);
        QTRY_COMPARE(bob.session->status().state, State::Connected);
        FileRef file = local(u"j.bin"_s, "uploaded on friday");
        file.id = QString(32, u'a');
        file.sha256 = QString(64, u'a');
        const auto sent = ada.session->send(u"lobby"_s, Draft{u"monday"_s, {}, {file}});
        QVERIFY(sent);
        QTRY_COMPARE_WITH_TIMEOUT(ada.deliveries.value(*sent), Delivery::Sent, 30'000);
        QTRY_COMPARE(bob.messages.size(), 1);
        QCOMPARE(bob.messages.first().files.first().size, file.size);
        // Where that does not help either, it is said, and a person may try again.
        file.path.clear();
        const auto lost = ada.session->send(u"lobby"_s, Draft{u"gone"_s, {}, {file}});
        QVERIFY(lost);
        QTRY_COMPARE_WITH_TIMEOUT(ada.deliveries.value(*lost), Delivery::Failed, 30'000);
    }

    // As where the disk is full: nothing that was begun runs on for ever in a window.
    void aSessionThatEndsTellsItsDownloads()
    {
        HubFixture hub;
        FaultProxy proxy(hub.port());
        QVERIFY(proxy.start());
        Device ada(u"Ada"_s, m_folder.filePath(u"ada9"_s), hub.url());
        const QString folder = m_folder.filePath(u"bob9"_s);
        Device bob(u"Bob"_s, folder, proxy.url());
        const QByteArray bytes(3 << 20, 'i');
        QVERIFY(ada.session->send(u"lobby"_s, Draft{{}, {}, {local(u"i.bin"_s, bytes)}}));
        QTRY_COMPARE_WITH_TIMEOUT(bob.messages.size(), 1, 30'000);
        const FileRef file = bob.messages.first().files.first();
        Faults slow;
        slow.down.bytesPerSecond = 500'000;
        proxy.setFaults(slow);
        const QString target = m_folder.filePath(u"saved-i"_s);
        bob.session->download(file, target, u"t9"_s);
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(FileDownload::partOf(file, target)).size() > 0, 30'000);
        bob.session->close();
        QCOMPARE(bob.failed.value(u"t9"_s).kind, Failure::Kind::Dropped);
        QVERIFY(bob.failed.contains(u"t9"_s));
        proxy.heal();
        bob.open(u"Bob"_s, folder, proxy.url());
        bob.session->download(file, target, u"t10"_s);
        QTRY_VERIFY_WITH_TIMEOUT(bob.done.contains(u"t10"_s), 30'000);
        QVERIFY(bob.progress.value(u"t10"_s).first() > 0); // it went on where it was
        QCOMPARE(read(target), bytes);
    }

    void aFileThatTheServerHasNoMoreIsGivenUp()
    {
        HubFixture hub;
        Device bob(u"Bob"_s, m_folder.filePath(u"bob8"_s), hub.url());
        QTRY_COMPARE(bob.session->status().state, State::Connected);
        const FileRef file{.id = u"nobody"_s, .name = u"x"_s, .type = {}, .size = 3, .sha256 = {}};
        bob.session->download(file, m_folder.filePath(u"saved-x"_s), u"t8"_s);
        QTRY_VERIFY(bob.failed.contains(u"t8"_s));
        QCOMPARE(bob.failed.value(u"t8"_s).status, 404);
    }
};

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_files.moc"
