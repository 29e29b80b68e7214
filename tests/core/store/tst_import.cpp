// An export taken in: what is put where, what stays, and that nothing is claimed that neither side knows.
#include "history_bench.h"

using namespace tincan;

class TestImport : public QObject
{
    Q_OBJECT

    std::unique_ptr<HistoryBench> m_bench;
    Import m_state;

    static Exported room(const QString &id = u"lobby"_s) { return ExportedRoom{id}; }
    static ExportedMessage kept(qint64 seq, const QString &text = u"kept"_s, const QByteArray &epoch = "a")
    {
        const Durable event = message(seq, text, epoch);
        ExportedMessage exported;
        exported.place = event.cursor;
        exported.message.id = event.id;
        exported.message.sender = event.sender;
        exported.message.time = event.time;
        exported.message.text = text;
        return exported;
    }
    static QList<Exported> kept(const QList<qint64> &seqs)
    {
        QList<Exported> all{room()};
        for (const qint64 seq : seqs)
            all.append(kept(seq));
        return all;
    }
    // In pieces of so many.
    bool take(const QList<Exported> &all, qsizetype piece = 1'000)
    {
        m_state = {};
        for (qsizetype at = 0; at < all.size(); at += piece)
            if (!m_bench->history->importSome(m_state, all.mid(at, piece), at + piece >= all.size()))
                return false;
        return true;
    }
    // Seqs, and below zero the marks of gaps.
    QList<qint64> rows(const QString &id = u"lobby"_s)
    {
        QList<qint64> all;
        const auto page = readPage(m_bench->file, *m_bench->directory, *m_bench->outbox, id, PageQuestion::newest(500));
        for (const Message &row : page->rows)
            all.append(row.kind == Message::Kind::Gap ? -row.place.seq : row.place.seq);
        return all;
    }
    Message stored(qint64 seq)
    {
        return rows::byIds(m_bench->file, *m_bench->directory, *m_bench->outbox, {u"id-a-%1"_s.arg(seq)}).value(0);
    }
    void follow(const QList<qint64> &seqs)
    {
        QList<Event> events;
        for (const qint64 seq : seqs)
            events.append(message(seq));
        m_bench->append(events);
    }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<HistoryBench>();
        QVERIFY(m_bench->open());
    }

    void whatIsMissingIsPutWhereItBelongsAndTheCursorStays()
    {
        follow({100, 110, 120});
        QVERIFY(take(kept({10, 20, 90, 100, 105, 110})));
        QCOMPARE(rows(), (QList<qint64>{10, 20, 90, 100, 105, 110, 120}));
        QCOMPARE(*m_bench->history->cursor(), (Cursor{"a", 120}));
        QCOMPARE(m_state.added, 4);
        QCOMPARE(m_state.here, 2);
        QCOMPARE(m_state.elsewhere, 0);
        QVERIFY(m_bench->outbox->entries().empty());
        QCOMPARE(m_bench->directory->findRoom(u"lobby"_s)->unread, 4); // 100, 105, 110, 120: what was kept is no news
        QVERIFY(m_bench->load());
        QCOMPARE(rows(), (QList<qint64>{10, 20, 90, 100, 105, 110, 120}));
        QCOMPARE(m_bench->directory->findRoom(u"lobby"_s)->unread, 4);
    }

    void nothingComesTwice()
    {
        follow({100});
        for (int again = 0; again < 2; ++again) {
            QVERIFY(take(kept({10, 20, 100})));
            QCOMPARE(rows(), (QList<qint64>{10, 20, 100}));
        }
        QCOMPARE(m_state.added, 0);
        QCOMPARE(m_state.here, 3);
    }

    void whatIsHereStaysAsItIs()
    {
        follow({100});
        m_bench->append({about(101, Edit{u"id-a-100"_s, u"newer"_s})});
        ExportedMessage forged = kept(100, u"forged"_s);
        forged.message.deleted = true;
        QVERIFY(take({room(), forged}));
        QCOMPARE(stored(100).text, u"newer"_s);
        QVERIFY(!stored(100).deleted);
    }

