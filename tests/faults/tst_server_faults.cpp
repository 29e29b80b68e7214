// What a server can do to its readers (docs/laws.md), on every line: go and come back, with the same log, with another,
// with an older one, or with a shorter one. What cannot be had any more is a visible gap, never silence.
#include "chatters.h"

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

bool copyFolder(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    for (const QFileInfo &file : QDir(from).entryInfoList(QDir::Files)) {
        const QString name = QDir(to).filePath(file.fileName());
        QFile::remove(name);
        if (!QFile::copy(file.filePath(), name))
            return false;
    }
    return true;
}

} // namespace

class TestServerFaults : public QObject
{
    Q_OBJECT

    static void addLines()
    {
        QTest::addColumn<TransportKind>("kind");
        for (const TransportKind kind : allTransportKinds)
            QTest::newRow(qPrintable(toWord(kind))) << kind;
    }

private Q_SLOTS:
    void aRestartWithTheSameLogLosesNothing_data() { addLines(); }
    void aRestartWithTheSameLogLosesNothing()
    {
        QFETCH(const TransportKind, kind);
        Chat chat(kind);
        QVERIFY(chat.open());
        QTRY_VERIFY(chat.connected());
        for (int round = 0; round < 3; ++round) {
            chat.ada.say(10);
            chat.hub.stop();
            chat.bob.say(10);
            QTRY_VERIFY_WITH_TIMEOUT(!chat.ada.connected() && !chat.bob.connected(), 5'000);
            QVERIFY(chat.hub.start());
            QTRY_VERIFY_WITH_TIMEOUT(chat.everybodyHasEverything(), 20'000);
        }
        QTRY_VERIFY_WITH_TIMEOUT(chat.connected(), 20'000);
        QTRY_COMPARE(chat.judge(), QString()); // rows are said once a frame
        QCOMPARE(chat.ada.ledger.gaps + chat.bob.ledger.gaps, 0);
    }

    void anotherLogIsAGapAndGoesOn_data() { addLines(); }
    void anotherLogIsAGapAndGoesOn()
    {
        QFETCH(const TransportKind, kind);
        Chat chat(kind);
        QVERIFY(chat.open());
        QTRY_VERIFY(chat.connected());
        chat.ada.say(5);
        QTRY_VERIFY_WITH_TIMEOUT(chat.everybodyHasEverything(), 10'000);
        chat.hub.stop();
        QVERIFY(QDir(chat.hub.folder()).removeRecursively());
        QVERIFY(chat.hub.start());
        QTRY_VERIFY_WITH_TIMEOUT(chat.connected(), 20'000);
        // Connected may still be the old line's word, and a bye may ask for five seconds.
        QTRY_COMPARE_WITH_TIMEOUT(chat.ada.ledger.gaps, 1, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(chat.bob.ledger.gaps, 1, 20'000);
        chat.bob.say(5);
        QTRY_VERIFY_WITH_TIMEOUT(chat.everybodyHasEverything(), 10'000);
        QCOMPARE(chat.ada.ledger.events.size(), 10); // the old ones stay
        QCOMPARE(chat.ada.ledger.gaps, 1);
    }

    void anOlderLogIsAGapAndWhatItForgotStaysHere_data() { addLines(); }
    void anOlderLogIsAGapAndWhatItForgotStaysHere()
    {
        QFETCH(const TransportKind, kind);
        Chat chat(kind);
        QTemporaryDir backup;
        QVERIFY(chat.open());
        QTRY_VERIFY(chat.connected());
        chat.ada.say(5);
        QTRY_VERIFY_WITH_TIMEOUT(chat.everybodyHasEverything(), 10'000);
        chat.hub.stop();
        QVERIFY(copyFolder(chat.hub.folder(), backup.path()));
        QVERIFY(chat.hub.start());
        QTRY_VERIFY_WITH_TIMEOUT(chat.connected(), 20'000);
        chat.bob.say(5);
        QTRY_VERIFY_WITH_TIMEOUT(chat.everybodyHasEverything(), 10'000);

        chat.hub.stop();
        QVERIFY(QDir(chat.hub.folder()).removeRecursively());
        QVERIFY(copyFolder(backup.path(), chat.hub.folder()));
        QVERIFY(chat.hub.start());
        QTRY_VERIFY_WITH_TIMEOUT(chat.connected(), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(chat.ada.ledger.gaps, 1, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(chat.bob.ledger.gaps, 1, 20'000);
        // The places that come again are other messages: none of them is taken for an old one.
        chat.ada.say(5);
        QTRY_VERIFY_WITH_TIMEOUT(chat.everybodyHasEverything(), 10'000);
        QTRY_COMPARE(chat.bob.ledger.rows.size(), std::size_t(16)); // 15 messages and the mark
    }

    void whatWasEvictedIsAGapAndCanBeLoadedAsFarAsItIsThere_data() { addLines(); }
    void whatWasEvictedIsAGapAndCanBeLoadedAsFarAsItIsThere()
    {
        QFETCH(const TransportKind, kind);
        Chat chat(kind);
        QVERIFY(chat.open());
        QTRY_VERIFY(chat.connected());
        chat.ada.say(3);
        QTRY_VERIFY_WITH_TIMEOUT(chat.everybodyHasEverything(), 10'000);
        // Bob is away while more is written than the server keeps.
        chat.hub.stop();
        chat.hub.options().keepEvents = 100;
        QVERIFY(chat.hub.start());
        QTRY_VERIFY_WITH_TIMEOUT(chat.connected(), 20'000);
        chat.bob.session.close();
        chat.ada.say(400);
        QTRY_VERIFY_WITH_TIMEOUT(chat.ada.session.unsent().isEmpty(), 20'000);
        chat.hub.restart(); // eviction rides along with writes: now it is done
        chat.ada.say(1);
        QTRY_VERIFY_WITH_TIMEOUT(chat.ada.session.unsent().isEmpty(), 20'000);
        QVERIFY(chat.bob.open());
        QTRY_COMPARE_WITH_TIMEOUT(chat.bob.ledger.gaps, 1, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(chat.bob.connected(), 20'000);
        QCOMPARE(chat.bob.ledger.events.last().id, chat.ada.ids.last());

        const auto mark = std::find_if(chat.bob.ledger.rows.begin(), chat.bob.ledger.rows.end(),
                                       [](const auto &row) { return row.second.kind == Message::Kind::Gap; });
        QVERIFY(mark != chat.bob.ledger.rows.end());
        chat.bob.session.fillGap(mark->first);
        const auto has = [&chat](const QString &id) { return chat.bob.ledger.rows.contains(id); };
        const QStringList kept = chat.ada.ids.last(100);
        QTRY_VERIFY_WITH_TIMEOUT(std::all_of(kept.begin(), kept.end(), has), 10'000);
        QVERIFY(!has(chat.ada.ids.at(10))); // nobody has it any more, and the mark says so, once it has been asked
        const auto marks = [&chat](bool gone) {
            return std::count_if(chat.bob.ledger.rows.begin(), chat.bob.ledger.rows.end(), [gone](const auto &row) {
                return row.second.kind == Message::Kind::Gap && row.second.deleted == gone;
            });
        };
        QCOMPARE(marks(false), 1);
        const auto moved = std::find_if(chat.bob.ledger.rows.begin(), chat.bob.ledger.rows.end(),
                                        [](const auto &row) { return row.second.kind == Message::Kind::Gap; });
        chat.bob.session.fillGap(moved->first);
        QTRY_COMPARE(marks(true), 1);
        QCOMPARE(marks(false), 0);
    }
};

QTEST_GUILESS_MAIN(TestServerFaults)
#include "tst_server_faults.moc"
