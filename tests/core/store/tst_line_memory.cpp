#include "core/store/line_memory.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class TestLineMemory : public QObject
{
    Q_OBJECT

    const QUrl m_server{u"https://chat.example.org"_s};
    const QDateTime m_now{QDate(2026, 11, 23), QTime(9, 30), Qt::UTC};
    const std::optional<TransportKind> m_nothing;

private Q_SLOTS:
    void aLineIsRecalledForItsNetworkAndServer()
    {
        QTemporaryDir folder;
        LineMemory(folder.path()).keep("home", m_server, TransportKind::Sse, m_now);
        LineMemory(folder.path()).keep("office", m_server, TransportKind::LongPoll, m_now);
        const LineMemory memory(folder.path());
        QCOMPARE(memory.recall("home", m_server, m_now), std::optional(TransportKind::Sse));
        QCOMPARE(memory.recall("office", QUrl(u"https://CHAT.example.org:443/"_s), m_now),
                 std::optional(TransportKind::LongPoll));
        QCOMPARE(memory.recall("train", m_server, m_now), m_nothing);
        QCOMPARE(memory.recall("home", QUrl(u"https://other.example.org"_s), m_now), m_nothing);
    }
    void theLastWordCounts()
    {
        QTemporaryDir folder;
        LineMemory memory(folder.path());
        memory.keep("home", m_server, TransportKind::Sse, m_now);
        memory.keep("home", m_server, TransportKind::ShortPoll, m_now);
        QCOMPARE(memory.recall("home", m_server, m_now), std::optional(TransportKind::ShortPoll));
        memory.keep("home", m_server, {}, m_now);
        QCOMPARE(memory.recall("home", m_server, m_now), m_nothing);
    }
    void whereThereIsNoNetworkOrNoFolderNothingIsKept()
    {
        QTemporaryDir folder;
        LineMemory memory(folder.path());
        memory.keep({}, m_server, TransportKind::Sse, m_now);
        QCOMPARE(memory.recall({}, m_server, m_now), m_nothing);
        QVERIFY(QDir(folder.path()).isEmpty());
        LineMemory none{QString()};
        none.keep("home", m_server, TransportKind::Sse, m_now);
        QCOMPARE(none.recall("home", m_server, m_now), m_nothing);
    }
    void whatIsOldOrFromAWrongClockIsForgotten()
    {
        QTemporaryDir folder;
        LineMemory memory(folder.path());
        memory.keep("home", m_server, TransportKind::Sse, m_now);
        QCOMPARE(memory.recall("home", m_server, m_now.addDays(29)), std::optional(TransportKind::Sse));
        QCOMPARE(memory.recall("home", m_server, m_now.addDays(30)), m_nothing);
        QCOMPARE(memory.recall("home", m_server, m_now.addDays(-2)), m_nothing);
    }
    void theOldestMakesRoom()
    {
        QTemporaryDir folder;
        LineMemory memory(folder.path());
        for (int i = 0; i < 100; ++i)
            memory.keep(QByteArray::number(i), m_server, TransportKind::Stream, m_now.addSecs(i));
        QCOMPARE(memory.recall("35", m_server, m_now), m_nothing);
        QCOMPARE(memory.recall("36", m_server, m_now), std::optional(TransportKind::Stream));
        QVERIFY(QFileInfo(folder.filePath(u"lines.json"_s)).size() < 64 * 1024);
    }

    void aDamagedFileIsAnEmptyOne_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << QByteArray(R"([{"network":"home","server")");
        QTest::newRow("zeros") << QByteArray(100, '\0');
        QTest::newRow("another shape") << QByteArray(R"({"network":[1,{"line":7}]})");
        QTest::newRow("nonsense within") << QByteArray(R"([1,null,[],{"network":"home","line":"pigeon","time":1e99}])");
        QTest::newRow("endless") << '[' + QByteArray(1 << 20, ' ') + ']';
    }
    void aDamagedFileIsAnEmptyOne()
    {
        QFETCH(const QByteArray, bytes);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"lines.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        LineMemory memory(folder.path());
        QCOMPARE(memory.recall("home", m_server, m_now), m_nothing);
        memory.keep("home", m_server, TransportKind::Sse, m_now);
        QCOMPARE(memory.recall("home", m_server, m_now), std::optional(TransportKind::Sse));
    }
    void whatCannotBeWrittenHurtsNobody()
    {
        LineMemory memory(u"/proc/nowhere"_s);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot keep which line works here"_s));
        memory.keep("home", m_server, TransportKind::Sse, m_now);
        QCOMPARE(memory.recall("home", m_server, m_now), m_nothing);
    }
};

QTEST_GUILESS_MAIN(TestLineMemory)
#include "tst_line_memory.moc"
