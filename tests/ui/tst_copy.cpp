// What is selected on its way to the clipboard: how it reads, and that a long history goes there piece by piece, with a
// word about it and a way to stop.
#include "core/session/engine.h"
#include "core/store/store.h"
#include "ui/notice_bar.h"
#include "ui/selection_copier.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000;  // milliseconds
constexpr int history = 9'000;    // messages
constexpr qint64 minute = 60'000; // milliseconds

const QUrl server(u"http://127.0.0.1:9"_s); // nobody answers there: what is stored is enough

Message row(qint64 seq, const QString &text, qint64 time)
{
    Message message;
    message.place = {1, seq};
    message.id = u"id-%1"_s.arg(seq);
    message.room = u"lobby"_s;
    message.sender = {u"u_ada"_s, u"Ada"_s};
    message.time = time;
    message.text = text;
    return message;
}

// From a character of one to a character of another.
TimelineSelection selectionOf(const Message &first, int from, const Message &last, int to)
{
    const SelectionPoint begin{first.place, first.kind, first.id, from, first.text};
    const SelectionPoint end{last.place, last.kind, last.id, to, last.text};
    TimelineSelection selection;
    selection.begin({begin, begin});
    selection.extendTo({end, end});
    return selection;
}

qint64 noonOf(int day)
{
    return QDate(2026, 11, day).startOfDay().toMSecsSinceEpoch() + 12 * 60 * minute;
}

} // namespace

class CopyTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Engine> m_engine;
    NoticeBar m_notice;
    std::unique_ptr<SelectionCopier> m_copier;

    QString clipboard() { return QGuiApplication::clipboard()->text(); }
    void copyAll()
    {
        TimelineSelection all;
        all.selectAll();
        m_copier->copy(m_engine.get(), u"lobby"_s, all, QClipboard::Clipboard);
    }

