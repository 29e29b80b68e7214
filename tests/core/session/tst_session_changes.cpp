// What a person does to messages and beside them, on its way out over scripted lines.
#include "session_bench.h"

#include <QSignalSpy>
#include <QtTest>

using namespace tincan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A session of Ada's that shows its rows; `id-1` is hers, `id-2` is Bob's.
struct Window : SessionBench
{
    bool open()
    {
        if (!SessionBench::open())
            return false;
        QObject::connect(session.get(), &Session::timelineChanged, session.get(), [this](const TimelineChange &change) {
            for (const Message &row : change.upserted)
                rows[row.id] = row;
            for (const QString &id : change.removed)
                rows.remove(id);
        });
        QObject::connect(session.get(), &Session::notice, session.get(),
                         [this](const Failure &failure) { notices.append(failure.stage); });
        QObject::connect(session.get(), &Session::typingChanged, session.get(),
                         [this](const QString &, const QStringList &names) { typing.append(names.join(u'+')); });
        return true;
    }
    static Durable bobs(qint64 seq)
    {
        Durable event = message(seq);
        event.sender = {u"u_bob"_s, u"Bob"_s};
        return event;
    }
    Durable echo(qint64 seq) const
    {
        Durable event = message(seq, lines.made.last()->sent.last().id);
        event.body = lines.made.last()->sent.last().body;
        return event;
    }
    FakeLine &line() { return lines.last(); }
    template<class Body>
    Body lastSent() const
    {
        const auto *body = std::get_if<Body>(&lines.made.last()->sent.last().body);
        return body ? *body : Body{};
    }
    // Past what is told once a frame.
    void turn()
    {
        QCoreApplication::processEvents();
        clock.advance(20ms);
    }

    QHash<QString, Message> rows;
    QStringList notices;
    QStringList typing;
};

} // namespace

class TestSessionChanges : public QObject
{
    Q_OBJECT

    // Who one is comes with the line.
    static bool begin(Window &window)
    {
        if (!window.open())
            return false;
        window.goLive();
        Q_EMIT window.line().received({{message(1), Window::bobs(2)}, {}, u"u_ada"_s});
        window.turn();
        return window.rows.contains(u"id-2"_s) && window.rows[u"id-1"_s].own;
    }

private Q_SLOTS:
    void aDeletionTakesTheEditThatWaitsWithIt()
    {
        Window window;
        QVERIFY(begin(window));
        Q_EMIT window.line().failed(failure(Failure::Kind::Dropped));
        window.session->editMessage(u"id-1"_s, u"new"_s);
        window.turn();
        QCOMPARE(window.rows[u"id-1"_s].text, u"new"_s);
        window.session->deleteMessage(u"id-1"_s);
        window.turn();
        QVERIFY(window.rows[u"id-1"_s].deleted);
        QCOMPARE(window.session->unsent().size(), 1);
    }

    void anEditOfWhatWasDeletedComesBack()
    {
        Window window;
        QVERIFY(begin(window));
        window.session->deleteMessage(u"id-1"_s);
        window.turn();
        QSignalSpy back(window.session.get(), &Session::editFailed);
        window.session->editMessage(u"id-1"_s, u"new"_s);
        QCOMPARE(back.size(), 1);
        QCOMPARE(back[0][1].toString(), u"new"_s);
    }

    void aQuoteOfAnotherRoomTellsNothing()
    {
        Window window;
        QVERIFY(begin(window));
        Durable other = Window::bobs(3);
        other.room = u"design"_s;
        std::get<MessageText>(other.body).replyTo = u"id-2"_s;
        Durable here = Window::bobs(4);
        std::get<MessageText>(here.body).replyTo = u"id-2"_s;
        Q_EMIT window.line().received({{other, here}, {}, u"u_ada"_s});
        window.turn();
        QCOMPARE(window.rows[u"id-3"_s].quote, Quote());
        QCOMPARE(window.rows[u"id-4"_s].quote.name, u"Bob"_s);
    }

