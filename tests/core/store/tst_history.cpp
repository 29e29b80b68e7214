#include "history_bench.h"

using namespace tincan;

class TestHistory : public QObject
{
    Q_OBJECT

    std::unique_ptr<HistoryBench> m_bench;

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<HistoryBench>();
        QVERIFY(m_bench->open());
    }

    void storesInOrderAndMovesTheCursor()
    {
        const Appended appended = m_bench->append({message(1), message(2), message(5)});
        QCOMPARE(ids(appended.events), QStringList({u"id-a-1"_s, u"id-a-2"_s, u"id-a-5"_s}));
        QCOMPARE(ids(appended.rows), ids(appended.events));
        QVERIFY(appended.roomsChanged);
        QCOMPARE(m_bench->history->cursor(), std::optional(Cursor{"a", 5}));
        QCOMPARE(places(m_bench->page()), QList<qint64>({1, 2, 5}));
        QVERIFY(m_bench->load());
        QCOMPARE(m_bench->history->cursor(), std::optional(Cursor{"a", 5}));
        QCOMPARE(m_bench->directory->findRoom(u"lobby"_s)->unread, 3);
    }

    void twoLinesMayDeliverTheSame()
    {
        m_bench->append({message(1), message(2)});
        const auto appended = m_bench->history->append(
            {{{message(3), message(4)}, {}}, {{message(2), message(3), message(4), message(5)}, {}}});
        QVERIFY(appended.hasValue());
        QCOMPARE(ids(appended->events), QStringList({u"id-a-3"_s, u"id-a-4"_s, u"id-a-5"_s}));
        QCOMPARE(places(m_bench->page()), QList<qint64>({1, 2, 3, 4, 5}));
    }

    void aPollsPlaceMovesTheCursorAfterItsEvents()
    {
        m_bench->append({message(1)}, Cursor{"a", 9});
        QCOMPARE(m_bench->history->cursor()->seq, 9);
        m_bench->append({}, Cursor{"a", 4});
        m_bench->append({}, Cursor{"b", 40});
        QCOMPARE(*m_bench->history->cursor(), (Cursor{"a", 9}));
    }

    void anUnknownTypeKeepsItsPlace()
    {
        const Appended appended = m_bench->append({about(3, UnknownBody{u"poll"_s, "{}"})});
        QCOMPARE(appended.events.size(), 1);
        QVERIFY(appended.rows.isEmpty());
        QCOMPARE(m_bench->history->cursor()->seq, 3);
    }

    void onlyTheAuthorEdits()
    {
        m_bench->append({message(1, u"one"_s), message(2, u"two"_s)});
        QVERIFY(m_bench->append({about(3, Edit{u"id-a-1"_s, u"stolen"_s}, u"u_eve"_s)}).rows.isEmpty());
        const Appended edited = m_bench->append({about(5, Edit{u"id-a-1"_s, u"uno"_s})});
        QCOMPARE(edited.rows.size(), 1);
        QCOMPARE(edited.rows[0].text, u"uno"_s);
        QVERIFY(edited.rows[0].edited);
        // By whom the hub let: a moderator's, too.
        const Appended gone =
            m_bench->append({about(6, Delete{u"id-a-2"_s}, u"u_moderator"_s), about(7, Edit{u"id-a-2"_s, u"back"_s})});
        QCOMPARE(gone.rows.size(), 1);
        QVERIFY(gone.rows[0].deleted && gone.rows[0].text.isEmpty());
        m_bench->append({about(8, Reaction{u"id-a-1"_s, u"👍"_s, true})});
        QCOMPARE(m_bench->history->cursor()->seq, 8);
    }

    void roomEventsDescribeTheRoom()
    {
        Durable made = about(1, RoomChange{u"created"_s, u"Design"_s, u"Shapes"_s, false});
        made.room = u"design"_s;
        QVERIFY(m_bench->append({made}).roomsChanged);
        QVERIFY(m_bench->load());
        QCOMPARE(m_bench->directory->findRoom(u"design"_s)->room,
                 (Room{u"design"_s, u"Design"_s, u"Shapes"_s, false, false}));
    }

    void theEchoTakesTheMessageOutOfTheOutbox()
    {
        QList<OutboxEntry> entries(1);
        entries[0].id = u"id-a-1"_s;
        entries[0].room = u"lobby"_s;
        entries[0].text = u"hi"_s;
        QVERIFY(m_bench->outbox->add(entries));
        QCOMPARE(m_bench->page().last().place.era, outboxEra);
        const Appended appended = m_bench->append({message(1)});
        QCOMPARE(appended.echoed, QStringList{u"id-a-1"_s});
        QVERIFY(appended.rows[0].own);
        QVERIFY(m_bench->outbox->entries().empty());
        QVERIFY(m_bench->load());
        QVERIFY(m_bench->outbox->entries().empty());
        QVERIFY(m_bench->page().at(0).own);
        QCOMPARE(m_bench->directory->findRoom(u"lobby"_s)->unread, 0);
    }

    void anAnswerStoresTheMessageWhileTheCursorWaits()
    {
        m_bench->append({message(1)});
        QList<OutboxEntry> entries(1);
        entries[0].id = u"id-a-4"_s;
        entries[0].room = u"lobby"_s;
        entries[0].text = u"hi"_s;
        QVERIFY(m_bench->outbox->add(entries));
        const auto accepted = m_bench->history->storeAccepted({message(4)});
        QVERIFY(accepted.hasValue());
        QCOMPARE(accepted->rows.size(), 1);
        QVERIFY(accepted->events.isEmpty());
        QCOMPARE(accepted->echoed, QStringList{u"id-a-4"_s});
        QCOMPARE(m_bench->history->cursor()->seq, 1);
        const Appended appended = m_bench->append({message(2), message(3), message(4)});
        QCOMPARE(appended.events.size(), 3);
        QCOMPARE(ids(appended.rows), QStringList({u"id-a-2"_s, u"id-a-3"_s}));
        QCOMPARE(places(m_bench->page()), QList<qint64>({1, 2, 3, 4}));
    }

    void pagesGoBackwardsToTheBeginning()
    {
        QList<Event> events;
        for (qint64 seq = 1; seq <= 25; ++seq)
            events.append(message(seq));
        m_bench->append(events);
        QList<qint64> all;
        PageQuestion question = PageQuestion::newest(10);
        for (;;) {
            const auto part = readPage(m_bench->file, *m_bench->directory, *m_bench->outbox, u"lobby"_s, question);
            QVERIFY(part.hasValue());
            all = places(part->rows) + all;
            if (part->beginning)
                break;
            question = PageQuestion::before(part->rows.first().place, 10);
        }
        QCOMPARE(all.size(), 25);
        QVERIFY(std::is_sorted(all.begin(), all.end()));
        QVERIFY(readPage(m_bench->file, *m_bench->directory, *m_bench->outbox, u"nowhere"_s, PageQuestion::newest(10))
                    ->rows.isEmpty());
    }

    void aMessageThatCannotBeReadIsShownAsThat()
    {
        Durable spoilt = message(2);
        spoilt.id.clear();
        spoilt.body = UnknownBody{u"message"_s, R"({"text":7})"};
        const Appended appended = m_bench->append({message(1), spoilt, message(3)});
        QCOMPARE(appended.events.size(), 3);
        QVERIFY(m_bench->load());
        QCOMPARE(places(m_bench->page()), QList<qint64>({1, 2, 3}));
        QVERIFY(m_bench->page().at(1).unreadable);
        QCOMPARE(m_bench->history->cursor()->seq, 3);
        QVERIFY(m_bench->append({spoilt}).events.isEmpty());
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
        QVERIFY(m_bench->outbox->add(written).hasValue());
        Durable spoilt = message(1);
        spoilt.id = u"mine"_s;
        spoilt.time = 0;
        spoilt.body = UnknownBody{u"message"_s, R"({"files":7})"};
        m_bench->append({spoilt});
        QCOMPARE(m_bench->page().size(), 1);
        QCOMPARE(m_bench->page().first().text, u"as typed"_s);
        QVERIFY(!m_bench->page().first().unreadable);
    }

    void aSpoiltRepetitionMovesNothing()
    {
        m_bench->append({message(1), message(2)});
        Durable spoilt = message(3);
        spoilt.id = message(1).id;
        spoilt.time = 0;
        spoilt.body = UnknownBody{u"message"_s, R"({"files":7})"};
        m_bench->append({spoilt});
        QCOMPARE(places(m_bench->page()), QList<qint64>({1, 2}));
        QCOMPARE(m_bench->page().first().time, message(1).time);
        QCOMPARE(m_bench->history->cursor()->seq, 3);
    }

    void whatCouldNotBeReadIsHealedByAnEdit()
    {
        Durable spoilt = message(1);
        spoilt.body = UnknownBody{u"message"_s, R"({"text":7})"};
        Durable edit = message(2);
        edit.body = Edit{spoilt.id, u"better"_s};
        m_bench->append({spoilt, edit});
        QCOMPARE(m_bench->page().first().text, u"better"_s);
        QVERIFY(!m_bench->page().first().unreadable);
    }

    void onAFullDiskNothingHappened()
    {
        m_bench->append({message(1)});
        QVERIFY(m_bench->file.run(
            u"PRAGMA max_page_count=%1"_s.arg(m_bench->file.value(u"PRAGMA page_count"_s).toInt() + 2)));
        QList<Event> events;
        for (qint64 seq = 2; seq < 50; ++seq) {
            events.append(message(seq, QString(1'000, u'x')));
            std::get<Durable>(events.last()).sender.name = u"Name %1"_s.arg(seq);
        }
        const auto failed = m_bench->history->append({{events, {}}});
        QVERIFY(!failed.hasValue());
        QCOMPARE(failed.error().kind, Failure::Kind::Storage);
        QCOMPARE(*m_bench->history->cursor(), (Cursor{"a", 1}));
        QCOMPARE(m_bench->directory->findRoom(u"lobby"_s)->unread, 1);
        QCOMPARE(m_bench->page().size(), 1);
        // Room again: the same events are stored as if nothing had been.
        QVERIFY(m_bench->file.run(u"PRAGMA max_page_count=100000"_s));
        QCOMPARE(m_bench->append(events).events.size(), 48);
        QCOMPARE(m_bench->page().last().sender.name, u"Name 49"_s);
    }
};

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
