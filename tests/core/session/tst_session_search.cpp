// Questions about what is stored, and an index that follows what arrives.
#include "core/store/store.h"
#include "session_bench.h"

#include <QSignalSpy>
#include <QtTest>

using namespace tincan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 20'000; // milliseconds

Durable saying(qint64 seq, const QString &text, const QString &room = u"lobby"_s)
{
    Durable event = message(seq);
    event.room = room;
    event.body = MessageText{text, {}, {}};
    return event;
}

Durable change(qint64 seq, const DurableBody &body)
{
    Durable event = message(seq);
    event.body = body;
    return event;
}

SearchQuestion about(const QString &typed)
{
    SearchQuestion question;
    question.query = parseSearchQuery(typed);
    return question;
}

struct Searcher : SessionBench
{
    SearchAnswer ask(const SearchQuestion &question)
    {
        QSignalSpy answers(session.get(), &Session::searched);
        session->search(question);
        if (answers.isEmpty() && !answers.wait(patience))
            qFatal("no answer");
        return answers.constFirst().constFirst().value<SearchAnswer>();
    }
    QStringList find(const QString &typed)
    {
        QStringList ids;
        for (const Message &hit : ask(about(typed)).hits)
            ids.append(hit.id);
        return ids;
    }
    void arrive(const QList<Event> &events)
    {
        lines.last().deliver(events);
        QCoreApplication::processEvents();
    }
};

} // namespace

class TestSessionSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatArrivesIsFoundAtOnce_data()
    {
        QTest::addColumn<bool>("onDisk");
        QTest::newRow("on disk, by a thread of its own") << true;
        QTest::newRow("in memory") << false;
    }
    void whatArrivesIsFoundAtOnce()
    {
        QFETCH(const bool, onDisk);
        Searcher searcher;
        if (!onDisk)
            searcher.options.profileFolder.clear();
        QVERIFY(searcher.open());
        searcher.goLive();
        searcher.arrive({saying(1, u"first word"_s), saying(2, u"第二句话"_s, u"design"_s)});
        QCOMPARE(searcher.find(u"wor"_s), QStringList{u"id-1"_s});
        QCOMPARE(searcher.find(u"话"_s), QStringList{u"id-2"_s});
        QCOMPARE(searcher.find(u"二句"_s), QStringList{u"id-2"_s});
        searcher.arrive({change(3, Edit{u"id-1"_s, u"other text"_s}), change(4, Delete{u"id-2"_s})});
        QCOMPARE(searcher.find(u"wor"_s), QStringList());
        QCOMPARE(searcher.find(u"other "_s), QStringList{u"id-1"_s});
        QCOMPARE(searcher.find(u"话"_s), QStringList());
    }

    void whatWaitsIsFoundOnceItIsSent()
    {
        Searcher searcher;
        QVERIFY(searcher.open());
        const auto id = searcher.session->send(u"lobby"_s, u"a word that waits"_s);
        QVERIFY(id);
        QCOMPARE(searcher.find(u"waits "_s), QStringList());
        searcher.goLive();
        Durable echo = saying(1, u"a word that waits"_s);
        echo.id = *id;
        searcher.arrive({echo});
        QCOMPARE(searcher.find(u"waits "_s), QStringList{*id});
    }

    void whatWasStoredBeforeIsLookedThroughInPieces()
    {
        constexpr qint64 many = 5'000;
        Searcher searcher;
        {
            Store store;
            QVERIFY(store.open(searcher.folder.path(), searcher.options.transport.server));
            QList<Event> events;
            for (qint64 seq = 1; seq <= many; ++seq)
                events.append(saying(seq, u"word n%1"_s.arg(seq)));
            QVERIFY(store.history().append({{events, {}}}));
        }
        QVERIFY(searcher.open());
        const SearchAnswer first = searcher.ask(about(u"word "_s));
        QCOMPARE(first.stored, many);
        QVERIFY2(first.indexed > 0 && first.indexed < many, "not all at once");
        int turns = 0;
        for (; searcher.ask(about(u"word "_s)).indexed < many; ++turns)
            searcher.clock.advance(8ms);
        QVERIFY2(turns >= 3, "a piece is a few hundred at most");
        QCOMPARE(searcher.find(u"n1 "_s), QStringList{u"id-1"_s});
        QCOMPARE(searcher.find(u"n4999 "_s), QStringList{u"id-4999"_s});
    }

    void whatIsWithdrawnIsNotAnswered()
    {
        Searcher searcher;
        QVERIFY(searcher.open());
        searcher.goLive();
        searcher.arrive({saying(1, u"word"_s)});
        QSignalSpy answers(searcher.session.get(), &Session::searched);
        const SearchQuestion withdrawn = about(u"word "_s);
        *withdrawn.withdrawn = true;
        searcher.session->search(withdrawn);
        const SearchQuestion wanted = about(u"word "_s);
        searcher.session->search(wanted);
        QVERIFY(answers.wait(patience)); // they are answered in order
        QCOMPARE(answers.size(), 1);
        QCOMPARE(answers.constFirst().constFirst().value<SearchAnswer>().question.withdrawn, wanted.withdrawn);
    }

    void whereNothingIsOpenTheAnswerIsAFailure()
    {
        Searcher searcher;
        QVERIFY(searcher.open());
        searcher.session->close();
        const SearchAnswer answer = searcher.ask(about(u"word "_s));
        QVERIFY(answer.failure);
        QVERIFY(answer.hits.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSessionSearch)
#include "tst_session_search.moc"
