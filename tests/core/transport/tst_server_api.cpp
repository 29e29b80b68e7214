// The calls beside the line, against a real hub and against servers that are none.
#include "core/transport/server_api.h"
#include "support/hub_fixture.h"
#include "tests/core/transport/scripted_lines.h"

using namespace tincan;
using namespace Qt::StringLiterals;

class TestServerApi : public QObject
{
    Q_OBJECT

    template<class T>
    static ServerApi::Answer<T> into(std::optional<Result<T>> &slot)
    {
        return [&slot](const Result<T> &answer) { slot.emplace(answer); };
    }

private Q_SLOTS:
    void aHubTellsItsRooms()
    {
        HubFixture hub;
        TransportOptions options;
        options.server = hub.url();
        ServerApi api(options);
        std::optional<Result<Room>> made;
        api.createRoom({.id = u"garden"_s, .title = u"Garden"_s, .topic = u"Plants"_s}, into(made));
        QTRY_VERIFY(made);
        QVERIFY(made->hasValue());
        QCOMPARE(made->value().title, u"Garden"_s);
        std::optional<Result<QList<ListedRoom>>> rooms;
        api.rooms(into(rooms));
        QTRY_VERIFY(rooms);
        QVERIFY(rooms->hasValue());
        QVERIFY(std::any_of(rooms->value().begin(), rooms->value().end(),
                            [&](const ListedRoom &listed) { return listed.room == made->value(); }));

        std::optional<Result<Room>> again;
        api.createRoom({.id = u"garden"_s, .title = u"Garden"_s, .topic = {}}, into(again));
        QTRY_VERIFY(again);
        QCOMPARE(again->error().status, 409);
    }

    void historyIsWhatCameBefore()
    {
        HubFixture hub;
        TransportOptions options;
        options.server = hub.url();
        LineProbe author(TransportKind::WebSocket, options);
        author.line->open({});
        QTRY_COMPARE(author.heads.size(), 1);
        for (int i = 0; i < 5; ++i)
            author.line->send(publicationOf(QString::number(i)));
        QTRY_COMPARE(author.accepted.size(), 5);
        ServerApi api(options);
        std::optional<Result<QList<Event>>> page;
        api.history(u"lobby"_s, author.accepted.at(3).cursor, 2, into(page));
        QTRY_VERIFY(page);
        QVERIFY(page->hasValue());
        QCOMPARE(page->value().size(), 2);
        QCOMPARE(std::get<Durable>(page->value().at(0)), author.accepted.at(1));
        QCOMPARE(std::get<Durable>(page->value().at(1)), author.accepted.at(2));
    }

    void renewedItAnswersWhatWasUnderWayAndWorksOn()
    {
        HubFixture hub;
        MisbehavingServer mute([](const QByteArray &) { return ScriptedAnswer{}; });
        ServerApi api(optionsFor(mute));
        std::optional<Result<QList<Event>>> page;
        std::optional<Result<QList<ListedRoom>>> again;
        // Whoever is told may ask again at once.
        api.history(u"lobby"_s, Cursor{"a", 9}, 5, [&](const Result<QList<Event>> &answer) {
            page.emplace(answer);
            api.rooms(into(again));
        });
        QVERIFY(!page);
        TransportOptions options;
        options.server = hub.url();
        api.renew(options);
        QVERIFY(page);
        QCOMPARE(page->error().kind, Failure::Kind::Dropped);
        QTRY_VERIFY(again);
        QVERIFY(again->hasValue());
    }

    void aPageIsNotTincanAndNobodyIsUnreachable()
    {
        MisbehavingServer page([](const QByteArray &) {
            return ScriptedAnswer{httpAnswer(200, "Content-Type: text/html\r\n", "<html>")};
        });
        ServerApi api(optionsFor(page));
        std::optional<Result<QList<ListedRoom>>> rooms;
        api.rooms(into(rooms));
        QTRY_VERIFY(rooms);
        QCOMPARE(rooms->error().kind, Failure::Kind::NotTincan);

        TransportOptions nowhere = optionsFor(page);
        page.close();
        ServerApi gone(nowhere);
        std::optional<Result<QList<ListedRoom>>> none;
        gone.rooms(into(none));
        QTRY_VERIFY(none);
        QCOMPARE(none->error().kind, Failure::Kind::Unreachable);
    }

