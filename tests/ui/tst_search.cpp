// Searching as a person does: over a real engine and a store on disk, that reaches no server.
#include "core/session/engine.h"
#include "core/store/store.h"
#include "ui/chat_page.h"
#include "ui/timeline_loader.h"

#include <QAbstractItemModelTester>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

const QUrl nowhere(u"http://127.0.0.1:1"_s);
constexpr int patience = 30'000; // milliseconds
constexpr qint64 many = 3'000;

Durable message(qint64 seq, const QString &text, const QString &room)
{
    Durable event;
    event.cursor = {"a", seq};
    event.id = u"id-%1"_s.arg(seq);
    event.room = room;
    event.sender = seq % 2 ? Person{u"u_ada"_s, u"Ada"_s} : Person{u"u_bob"_s, u"Bob"_s};
    event.time = 1'700'000'000'000 + seq * 60'000;
    event.body = MessageText{text, {}, {}};
    return event;
}

} // namespace

class SearchTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder; // of many messages; every thousandth says polling, two in another room
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<ChatPage> m_page;
    std::unique_ptr<TimelineLoader> m_loader;

    Search *search() const { return m_page->search(); }
    void key(Qt::Key key, Qt::KeyboardModifiers with = {}) { QTest::keyClick(search()->bar()->edit(), key, with); }
    void typeWords(const QString &words)
    {
        search()->bar()->edit()->clear();
        for (const QChar c : words) { // Qt Test's keys are Latin
            if (c.unicode() < 128)
                QTest::keyClick(search()->bar()->edit(), c.toLatin1());
            else
                search()->bar()->edit()->insert(c);
        }
    }
    bool finds(int hits)
    {
        const auto terms = parseSearchQuery(search()->bar()->edit()->text()).terms; // not those of a letter before
        return QTest::qWaitFor(
            [&] { return search()->results()->hits() == hits && search()->results()->terms() == terms; }, patience);
    }
    QString currentId() const
    {
        const Message *hit = search()->results()->hit(search()->panel()->list()->currentIndex().row());
        return hit ? hit->id : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        Store store;
        QVERIFY(store.open(m_folder.path(), nowhere));
        QList<Event> events;
        for (qint64 seq = 1; seq <= many; ++seq)
            events.append(
                message(seq, u"what is said %1"_s.arg(seq) + (seq % 1'000 ? QString() : u", polling"_s), u"lobby"_s));
        events.append(message(many + 1, u"long polling 线路"_s, u"design"_s));
        events.append(message(many + 2, u"polling\n**again**"_s, u"design"_s));
        QVERIFY(store.history().append({{events, {}}}));
    }
    void init()
    {
        m_page = std::make_unique<ChatPage>();
        m_engine = std::make_unique<Engine>();
        m_loader = std::make_unique<TimelineLoader>(m_page->view());
        connect(m_engine.get(), &Engine::pageLoaded, m_page.get(),
                [this](const TimelinePage &page) { m_loader->take(page); });
        connect(m_loader.get(), &TimelineLoader::wanted, m_page.get(),
                [this](const PageQuestion &question) { m_engine->loadPage(u"lobby"_s, question); });
        connect(search(), &Search::hitChosen, m_page.get(),
                [this](const Message &hit) { m_page->view()->goToMessage(hit.id, hit.place); });
        SessionOptions options;
        options.transport.server = nowhere;
        options.transport.name = u"Ada"_s;
        options.profileFolder = m_folder.path();
        m_engine->open(options);
        connect(search(), &Search::asked, m_engine.get(), &Engine::search);
        connect(m_engine.get(), &Engine::searched, search(), &Search::take);
        search()->setRoom(u"lobby"_s);
        m_page->resize(900, 600);
        m_page->show();
        m_page->model()->reset(u"lobby"_s);
        m_loader->begin();
        QTRY_VERIFY_WITH_TIMEOUT(m_page->model()->isLoaded(), patience);
    }
    void cleanup()
    {
        m_loader.reset();
        m_page.reset();
        m_engine.reset();
    }

    void whereThereIsLittleRoomAHitTakesThatOfTheList()
    {
        m_page->resize(600, 600);
        search()->open();
        typeWords(u"polling"_s);
        QVERIFY(finds(3));
        QVERIFY(search()->panel()->isVisible());
        key(Qt::Key_Return);
        QVERIFY(!search()->panel()->isVisible());
        QTRY_VERIFY(m_page->view()->width() > 500);
        const QString first = currentId();
        key(Qt::Key_Return); // and so to the next
        QVERIFY(currentId() != first);
        QVERIFY(!search()->panel()->isVisible());
        typeWords(u"said"_s);
        QVERIFY(search()->panel()->isVisible());
    }

    void itSaysWhatItIsDoing()
    {
        disconnect(search(), &Search::asked, nullptr, nullptr);
        QList<SearchQuestion> asked;
        connect(search(), &Search::asked, m_page.get(),
                [&asked](const SearchQuestion &question) { asked.append(question); });
        search()->open();
        typeWords(u"ab"_s);
        QCOMPARE(search()->panel()->said(), u"Searching…"_s);
        QCOMPARE(asked.size(), 2);
        QVERIFY(*asked[0].withdrawn && !*asked[1].withdrawn);
        SearchAnswer answer;
        answer.question = asked[0]; // too late
        answer.hits.append(Message());
        search()->take(answer);
        QCOMPARE(search()->panel()->said(), u"Searching…"_s);
        answer.question = asked[1];
        answer.hits.clear();
        answer.indexed = 30;
        answer.stored = 100;
        search()->take(answer);
        QCOMPARE(search()->panel()->said(), u"Nothing found in this room so far."_s);
        QVERIFY(search()->panel()->hint().contains(u"30 %"_s));
        // It asks again by itself, until all is looked through.
        asked.clear();
        const auto askedAgain = [&asked] {
            return std::any_of(asked.begin(), asked.end(), [](const SearchQuestion &one) { return !one.ranks; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(askedAgain(), patience);
        answer.question = *std::find_if(asked.begin(), asked.end(), [](const auto &one) { return !one.ranks; });
        answer.indexed = 100;
        search()->take(answer);
        QCOMPARE(search()->panel()->said(), u"Nothing found in this room."_s);
        QCOMPARE(search()->panel()->hint(), QString());
    }

    void whatIsTypedIsFoundLetterByLetter()
    {
        QAbstractItemModelTester tester(search()->results());
        search()->open();
        QVERIFY(search()->panel()->said().contains(u"from:Ada"_s));
        for (const QString &typed : {u"po"_s, u"pol"_s, u"polling"_s, u"polling "_s}) {
            typeWords(typed);
            QVERIFY2(finds(3), qPrintable(typed));
        }
        typeWords(u"polling nowhere"_s);
        QTRY_COMPARE_WITH_TIMEOUT(search()->panel()->said(), u"Nothing found in this room."_s, patience);
        QCOMPARE(search()->results()->hits(), 0);
        typeWords(u"said 2000"_s);
        QVERIFY(finds(1));
        QVERIFY(search()->panel()->said().isEmpty());
    }

    void everywhereIsRoomByRoom()
    {
        QAbstractItemModelTester tester(search()->results());
        search()->open();
        search()->bar()->setEverywhere(true);
        typeWords(u"polling"_s);
        QVERIFY(finds(5));
        QStringList rows;
        for (int row = 0; row < search()->results()->rowCount(); ++row)
            rows.append(search()->results()->hit(row) ? search()->results()->hit(row)->id
                                                      : search()->results()->index(row).data().toString());
        QCOMPARE(rows, (QStringList{u"design"_s, u"id-3002"_s, u"id-3001"_s, u"lobby"_s, u"id-3000"_s, u"id-2000"_s,
                                    u"id-1000"_s}));
        QCOMPARE(search()->results()->index(1).data(SearchResults::SnippetRole).toString(), u"polling **again**"_s);
        typeWords(u"线"_s);
        QVERIFY(finds(1));
        typeWords(u"线路"_s);
        QVERIFY(finds(1));
    }

    void allIsDoneByKeys()
    {
        QSignalSpy chosen(search(), &Search::hitChosen);
        search()->open();
        QVERIFY(search()->bar()->edit()->hasFocus() || !m_page->isActiveWindow());
        typeWords(u"polling"_s);
        QVERIFY(finds(3));
        QCOMPARE(search()->bar()->countText(), u"3 found"_s);
        key(Qt::Key_Down);
        key(Qt::Key_Down);
        QCOMPARE(currentId(), u"id-2000"_s);
        QCOMPARE(search()->bar()->countText(), u"2 of 3"_s);
        for (const QLabel *label : search()->bar()->findChildren<QLabel *>())
            QTRY_VERIFY_WITH_TIMEOUT(label->width() >= label->sizeHint().width(), patience);
        key(Qt::Key_Up);
        QCOMPARE(currentId(), u"id-3000"_s);
        QCOMPARE(chosen.size(), 0);
        key(Qt::Key_Return);
        QCOMPARE(chosen.takeFirst()[0].value<Message>().id, u"id-3000"_s);
        key(Qt::Key_Return);
        QCOMPARE(chosen.takeFirst()[0].value<Message>().id, u"id-2000"_s);
        search()->step(1);
        QCOMPARE(chosen.takeFirst()[0].value<Message>().id, u"id-1000"_s);
        search()->step(1);
        QCOMPARE(chosen.size(), 0);
        search()->step(-1);
        QCOMPARE(chosen.takeFirst()[0].value<Message>().id, u"id-2000"_s);
        key(Qt::Key_Escape);
        QVERIFY(!search()->isOpen());
        QCOMPARE(search()->results()->rowCount(), 0);
        QVERIFY(search()->marks()->ranks().isEmpty());
    }

    void theTimelineGoesToTheHit()
    {
        search()->open();
        typeWords(u"polling"_s);
        QVERIFY(finds(3));
        search()->step(1);
        search()->step(1);
        const auto inSight = [this] {
            for (const PlacedRow &placed : m_page->view()->placed())
                if (m_page->model()->rows()[size_t(placed.row)].id == u"id-2000"_s)
                    return true;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(inSight(), patience);
    }

    void hitsStandOnTheScrollBar()
    {
        search()->open();
        typeWords(u"polling"_s);
        QTRY_COMPARE_WITH_TIMEOUT(search()->marks()->ranks(), (QList<qint64>{999, 1'999, 2'999}), patience);
        QVERIFY(!search()->marks()->isHidden());
        typeWords(u"nothing like it"_s);
        QTRY_VERIFY_WITH_TIMEOUT(search()->marks()->ranks().isEmpty(), patience);
    }

    void moreComesAsOneReads()
    {
        QAbstractItemModelTester tester(search()->results());
        search()->open();
        typeWords(u"from:bob"_s);
        QVERIFY(finds(50));
        QTRY_VERIFY_WITH_TIMEOUT(search()->panel()->hint().isEmpty(), patience); // all is looked through
        QCOMPARE(search()->bar()->countText(), u"50+ found"_s);
        QScrollBar *bar = search()->panel()->list()->verticalScrollBar();
        for (int page = 2; page <= 4; ++page) {
            const auto came = [&] {
                bar->setValue(bar->maximum());
                return search()->results()->hits() >= page * 50;
            };
            QTRY_VERIFY_WITH_TIMEOUT(came(), patience);
        }
        QCOMPARE(search()->results()->hit(199)->id, u"id-2602"_s);
    }

    void aFilterThatSaysNothingIsSaid()
    {
        search()->open();
        typeWords(u"before:soon"_s);
        QTRY_VERIFY_WITH_TIMEOUT(search()->panel()->hint().contains(u"before:soon"_s), patience);
    }

    void aFailureIsSaid()
    {
        m_engine->close();
        search()->open();
        typeWords(u"polling"_s);
        QTRY_VERIFY_WITH_TIMEOUT(search()->panel()->said().startsWith(u"The search failed."_s), patience);
    }
};

QTEST_MAIN(SearchTest)
#include "tst_search.moc"
