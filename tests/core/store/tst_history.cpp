#include "core/store/pages.h"
#include "core/store/schema.h"
#include "core/store/store.h"

#include <QtTest>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

Durable message(qint64 seq, const QString &text = u"hi"_s, const QByteArray &epoch = "a")
{
    Durable event;
    event.cursor = {epoch, seq};
    event.id = u"id-%1-%2"_s.arg(QString::fromLatin1(epoch)).arg(seq);
    event.room = u"lobby"_s;
    event.sender = {u"u_ada"_s, u"Ada"_s};
    event.time = 1'000 + seq;
    event.body = MessageText{text, {}, {}};
    return event;
}

Durable about(qint64 seq, const DurableBody &body, const QString &sender = u"u_ada"_s)
{
    Durable event = message(seq);
    event.id = u"other-%1"_s.arg(seq);
    event.sender.id = sender;
    event.body = body;
    return event;
}

QList<qint64> places(const QList<Message> &rows)
{
    QList<qint64> seqs;
    for (const Message &row : rows)
        seqs.append(row.place.seq);
    return seqs;
}

template<class T>
QStringList ids(const QList<T> &list)
{
    QStringList all;
    for (const auto &item : list)
        all.append(item.id);
    return all;
}

} // namespace

class TestHistory : public QObject
{
    Q_OBJECT

    StoreFile m_file;
    std::unique_ptr<Directory> m_directory;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<History> m_history;