    void whoOneIsMayBeSaidWithoutTheDayItEnds()
    {
        MisbehavingServer server([](const QByteArray &) {
            return ScriptedAnswer{httpAnswer(200, {}, R"({"user":{"id":"u_1","name":"Ada"}})")};
        });
        TransportOptions options = optionsFor(server);
        options.token = "a-token";
        ServerApi api(options);
        std::optional<Result<SignedIn>> who;
        api.session(into(who));
        QTRY_VERIFY(who);
        QVERIFY(who->hasValue());
        QCOMPARE(who->value().user.name, u"Ada"_s);
        who.reset();
        api.renewToken(into(who)); // a new one is worth nothing without
        QTRY_VERIFY(who);
        QVERIFY(!who->hasValue());
    }

    void ofAListOfRoomsNoMoreIsTakenThanAServerMayHave()
    {
        const QByteArray giant = '"' + QByteArray(201, 'x') + '"';
        QByteArray body = "[{\"room\":\"a\",\"title\":" + giant + "},{\"room\":" + giant + "}]";
        MisbehavingServer server([&](const QByteArray &) { return ScriptedAnswer{httpAnswer(200, {}, body)}; });
        ServerApi api(optionsFor(server));
        std::optional<Result<QList<ListedRoom>>> rooms;
        api.rooms(into(rooms));
        QTRY_VERIFY(rooms);
        QVERIFY(rooms->hasValue());
        QCOMPARE(rooms->value().size(), 1);
        QCOMPARE(rooms->value().first().room, (Room{.id = u"a"_s, .title = {}, .topic = {}}));

        const QByteArray one = "{\"room\":\"a\"}";
        body = '[' + (one + ',').repeated(10'000) + one + ']';
        rooms.reset();
        api.rooms(into(rooms));
        QTRY_VERIFY(rooms);
        QVERIFY(!rooms->hasValue());
        QCOMPARE(rooms->error().kind, Failure::Kind::NotTincan);
    }

    void aTokenThatCannotStandInAHeaderIsNone_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<bool>("good");
        QTest::newRow("a word") << QByteArray("abc-._~+/=") << true;
        QTest::newRow("the longest") << QByteArray(4'096, 'x') << true;
        QTest::newRow("too long") << QByteArray(4'097, 'x') << false;
        QTest::newRow("another header") << QByteArray("a\\r\\nHost: b") << false;
        QTest::newRow("another letter") << QByteArray("\xc3\xa9") << false;
    }
    void aTokenThatCannotStandInAHeaderIsNone()
    {
        QFETCH(QByteArray, token);
        QFETCH(bool, good);
        const QByteArray body = "{\"user\":{\"id\":\"u_1\",\"name\":\"Ada\"},"
                                "\"expires\":\"2026-11-23T09:30:00.123Z\",\"token\":\"" +
                                token + "\"}";
        MisbehavingServer server([&](const QByteArray &) { return ScriptedAnswer{httpAnswer(200, {}, body)}; });
        ServerApi api(optionsFor(server));
        std::optional<Result<SignedIn>> who;
        api.signIn(u"Ada"_s, u"secret"_s, {}, into(who));
        QTRY_VERIFY(who);
        QCOMPARE(who->hasValue(), good);
    }

    void aCallEndsSilentlyWithItsObject()
    {
        MisbehavingServer silent([](const QByteArray &) { return ScriptedAnswer{}; });
        bool answered = false;
        {
            ServerApi api(optionsFor(silent));
            api.rooms([&](const Result<QList<ListedRoom>> &) { answered = true; });
            QTRY_COMPARE(silent.heads().size(), 1);
        }
        QCoreApplication::processEvents();
        QVERIFY(!answered);
    }
};

QTEST_GUILESS_MAIN(TestServerApi)
#include "tst_server_api.moc"