    void anEditIsShownAtOnceAndSentWhenTheServerHasIt()
    {
        Window window;
        QVERIFY(begin(window));
        window.session->editMessage(u"id-1"_s, u"hello"_s);
        window.turn();
        QCOMPARE(window.line().sent.size(), 1);
        QCOMPARE(window.lastSent<Edit>(), (Edit{u"id-1"_s, u"hello"_s}));
        QCOMPARE(window.rows[u"id-1"_s].text, u"hello"_s);
        QVERIFY(window.rows[u"id-1"_s].edited);
        QCOMPARE(window.rows[u"id-1"_s].delivery, Delivery::Sending);
        window.line().deliver({window.echo(3)});
        window.turn();
        QCOMPARE(window.rows[u"id-1"_s].delivery, Delivery::Sent);
        QSignalSpy edits(window.session.get(), &Session::editsLoaded);
        window.session->loadEdits(u"id-1"_s);
        QCOMPARE(edits.first().at(1).value<QList<EditedText>>(), QList<EditedText>({{1, u"hi"_s}, {3, u"hello"_s}}));
    }

    void whatIsRefusedIsGivenBack_data()
    {
        QTest::addColumn<QString>("stage");
        QTest::newRow("edit") << u"edit"_s;
        QTest::newRow("reaction") << u"reaction"_s;
        QTest::newRow("delete") << u"delete"_s;
    }
    void whatIsRefusedIsGivenBack()
    {
        QFETCH(const QString, stage);
        Window window;
        QVERIFY(begin(window));
        const Message before = window.rows[u"id-1"_s];
        if (stage == u"edit")
            window.session->editMessage(u"id-1"_s, u"hello"_s);
        else if (stage == u"reaction")
            window.session->react(u"id-1"_s, u"👍"_s, true);
        else
            window.session->deleteMessage(u"id-1"_s);
        window.turn();
        QVERIFY(window.rows[u"id-1"_s] != before);
        Q_EMIT window.line().refused(window.line().sent.last().id, failure(Failure::Kind::Refused, u"no"_s));
        window.turn();
        QCOMPARE(window.notices, QStringList{stage});
        QCOMPARE(window.rows[u"id-1"_s], before);
        QVERIFY(window.session->unsent().isEmpty());
    }