private Q_SLOTS:
    void initTestCase()
    {
        Store store;
        QVERIFY(store.open(m_folder.path(), server));
        QVERIFY(store.history().begin({"a", history}));
        QList<Event> events;
        for (qint64 seq = 1; seq <= history; ++seq) {
            Durable event;
            event.cursor = {"a", seq};
            event.id = u"id-%1"_s.arg(seq);
            event.room = u"lobby"_s;
            event.sender = {u"u_ada"_s, u"Ada"_s};
            event.time = noonOf(1) + seq * 1'000;
            event.body = MessageText{u"message %1"_s.arg(seq), {}, {}};
            events.append(event);
        }
        QVERIFY(store.history().fillGap(u"lobby"_s, {1, history}, events, History::Rest::None));
    }
    void init()
    {
        QGuiApplication::clipboard()->setText(u"what was there before"_s);
        m_engine = std::make_unique<Engine>();
        SessionOptions options;
        options.transport.server = server;
        options.transport.name = u"Ada"_s;
        options.profileFolder = m_folder.path();
        m_engine->open(options);
        m_copier = std::make_unique<SelectionCopier>(&m_notice);
    }
    void cleanup()
    {
        m_copier.reset();
        m_engine.reset();
        m_notice.hide();
    }

    void severalReadAsNameTimeAndText()
    {
        const Message first = row(1, u"**bold** words"_s, noonOf(3));
        const Message last = row(2, u"a <tag>"_s, noonOf(3) + minute);
        MessageCopy copy(selectionOf(first, 0, last, TimelineSelection::wholeText));
        QVERIFY(copy.take({first, last}));
        const auto data = copy.mimeData();
        const QStringList lines = data->text().split(u'\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[0].startsWith(u"Ada, "_s) && lines[0].endsWith(u": **bold** words"_s), qPrintable(lines[0]));
        QVERIFY(data->html().contains(u"&lt;tag&gt;"_s) && !data->html().contains(u"<tag>"_s));
        QVERIFY(data->html().contains(u"<b>bold</b>"_s) || data->html().contains(u"<strong>bold</strong>"_s) ||
                data->html().contains(u"font-weight"_s));
    }

    void ofTheEndsOnlyWhatIsSelectedIsCopied()
    {
        const Message first = row(1, u"one two"_s, noonOf(3));
        const Message middle = row(2, u"three"_s, noonOf(3));
        const Message last = row(3, u"four five"_s, noonOf(3));
        MessageCopy copy(selectionOf(first, 4, last, 4));
        QVERIFY(copy.take({first, middle, last}));
        const QStringList lines = copy.mimeData()->text().split(u'\n');
        QVERIFY(lines[0].endsWith(u": two"_s));
        QVERIFY(lines[1].endsWith(u": three"_s));
        QVERIFY(lines[2].endsWith(u": four"_s));
    }

    void eachDayIsSaidWhereThereIsMoreThanOne()
    {
        TimelineSelection all;
        all.selectAll();
        MessageCopy copy(all);
        QVERIFY(copy.take({row(1, u"a"_s, noonOf(3)), row(2, u"b"_s, noonOf(3)), row(3, u"c"_s, noonOf(4))}));
        const QStringList lines = copy.mimeData()->text().split(u'\n');
        QCOMPARE(lines.size(), 5);
        QCOMPARE(lines[0], QLocale().toString(QDate(2026, 11, 3), QLocale::LongFormat));
        QCOMPARE(lines[3], QLocale().toString(QDate(2026, 11, 4), QLocale::LongFormat));
    }

    void aGapAndADeletedMessageSayWhatTheyAre()
    {
        Message gap = row(1, u"evicted"_s, 0);
        gap.kind = Message::Kind::Gap;
        Message deleted = row(2, {}, noonOf(3));
        deleted.deleted = true;
        TimelineSelection all;
        all.selectAll();
        MessageCopy copy(all);
        QVERIFY(copy.take({gap, deleted}));
        QCOMPARE(copy.messages(), 1);
        QVERIFY(copy.mimeData()->text().contains(u"missing"_s));
        QVERIFY(copy.mimeData()->text().contains(u"deleted"_s));
    }

    void moreThanAClipboardTakesIsLeftOut()
    {
        TimelineSelection all;
        all.selectAll();
        MessageCopy copy(all);
        const QString longText(1'000'000, u'x');
        int taken = 0;
        while (taken < 100 && copy.take({row(taken, longText, noonOf(3))}))
            ++taken;
        QVERIFY(copy.isFull());
        QVERIFY(taken > 10 && taken < 20);
        QCOMPARE(copy.messages(), taken);
        QVERIFY(!copy.mimeData()->hasHtml()); // that had been too much before
    }

    void aLongHistoryIsCopiedPieceByPieceAndSaysSo()
    {
        QSignalSpy progress(m_engine.get(), &Engine::copyProgressed);
        copyAll();
        QTRY_VERIFY_WITH_TIMEOUT(clipboard().contains(u"message %1"_s.arg(history)), patience);
        QVERIFY2(progress.size() > 10, qPrintable(QString::number(progress.size())));
        QCOMPARE(progress.first()[2].toLongLong(), history);
        const QStringList lines = clipboard().split(u'\n');
        QVERIFY(lines.constFirst().endsWith(u": message 1"_s));
        QCOMPARE(lines.size(), history);
        QCOMPARE(m_notice.text(), u"%1 messages were copied."_s.arg(QLocale().toString(history)));
    }

    void itCanBeStoppedAndLeavesTheClipboardAlone()
    {
        QSignalSpy ended(m_engine.get(), &Engine::copyEnded);
        bool stopped = false;
        connect(m_engine.get(), &Engine::copyProgressed, this, [&] {
            if (stopped || m_notice.text().isEmpty())
                return;
            stopped = true;
            QVERIFY(m_notice.text().contains(QLocale().toString(history)));
            m_notice.findChild<QPushButton *>()->click();
        });
        copyAll();
        QTRY_VERIFY_WITH_TIMEOUT(stopped, patience);
        QCOMPARE(m_notice.text(), QString());
        // A later copy ends, and the first one said nothing until then.
        const Message first = row(5, u"message 5"_s, 0);
        m_copier->copy(m_engine.get(), u"lobby"_s, selectionOf(first, 0, row(6, u"message 6"_s, 0), 9),
                       QClipboard::Clipboard);
        QTRY_VERIFY_WITH_TIMEOUT(clipboard().contains(u"message 6"_s), patience);
        QCOMPARE(ended.size(), 1);
        QCOMPARE(clipboard().split(u'\n').size(), 2);
    }

    void aPlaceIsFoundById()
    {
        QSignalSpy found(m_engine.get(), &Engine::placeFound);
        m_engine->findPlace(u"id-77"_s);
        m_engine->findPlace(u"nobody's"_s);
        QTRY_COMPARE_WITH_TIMEOUT(found.size(), 2, patience);
        QCOMPARE(found[0][1].value<std::optional<Place>>(), Place({1, 77}));
        QVERIFY(!found[1][1].value<std::optional<Place>>());
    }
};

QTEST_MAIN(CopyTest)
#include "tst_copy.moc"