    Appended append(const QList<Event> &events, std::optional<Cursor> upto = {})
    {
        const auto appended = m_history->append({{events, upto}});
        return appended ? *appended : Appended{};
    }
    QList<Message> page(std::optional<Place> before = {}, int count = 100)
    {
        const auto question = before ? PageQuestion::before(*before, count) : PageQuestion::newest(count);
        return readPage(m_file, *m_directory, *m_outbox, u"lobby"_s, question)->rows;
    }
    Result<Done> load()
    {
        m_directory = std::make_unique<Directory>(m_file);
        m_outbox = std::make_unique<Outbox>(m_file);
        m_history = std::make_unique<History>(m_file, *m_directory, *m_outbox);
        if (const auto done = m_directory->load(); !done)
            return done;
        if (const auto done = m_outbox->load(); !done)
            return done;
        return m_history->load();
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_file.open({}));
        QVERIFY(schema::migrate(m_file));
        QVERIFY(load());
    }
    void cleanup() { m_file.close(); }

    void storesInOrderAndMovesTheCursor()
    {
        const Appended appended = append({message(1), message(2), message(5)});
        QCOMPARE(ids(appended.events), QStringList({u"id-a-1"_s, u"id-a-2"_s, u"id-a-5"_s}));
        QCOMPARE(ids(appended.rows), ids(appended.events));
        QVERIFY(appended.roomsChanged);
        QCOMPARE(m_history->cursor(), std::optional(Cursor{"a", 5}));
        QCOMPARE(places(page()), QList<qint64>({1, 2, 5}));
        QVERIFY(load());
        QCOMPARE(m_history->cursor(), std::optional(Cursor{"a", 5}));
        QCOMPARE(m_directory->findRoom(u"lobby"_s)->unread, 3);
    }

    void twoLinesMayDeliverTheSame()
    {
        append({message(1), message(2)});
        const auto appended =
            m_history->append({{{message(3), message(4)}, {}}, {{message(2), message(3), message(4), message(5)}, {}}});
        QVERIFY(appended.hasValue());
        QCOMPARE(ids(appended->events), QStringList({u"id-a-3"_s, u"id-a-4"_s, u"id-a-5"_s}));
        QCOMPARE(places(page()), QList<qint64>({1, 2, 3, 4, 5}));
    }

    void whatComesLateIsPutWhereItBelongs()
    {
        append({message(1), message(4)});
        const Appended late = append({message(2), about(3, Edit{u"id-a-1"_s, u"later"_s})});
        QCOMPARE(ids(late.events), QStringList({u"id-a-2"_s, u"other-3"_s}));
        QCOMPARE(m_history->cursor(), std::optional(Cursor{"a", 4}));
        QCOMPARE(places(page()), QList<qint64>({1, 2, 4}));
        QCOMPARE(page().first().text, u"later"_s);
        QVERIFY(append({message(2), about(3, Edit{u"id-a-1"_s, u"later"_s})}).events.isEmpty());
        QCOMPARE(m_directory->findRoom(u"lobby"_s)->unread, 3);
    }

    void aPollsPlaceMovesTheCursorAfterItsEvents()
    {
        append({message(1)}, Cursor{"a", 9});
        QCOMPARE(m_history->cursor()->seq, 9);
        append({}, Cursor{"a", 4});
        append({}, Cursor{"b", 40});
        QCOMPARE(*m_history->cursor(), (Cursor{"a", 9}));
    }

    void anUnknownTypeKeepsItsPlace()
    {
        const Appended appended = append({about(3, UnknownBody{u"poll"_s, "{}"})});
        QCOMPARE(appended.events.size(), 1);
        QVERIFY(appended.rows.isEmpty());
        QCOMPARE(m_history->cursor()->seq, 3);
    }

    void onlyTheAuthorEdits()
    {
        append({message(1, u"one"_s), message(2, u"two"_s)});
        QVERIFY(append({about(3, Edit{u"id-a-1"_s, u"stolen"_s}, u"u_eve"_s)}).rows.isEmpty());
        const Appended edited = append({about(5, Edit{u"id-a-1"_s, u"uno"_s})});
        QCOMPARE(edited.rows.size(), 1);
        QCOMPARE(edited.rows[0].text, u"uno"_s);
        QVERIFY(edited.rows[0].edited);
        // By whom the hub let: a moderator's, too.
        const Appended gone =
            append({about(6, Delete{u"id-a-2"_s}, u"u_moderator"_s), about(7, Edit{u"id-a-2"_s, u"back"_s})});
        QCOMPARE(gone.rows.size(), 1);
        QVERIFY(gone.rows[0].deleted && gone.rows[0].text.isEmpty());
        append({about(8, Reaction{u"id-a-1"_s, u"👍"_s, true})});
        QCOMPARE(m_history->cursor()->seq, 8);
    }

    void roomEventsDescribeTheRoom()
    {
        Durable made = about(1, RoomChange{u"created"_s, u"Design"_s, u"Shapes"_s, false});
        made.room = u"design"_s;
        QVERIFY(append({made}).roomsChanged);
        QVERIFY(load());
        QCOMPARE(m_directory->findRoom(u"design"_s)->room, (Room{u"design"_s, u"Design"_s, u"Shapes"_s, false, false}));
    }

    void whatComesLateChangesNothingThatWasChangedSince()
    {
        append({message(1)});
        append({Gap{{"a", 1}, {"a", 10}, u"evicted"_s}});
        append({about(11, RoomChange{u"changed"_s, u"New"_s, {}, false}), about(12, Edit{u"id-a-1"_s, u"second"_s})});
        const auto filled = m_history->fillGap(u"lobby"_s, {1, 10},
                                               {about(4, RoomChange{u"created"_s, u"Old"_s, {}, false}),
                                                about(5, Edit{u"id-a-1"_s, u"first"_s}), message(6)},
                                               History::Rest::None);
        QVERIFY(filled);
        QCOMPARE(m_directory->findRoom(u"lobby"_s)->room.title, u"New"_s);
        const QList<Message> rows = page();
        QCOMPARE(ids(rows), QStringList({u"id-a-1"_s, u"id-a-6"_s}));
        QCOMPARE(rows.first().text, u"second"_s);
    }

    void aGapMovesTheCursorAndLeavesAMark()
    {
        append({message(1)});
        const Appended appended = append({message(2), Gap{{"a", 2}, {"a", 10}, u"evicted"_s}, message(11)});
        QCOMPARE(appended.gaps.size(), 1);
        QCOMPARE(appended.gaps[0].after, 1);
        QCOMPARE(ids(page()), QStringList({u"id-a-1"_s, u"id-a-2"_s, u"gap/lobby/1/10"_s, u"id-a-11"_s}));
        QCOMPARE(m_history->cursor()->seq, 11);
    }

    void aGapThatTheOtherLineHasFilledIsNone()
    {
        append({message(1), message(20)});
        QVERIFY(append({Gap{{"a", 1}, {"a", 10}, u"evicted"_s}, message(11)}).gaps.isEmpty());
        QCOMPARE(m_history->cursor()->seq, 20);
    }

    void anotherEpochComesAfterEverythingThatWas()
    {
        append({message(50)});
        append({Gap{{"a", 50}, {"b", 0}, u"epoch"_s}, message(1, u"new"_s, "b")});
        QCOMPARE(ids(page()), QStringList({u"id-a-50"_s, u"gap/lobby/2/0"_s, u"id-b-1"_s}));
        // A retired line's late word.
        QVERIFY(append({message(51)}).events.isEmpty());
        QCOMPARE(*m_history->cursor(), (Cursor{"b", 1}));
    }

    void aLogThatWentBackBeginsANewEraAndKnownMessagesMoveThere()
    {
        append({message(1), message(2), message(3)});
        const Appended appended = append({Gap{{"a", 3}, {"a", 0}, u"future"_s}, message(1), message(2)});
        QCOMPARE(appended.gaps.size(), 1);
        QVERIFY2(appended.events.isEmpty(), "what was told is not told again");
        QCOMPARE(ids(page()), QStringList({u"id-a-3"_s, u"gap/lobby/2/0"_s, u"id-a-1"_s, u"id-a-2"_s}));
        QCOMPARE(*m_history->cursor(), (Cursor{"a", 2}));
        QVERIFY(load());
        Durable another = message(3);
        another.id = u"another"_s;
        QCOMPARE(ids(append({another}).events), QStringList{u"another"_s});
    }

    void anEpochThatNobodyAnnouncedIsAGapToo()
    {
        append({message(5)});
        const Appended appended = append({message(7, u"x"_s, "b")});
        QCOMPARE(appended.gaps.size(), 1);
        QCOMPARE(appended.events.size(), 1);
        QCOMPARE(*m_history->cursor(), (Cursor{"b", 7}));
    }

    void theEchoTakesTheMessageOutOfTheOutbox()
    {
        QList<OutboxEntry> entries(1);
        entries[0].id = u"id-a-1"_s;
        entries[0].room = u"lobby"_s;
        entries[0].text = u"hi"_s;
        QVERIFY(m_outbox->add(entries));
        QCOMPARE(page().last().place.era, outboxEra);
        const Appended appended = append({message(1)});
        QCOMPARE(appended.echoed, QStringList{u"id-a-1"_s});
        QVERIFY(appended.rows[0].own);
        QVERIFY(m_outbox->entries().empty());
        QVERIFY(load());
        QVERIFY(m_outbox->entries().empty());
        QVERIFY(page().at(0).own);
        QCOMPARE(m_directory->findRoom(u"lobby"_s)->unread, 0);
    }

    void anAnswerStoresTheMessageWhileTheCursorWaits()
    {
        append({message(1)});
        QList<OutboxEntry> entries(1);
        entries[0].id = u"id-a-4"_s;
        entries[0].room = u"lobby"_s;
        entries[0].text = u"hi"_s;
        QVERIFY(m_outbox->add(entries));
        const auto accepted = m_history->storeAccepted({message(4)});
        QVERIFY(accepted.hasValue());
        QCOMPARE(accepted->rows.size(), 1);
        QVERIFY(accepted->events.isEmpty());
        QCOMPARE(accepted->echoed, QStringList{u"id-a-4"_s});
        QCOMPARE(m_history->cursor()->seq, 1);
        const Appended appended = append({message(2), message(3), message(4)});
        QCOMPARE(appended.events.size(), 3);
        QCOMPARE(ids(appended.rows), QStringList({u"id-a-2"_s, u"id-a-3"_s}));
        QCOMPARE(places(page()), QList<qint64>({1, 2, 3, 4}));
    }

    void pagesGoBackwardsToTheBeginning()
    {
        QList<Event> events;
        for (qint64 seq = 1; seq <= 25; ++seq)
            events.append(message(seq));
        append(events);
        QList<qint64> all;
        PageQuestion question = PageQuestion::newest(10);
        for (;;) {
            const auto part = readPage(m_file, *m_directory, *m_outbox, u"lobby"_s, question);
            QVERIFY(part.hasValue());
            all = places(part->rows) + all;
            if (part->beginning)
                break;
            question = PageQuestion::before(part->rows.first().place, 10);
        }
        QCOMPARE(all.size(), 25);
        QVERIFY(std::is_sorted(all.begin(), all.end()));
        QVERIFY(readPage(m_file, *m_directory, *m_outbox, u"nowhere"_s, PageQuestion::newest(10))->rows.isEmpty());
    }

    void aFilledGapMovesDownAndGoesWhenNothingIsMissing()
    {
        append({message(1), Gap{{"a", 1}, {"a", 10}, u"evicted"_s}, message(11)});
        auto filled =
            m_history->fillGap(u"lobby"_s, {1, 10}, {message(6), message(7), message(10)}, History::Rest::Some);
        QVERIFY(filled.hasValue());
        QCOMPARE(filled->removed, QStringList{u"gap/lobby/1/10"_s});
        QCOMPARE(ids(page()),
                 QStringList({u"id-a-1"_s, u"gap/lobby/1/5"_s, u"id-a-6"_s, u"id-a-7"_s, u"id-a-10"_s, u"id-a-11"_s}));
        filled = m_history->fillGap(u"lobby"_s, {1, 5}, {message(1), message(2)}, History::Rest::None);
        QVERIFY(filled.hasValue());
        QCOMPARE(places(page()), QList<qint64>({1, 2, 6, 7, 10, 11}));
        QCOMPARE(m_history->cursor()->seq, 11);
    }

    void aMessageThatCannotBeReadIsShownAsThat()
    {
        Durable spoilt = message(2);
        spoilt.id.clear();
        spoilt.body = UnknownBody{u"message"_s, R"({"text":7})"};
        const Appended appended = append({message(1), spoilt, message(3)});
        QCOMPARE(appended.events.size(), 3);
        QVERIFY(load());
        QCOMPARE(places(page()), QList<qint64>({1, 2, 3}));
        QVERIFY(page().at(1).unreadable);
        QCOMPARE(m_history->cursor()->seq, 3);
        QVERIFY(append({spoilt}).events.isEmpty());
    }

    void aSpoiltEchoLeavesWhatWasWritten()
    {
        OutboxEntry entry;
        entry.id = u"mine"_s;
        entry.room = u"lobby"_s;
        entry.name = u"Ada"_s;
        entry.text = u"as typed"_s;
        entry.time = 7;
        QList<OutboxEntry> written{entry};
        QVERIFY(m_outbox->add(written).hasValue());
        Durable spoilt = message(1);
        spoilt.id = u"mine"_s;
        spoilt.time = 0;
        spoilt.body = UnknownBody{u"message"_s, R"({"files":7})"};
        append({spoilt});
        QCOMPARE(page().size(), 1);
        QCOMPARE(page().first().text, u"as typed"_s);
        QVERIFY(!page().first().unreadable);
    }
    void aSpoiltRepetitionMovesNothing()
    {
        append({message(1), message(2)});
        Durable spoilt = message(3);
        spoilt.id = message(1).id;
        spoilt.time = 0;
        spoilt.body = UnknownBody{u"message"_s, R"({"files":7})"};
        append({spoilt});
        QCOMPARE(places(page()), QList<qint64>({1, 2}));
        QCOMPARE(page().first().time, message(1).time);
        QCOMPARE(m_history->cursor()->seq, 3);
    }
    void whatCouldNotBeReadIsHealedByAnEdit()
    {
        Durable spoilt = message(1);
        spoilt.body = UnknownBody{u"message"_s, R"({"text":7})"};
        Durable edit = message(2);
        edit.body = Edit{spoilt.id, u"better"_s};
        append({spoilt, edit});
        QCOMPARE(page().first().text, u"better"_s);
        QVERIFY(!page().first().unreadable);
    }

    void aGapThatTheServerCannotFillSaysSo()
    {
        append({message(1), Gap{{"a", 1}, {"a", 10}, u"evicted"_s}, message(11)});
        const auto filled = m_history->fillGap(u"lobby"_s, {1, 10}, {}, History::Rest::Gone);
        QVERIFY(filled.hasValue());
        QVERIFY(filled->removed.isEmpty());
        QVERIFY(load());
        QCOMPARE(page().at(1).id, u"gap/lobby/1/10"_s);
        QVERIFY(page().at(1).deleted);
    }

    void whatIsDeletedBeforeItComesIsDeletedAllTheSame()
    {
        append({message(50), about(100, Delete{u"id-a-7"_s}), about(101, Edit{u"id-a-8"_s, u"better"_s})});
        QVERIFY(m_history->load().hasValue()); // also after a start
        const auto filled = m_history->fillGap(u"lobby"_s, {1, 49}, {message(7, u"secret"_s), message(8, u"worse"_s)},
                                               History::Rest::None);
        QVERIFY(filled.hasValue());
        QVERIFY(page().first().deleted);
        QCOMPARE(page().first().text, QString());
        QCOMPARE(page().at(1).text, u"better"_s);
        QVERIFY(page().at(1).edited);
    }

    void onAFullDiskNothingHappened()
    {
        append({message(1)});
        QVERIFY(m_file.run(u"PRAGMA max_page_count=%1"_s.arg(m_file.value(u"PRAGMA page_count"_s).toInt() + 2)));
        QList<Event> events;
        for (qint64 seq = 2; seq < 50; ++seq) {
            events.append(message(seq, QString(1'000, u'x')));
            std::get<Durable>(events.last()).sender.name = u"Name %1"_s.arg(seq);
        }
        const auto failed = m_history->append({{events, {}}});
        QVERIFY(!failed.hasValue());
        QCOMPARE(failed.error().kind, Failure::Kind::Storage);
        QCOMPARE(*m_history->cursor(), (Cursor{"a", 1}));
        QCOMPARE(m_directory->findRoom(u"lobby"_s)->unread, 1);
        QCOMPARE(page().size(), 1);
        // Room again: the same events are stored as if nothing had been.
        QVERIFY(m_file.run(u"PRAGMA max_page_count=100000"_s));
        QCOMPARE(append(events).events.size(), 48);
        QCOMPARE(page().last().sender.name, u"Name 49"_s);
    }
};

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
