// A second start with the same profile: it hands over and ends, or says why it cannot.
#include "app/desktop/single_instance.h"

#include <QDir>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <future>

namespace tincan {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Start = SingleInstance::Start;

class tst_SingleInstance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theSecondHandsItsLinkOver()
    {
        SingleInstance first(profile());
        QCOMPARE(first.start({}), Start::First);
        QSignalSpy asked(&first, &SingleInstance::asked);
        const QUrl server(u"http://127.0.0.1:8080/chat"_s);
        QCOMPARE(startAgain(profile() + u"/../p"_s, server), Start::HandedOver); // the same folder, otherwise written
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().toUrl(), server);
        QCOMPARE(startAgain(profile(), {}), Start::HandedOver);
        QTRY_COMPARE(asked.size(), 2);
        QVERIFY(asked.last().first().toUrl().isEmpty());
    }

    void whoComesWhenTheFirstHasEndedIsTheFirst()
    {
        auto first = std::make_unique<SingleInstance>(profile());
        QCOMPARE(first->start({}), Start::First);
        SingleInstance other(m_folder->filePath(u"q"_s));
        QCOMPARE(other.start({}), Start::First); // another profile
        const QString name = first->socketName();
        QVERIFY(!name.isEmpty());
        first.reset();
        SingleInstance next(profile());
        QCOMPARE(next.start({}), Start::First);
        QVERIFY(next.socketName() != name); // who knew the old one, and listens there, hears nothing
        QCOMPARE(startAgain(profile(), {}), Start::HandedOver); // and it listens
    }

    void aFirstThatDoesNotAnswerIsSaid()
    {
        SingleInstance first(profile());
        QCOMPARE(first.start({}), Start::First);
        SingleInstance second(profile());
        QCOMPARE(second.start({}, 300ms), Start::Unanswered); // this thread is the first one's, and stands still here
    }

    void rubbishDoesNotDisturbTheFirst()
    {
        SingleInstance first(profile());
        QCOMPARE(first.start({}), Start::First);
        QSignalSpy asked(&first, &SingleInstance::asked);
        QLocalSocket socket;
        socket.connectToServer(first.socketName());
        QVERIFY(socket.waitForConnected());
        socket.write(QByteArray(100'000, 'x'));
        QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
        QVERIFY(asked.isEmpty());
        QCOMPARE(startAgain(profile(), {}), Start::HandedOver);
        QTRY_COMPARE(asked.size(), 1);
    }

    void aFolderThatCannotBeWrittenIsNobodys()
    {
        QFile file(m_folder->filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        SingleInstance first(m_folder->filePath(u"file/p"_s)); // for root as well
        QCOMPARE(first.start({}), Start::First);
    }

private:
    QString profile() const { return m_folder->filePath(u"p"_s); }

    // In another thread, as a program of its own: it waits for an answer that comes from this one.
    static Start startAgain(const QString &folder, const QUrl &server)
    {
        auto started = std::async(std::launch::async, [folder, server] {
            SingleInstance second(folder);
            return second.start(server, 30s);
        });
        while (started.wait_for(0s) != std::future_status::ready)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        return started.get();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace tincan

QTEST_MAIN(tincan::tst_SingleInstance)
#include "tst_single_instance.moc"