    void whereSomethingMayBeMissingAMarkStands_data()
    {
        QTest::addColumn<QList<qint64>>("followed");
        QTest::addColumn<QList<qint64>>("exported"); // 0: a gap
        QTest::addColumn<QList<qint64>>("rows");
        using Seqs = QList<qint64>;
        QTest::newRow("ends below") << Seqs{100, 110} << Seqs{10, 20} << Seqs{10, 20, -99, 100, 110};
        QTest::newRow("ends right below") << Seqs{100, 110} << Seqs{10, 99} << Seqs{10, 99, 100, 110};
        QTest::newRow("meets") << Seqs{100, 110} << Seqs{10, 100} << Seqs{10, 100, 110};
        QTest::newRow("knows one that this history does not") // neither is believed more than the other
            << Seqs{100, 110} << Seqs{105} << Seqs{100, -104, 105, -109, 110};
        QTest::newRow("a gap of its own") << Seqs{100} << Seqs{10, 0, 20, 100} << Seqs{10, -19, 20, 100};
        QTest::newRow("a gap of its own before what is here")
            << Seqs{100} << Seqs{10, 20, 0, 100} << Seqs{10, 20, -99, 100};
        QTest::newRow("lacks one") << Seqs{100, 110, 120} << Seqs{90, 100, 120} << Seqs{90, 100, 110, 120};
        QTest::newRow("lacks the first") << Seqs{100, 110} << Seqs{90, 110} << Seqs{90, -99, 100, 110};
        QTest::newRow("goes on beyond the cursor") << Seqs{100} << Seqs{90, 100, 200} << Seqs{90, 100};
        QTest::newRow("nothing but what comes by itself") << Seqs{100} << Seqs{101, 102} << Seqs{100};
    }
    void whereSomethingMayBeMissingAMarkStands()
    {
        QFETCH(QList<qint64>, followed);
        QFETCH(QList<qint64>, exported);
        follow(followed);
        QList<Exported> all{room()};
        for (const qint64 seq : exported)
            all.append(seq == 0 ? Exported(ExportedGap{}) : Exported(kept(seq)));
        const auto copy = m_bench->history->cursor();
        for (const int piece : {1'000, 1, 2, 3}) {
            m_bench = std::make_unique<HistoryBench>();
            QVERIFY(m_bench->open());
            follow(followed);
            QVERIFY(take(all, piece));
            QTEST(rows(), "rows");
            QCOMPARE(m_bench->history->cursor(), copy);
        }
    }

    // The room was silent since: nobody knows what was said there before this history began.
    void aRoomWithNothingInItEndsWithAMark()
    {
        follow({100});
        m_bench->directory->room(u"garden"_s);
        QVERIFY(take({room(u"garden"_s), kept(10), kept(20)}));
        QCOMPARE(rows(u"garden"_s), (QList<qint64>{10, 20, -100}));
        QCOMPARE(m_bench->directory->findRoom(u"garden"_s)->unread, 0);
        // The export knew more of the log.
        m_bench->directory->room(u"yard"_s);
        ExportedMessage later = kept(200);
        later.message.id = u"later"_s;
        ExportedMessage first = kept(30);
        QVERIFY(take({room(u"yard"_s), first, later}));
        QCOMPARE(rows(u"yard"_s), QList<qint64>{30});
    }

    void theMarkIsFilledFromTheServer()
    {
        follow({100});
        QVERIFY(take(kept({10, 20})));
        QVERIFY(m_bench->history->fillGap(u"lobby"_s, {1, 99}, {message(20), message(30)}, History::Rest::None));
        QCOMPARE(rows(), (QList<qint64>{10, 20, 30, 100}));
    }

    void anEndInTheMiddleClaimsNothing()
    {
        follow({100, 110});
        m_state = {};
        QVERIFY(m_bench->history->importSome(m_state, kept({10, 20}), false));
        QVERIFY(m_bench->load()); // and nobody goes on
        QCOMPARE(rows(), (QList<qint64>{10, 20, -99, 100, 110}));
        QVERIFY(take(kept({10, 20, 90, 100}))); // another time
        QCOMPARE(rows(), (QList<qint64>{10, 20, 90, -99, 100, 110}));
    }

    void othersServersAndTimesAreLeftOut()
    {
        follow({100});
        ExportedMessage unsent = kept(40);
        unsent.place.reset();
        QVERIFY(take({room(), kept(10, u"x"_s, "b"), unsent, room(u"nowhere"_s), kept(20), room(), kept(100)}));
        QCOMPARE(rows(), QList<qint64>{100});
        QCOMPARE(m_state.elsewhere, 3);
        QVERIFY(!m_bench->directory->findRoom(u"nowhere"_s));
    }

    void anEarlierLifeOfTheLogThatIsKnownComesBeforeThisOne()
    {
        follow({100});
        m_bench->append({Gap{{"a", 100}, {"b", 0}, u"epoch"_s}, message(5, u"hi"_s, "b")});
        QVERIFY(take({room(), kept(10), ExportedGap{}, kept(20), kept(100), ExportedGap{}, kept(5, u"x"_s, "b")}));
        QCOMPARE(rows(), (QList<qint64>{10, -19, 20, 100, 0, 5}));
        const QList<Message> all = m_bench->page();
        QVERIFY(all[1].deleted); // nobody has that log any more
        QVERIFY(!all[4].deleted);
    }

    void aHistoryThatHasNotBegunTakesNothing()
    {
        m_state = {};
        const auto taken = m_bench->history->importSome(m_state, kept({1, 2}), true);
        QVERIFY(!taken);
        QCOMPARE(taken.error().kind, Failure::Kind::Refused);
        QVERIFY(rows().isEmpty());
    }

    void whatWaitsToBeSentIsNotTouched()
    {
        follow({100});
        QList<OutboxEntry> waiting(1);
        waiting[0].id = u"id-a-20"_s;
        waiting[0].room = u"lobby"_s;
        waiting[0].text = u"mine"_s;
        QVERIFY(m_bench->outbox->add(waiting));
        QVERIFY(take(kept({10, 20, 100})));
        QVERIFY(m_bench->outbox->contains(u"id-a-20"_s));
        QVERIFY(!rows().contains(20));
    }

    void noPlaceIsHadTwice()
    {
        follow({100});
        ExportedMessage other = kept(100);
        other.message.id = u"another"_s;
        ExportedMessage again = kept(20);
        again.message.id = u"again"_s;
        QVERIFY(take({room(), kept(10), kept(20), again, kept(15), other}));
        QCOMPARE(m_state.added, 2);
        QCOMPARE(m_state.elsewhere, 3);
        const QList<qint64> all = rows();
        QCOMPARE(QSet<qint64>(all.begin(), all.end()).size(), all.size());
    }

    // The search index knows messages by their places.
    void aPlaceIsOneForAllRooms()
    {
        follow({100, 101});
        m_bench->directory->room(u"garden"_s);
        ExportedMessage other = kept(100);
        other.message.id = u"another"_s;
        QVERIFY(take({room(u"garden"_s), kept(10), other}));
        QCOMPARE(m_state.added, 1);
        QCOMPARE(m_state.elsewhere, 1);
        QCOMPARE(rows(u"garden"_s), (QList<qint64>{10, -101}));
        QCOMPARE(rows(), (QList<qint64>{100, 101}));
    }

    // The same numbers are given out twice then, and an export does not say which it means.
    void aLogThatWasPutBackFromABackupTakesNothingOfEitherLife()
    {
        follow({100});
        m_bench->append({Gap{{"a", 100}, {"a", 50}, u"future"_s}, message(51)});
        QCOMPARE(m_bench->directory->eras().size(), 2u);
        const QList<qint64> before = rows();
        QVERIFY(take(kept({10, 40, 60})));
        QCOMPARE(m_state.added, 0);
        QCOMPARE(m_state.elsewhere, 3);
        QCOMPARE(rows(), before);
    }

    void itIsAsItWas()
    {
        m_bench->history->setSelf(u"u_ada"_s);
        follow({100});
        ExportedMessage edited = kept(10, u"second"_s);
        edited.message.edited = true;
        edited.message.files = {{.id = u"f"_s, .name = u"plan.pdf"_s, .type = {}, .size = 7, .sha256 = {}}};
        ExportedMessage deleted = kept(20, u"should be gone"_s);
        deleted.message.deleted = true;
        ExportedMessage reply = kept(30);
        reply.message.replyTo = u"id-a-10"_s;
        QVERIFY(take({room(), edited, deleted, reply, kept(100)}));
        QVERIFY(stored(10).edited);
        QVERIFY(stored(10).own);
        QCOMPARE(stored(10).files, edited.message.files);
        QVERIFY(stored(20).deleted);
        QVERIFY(stored(20).text.isEmpty());
        QCOMPARE(stored(30).quote.text, u"second"_s);
    }

    // What was said of it since is here already.
    void whatCameSinceHolds()
    {
        follow({100});
        m_bench->append({about(101, Delete{u"id-a-10"_s}), about(102, Reaction{u"id-a-20"_s, u"👍"_s, true})});
        QVERIFY(take(kept({10, 20, 100})));
        QVERIFY(stored(10).deleted);
        QVERIFY(stored(10).text.isEmpty());
        QCOMPARE(stored(20).reactions.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
