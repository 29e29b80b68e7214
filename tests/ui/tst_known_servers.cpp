// Which servers were joined, over a start.
#include "ui/known_servers.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class KnownServersTest : public QObject
{
    Q_OBJECT

    static QUrl server(int number) { return QUrl(u"http://chat%1.example:8080"_s.arg(number)); }

private Q_SLOTS:
    void theLastOneIsFirstAndEachStandsThereOnce()
    {
        const QTemporaryDir folder;
        KnownServers servers(folder.path());
        for (const int number : {1, 2, 3, 2})
            servers.add(server(number));
        QCOMPARE(servers.all(), (QList<QUrl>{server(2), server(3), server(1)}));
        servers.remove(server(3));
        QCOMPARE(KnownServers(folder.path()).all(), (QList<QUrl>{server(2), server(1)}));
        for (int number = 10; number < 40; ++number)
            servers.add(server(number));
        QCOMPARE(servers.all().size(), KnownServers::most);
        QCOMPARE(servers.all().first(), server(39));
    }

    void whatIsNoServerIsPassedOver_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("no settings") << QByteArray("\x00\xff[[[", 5);
        QTest::newRow("another list") << QByteArray("[General]\nservers=7, http://, nonsense, @Invalid()\n");
        QTest::newRow("empty") << QByteArray();
    }
    void whatIsNoServerIsPassedOver()
    {
        QFETCH(const QByteArray, file);
        const QTemporaryDir folder;
        QFile stored(folder.filePath(u"servers.ini"_s));
        QVERIFY(stored.open(QIODevice::WriteOnly) && stored.write(file) == file.size());
        stored.close();
        KnownServers servers(folder.path());
        QVERIFY(servers.all().isEmpty());
        servers.add(server(1));
        QCOMPARE(KnownServers(folder.path()).all(), QList<QUrl>{server(1)});
    }
};

QTEST_GUILESS_MAIN(KnownServersTest)
#include "tst_known_servers.moc"