    void whatNoServerTakesIsSaidBeforeItIsStored()
    {
        Window window;
        QVERIFY(begin(window));
        window.session->editMessage(u"id-1"_s, QString(20'000, u'x'));
        window.session->editMessage(u"id-1"_s, u"  "_s);
        window.session->react(u"id-2"_s, u"👍"_s.repeated(33), true);
        window.session->react(u"id-2"_s, {}, true);
        QCOMPARE(window.notices, QStringList({u"edit"_s, u"edit"_s, u"reaction"_s, u"reaction"_s}));
        QVERIFY(!window.session->send(u"lobby"_s, Draft{{}, {}, QList<FileRef>(33)}));
        QVERIFY(!window.session->send(u"lobby"_s, Draft{}));
        window.session->editMessage(u"id-2"_s, u"Bob's"_s); // not ours, and nothing to say
        window.turn();
        QVERIFY(window.session->unsent().isEmpty());
    }

    void anEditOfWhatWaitsIsWhatGoesOut()
    {
        Window window;
        QVERIFY(window.open());
        const QString id = *window.session->send(u"lobby"_s, u"helo"_s);
        window.session->editMessage(id, u"hello"_s);
        window.turn();
        QCOMPARE(window.rows[id].text, u"hello"_s);
        QVERIFY(!window.rows[id].edited);
        window.goLive();
        window.turn();
        QCOMPARE(window.line().sent.size(), 1);
        QCOMPARE(window.lastSent<MessageText>().text, u"hello"_s);
        // It is on its way now: what is changed comes behind it, under the same text on every reader.
        window.session->editMessage(id, u"hello!"_s);
        window.turn();
        QCOMPARE(window.line().sent.size(), 2);
        QCOMPARE(window.lastSent<Edit>(), (Edit{id, u"hello!"_s}));
        QCOMPARE(window.rows[id].text, u"hello!"_s);
    }

    // The server may have it, as it was.
    void anEditAfterARestartGoesOutBehindTheMessage()
    {
        Window window;
        QVERIFY(window.open());
        const QString id = *window.session->send(u"lobby"_s, u"helo"_s);
        window.session.reset();
        QVERIFY(window.open());
        window.session->editMessage(id, u"hello"_s);
        window.session.reset();
        QVERIFY(window.open());
        window.goLive();
        window.turn();
        QCOMPARE(window.line().sent.size(), 2);
        QCOMPARE(std::get<MessageText>(window.line().sent.first().body).text, u"helo"_s);
        QCOMPARE(window.lastSent<Edit>(), (Edit{id, u"hello"_s}));
    }

    void anEditOfWhatWasRefusedTriesItAgain()
    {
        Window window;
        QVERIFY(begin(window));
        const QString id = *window.session->send(u"lobby"_s, u"bad"_s);
        window.turn();
        window.session->editMessage(id, u"better"_s);
        window.turn();
        QCOMPARE(window.line().sent.size(), 2);
        Q_EMIT window.line().refused(id, failure(Failure::Kind::Refused, u"no"_s));
        Q_EMIT window.line().refused(window.line().sent.last().id, failure(Failure::Kind::Refused, u"no target"_s));
        window.turn();
        QVERIFY2(window.notices.isEmpty(), "the message says it");
        QCOMPARE(window.rows[id].delivery, Delivery::Failed);
        QCOMPARE(window.rows[id].text, u"better"_s);
        window.session->editMessage(id, u"good"_s);
        window.turn();
        QCOMPARE(window.line().sent.size(), 3);
        QCOMPARE(window.line().sent.last().id, id);
        QCOMPARE(window.lastSent<MessageText>().text, u"good"_s);
        QCOMPARE(window.rows[id].delivery, Delivery::Sending);
    }

    void changesKeepTheirOrderOnTheNextLine()
    {
        Window window;
        QVERIFY(begin(window));
        FileRef file;
        file.id = u"f1"_s;
        const QString id = *window.session->send(u"lobby"_s, Draft{u"see"_s, u"id-2"_s, {file}});
        window.turn();
        QCOMPARE(window.rows[id].quote.name, u"Bob"_s);
        window.session->editMessage(id, u"look"_s);
        window.session->react(u"id-2"_s, u"👍"_s, true);
        window.session->react(u"id-2"_s, u"👍"_s, false);
        window.turn();
        const QList<Publication> sent = window.line().sent;
        QCOMPARE(sent.size(), 4);
        QCOMPARE(std::get<MessageText>(sent[0].body).files.size(), 1);
        window.session.reset(); // as after a death
        QVERIFY(window.open());
        window.goLive(2);
        window.turn();
        QCOMPARE(window.line().sent, sent);
        QVERIFY(window.rows[u"id-2"_s].reactions.isEmpty());
    }

    void aReactionCountsAtOnceAndOnce()
    {
        Window window;
        QVERIFY(begin(window));
        window.session->react(u"id-2"_s, u"👍"_s, true);
        window.session->react(u"id-2"_s, u"👍"_s, true); // a second click
        window.turn();
        QCOMPARE(window.line().sent.size(), 1);
        QCOMPARE(window.rows[u"id-2"_s].reactions, QList<Reactions>({{u"👍"_s, 1, true, {u"Ada"_s}}}));
        QCOMPARE(window.rows[u"id-2"_s].delivery, Delivery::Sent);
        window.line().deliver({window.echo(3)});
        window.turn();
        QCOMPARE(window.rows[u"id-2"_s].reactions.first().count, 1);
        QVERIFY(window.session->unsent().isEmpty());
    }

    void anEditThatWaitsIsTakenBack()
    {
        Window window;
        QVERIFY(begin(window));
        Q_EMIT window.line().failed(failure(Failure::Kind::Dropped));
        window.session->editMessage(u"id-1"_s, u"hello"_s);
        window.turn();
        QCOMPARE(window.rows[u"id-1"_s].delivery, Delivery::Queued);
        window.session->deleteQueued(u"id-1"_s);
        window.turn();
        QCOMPARE(window.rows[u"id-1"_s].text, u"hi"_s);
        QCOMPARE(window.rows[u"id-1"_s].delivery, Delivery::Sent);
        QVERIFY(window.session->unsent().isEmpty());
    }

    void aQuoteFollowsAnEditThatWaits()
    {
        Window window;
        QVERIFY(begin(window));
        Durable reply = Window::bobs(3);
        reply.body = MessageText{u"yes"_s, u"id-1"_s, {}};
        window.line().deliver({reply});
        window.turn();
        QCOMPARE(window.rows[u"id-3"_s].quote, (Quote{u"Ada"_s, u"hi"_s}));
        window.session->editMessage(u"id-1"_s, u"hello"_s);
        window.turn();
        QCOMPARE(window.rows[u"id-3"_s].quote.text, u"hello"_s);
        QCOMPARE(window.rows[u"id-3"_s].delivery, Delivery::Sent);
    }

    void othersAreToldOfTypingNowAndThen()
    {
        Window window;
        QVERIFY(begin(window));
        for (int key = 0; key < 50; ++key) {
            window.session->setTyping(u"lobby"_s, true);
            window.clock.advance(100ms);
        }
        QCOMPARE(window.line().told, QList<Typing>({{u"lobby"_s, {}, true}, {u"lobby"_s, {}, true}}));
        window.clock.advance(5s); // thinks
        QCOMPARE(window.line().told.size(), 3);
        QVERIFY(!window.line().told.last().on);
        window.session->setTyping(u"lobby"_s, true);
        window.session->setTyping(u"design"_s, true); // there it ended
        QCOMPARE(window.line().told.size(), 6);
        QVERIFY(window.session->send(u"design"_s, u"done"_s));
        QCOMPARE(window.line().told.last(), (Typing{u"design"_s, {}, false}));
        window.clock.advance(1min);
        window.session->setTyping(u"design"_s, false);
        QCOMPARE(window.line().told.size(), 7);
    }

    void typingEndsByItself()
    {
        Window window;
        QVERIFY(begin(window));
        const Person bob{u"u_bob"_s, u"Bob"_s};
        const Person cleo{u"u_cleo"_s, u"Cleo"_s};
        window.line().deliver({Typing{u"lobby"_s, bob, true}, Typing{u"lobby"_s, {u"u_ada"_s, u"Ada"_s}, true}});
        QCOMPARE(window.typing, QStringList{u"Bob"_s});
        window.clock.advance(4s);
        window.line().deliver({Typing{u"lobby"_s, bob, true}, Typing{u"lobby"_s, cleo, true}});
        QCOMPARE(window.typing.last(), u"Bob+Cleo"_s);
        window.line().deliver({Typing{u"lobby"_s, cleo, false}});
        QCOMPARE(window.typing.last(), u"Bob"_s);
        window.clock.advance(7s);
        QCOMPARE(window.typing.last(), u"Bob"_s);
        window.clock.advance(1s);
        QCOMPARE(window.typing.last(), QString());
        window.line().deliver({Typing{u"lobby"_s, bob, true}});
        window.line().deliver({Window::bobs(3)}); // it came
        QCOMPARE(window.typing.last(), QString());
    }
};

QTEST_GUILESS_MAIN(TestSessionChanges)
#include "tst_session_changes.moc"
