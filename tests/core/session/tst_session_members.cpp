// Rooms that are changed and shared, against a hub with accounts.
#include "account_sessions.h"
#include "core/chat/direct_room.h"

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

const Room den{.id = u"den"_s, .title = u"Den"_s, .topic = {}, .isPrivate = true};
const Room garden{.id = u"garden"_s, .title = u"Garden"_s, .topic = {}};

} // namespace

class SessionMembersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_hub = std::make_unique<AccountHub>();
        m_ada = std::make_unique<SignedInSession>(*m_hub, m_hub->add("Ada"));
        m_bob = std::make_unique<SignedInSession>(*m_hub, m_hub->add("Bob"));
        QVERIFY(m_ada->open());
        QVERIFY(m_bob->open());
    }
    void cleanup()
    {
        m_ada.reset();
        m_bob.reset();
        m_hub.reset();
    }

    void aPrivateRoomComesWithAnInvitationAndGoesWithoutOne()
    {
        make(den);
        QVERIFY(!m_bob->find(den.id));
        QCOMPARE(m_ada->set(den.id, m_bob->person.id, true), std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(m_bob->find(den.id), patience);
        QVERIFY(m_bob->find(den.id)->room.isPrivate);

        const RoomDetails asAda = m_ada->details(den.id);
        QVERIFY(asAda.mayChange && asAda.hasMembers);
        QCOMPARE(namesOf(asAda.members), QStringList({u"Ada"_s, u"Bob"_s}));
        QVERIFY(!m_bob->details(den.id).mayChange);

        QCOMPARE(m_ada->set(den.id, m_bob->person.id, false), std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(!m_bob->find(den.id), patience);
        QCOMPARE(m_ada->set(den.id, m_bob->person.id, true), std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(m_bob->find(den.id), patience);
        QCOMPARE(m_bob->set(den.id, {}, false), std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(!m_bob->find(den.id), patience);
        const auto gone = m_bob->set(den.id, {}, true); // who left it is not in it, and it is not there
        QVERIFY(gone && gone->status == 404);
    }

    void whoLeavesARoomOfEverybodysMayComeBack()
    {
        make(garden);
        QTRY_VERIFY_WITH_TIMEOUT(m_bob->find(garden.id), patience);
        QCOMPARE(m_bob->set(garden.id, {}, false), std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(m_bob->find(garden.id)->left, patience);
        QCOMPARE(namesOf(m_ada->details(garden.id).members), QStringList({u"Ada"_s, u"Olga"_s}));
        m_bob->session.close();
        QVERIFY(m_bob->open());
        QTRY_VERIFY_WITH_TIMEOUT(m_bob->find(garden.id) && m_bob->find(garden.id)->left, patience);
        QCOMPARE(m_bob->set(garden.id, {}, true), std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(!m_bob->find(garden.id)->left, patience);
        const auto stays = m_bob->set(u"lobby"_s, {}, false);
        QVERIFY(stays && stays->status == 403);
    }

    void aRoomIsChangedByWhoMayAlone()
    {
        make(garden);
        QTRY_VERIFY_WITH_TIMEOUT(m_bob->find(garden.id), patience);
        const auto refused = edit(*m_bob, {.title = u"Bob's"_s});
        QVERIFY(refused && refused->status == 403 && refused->kind == Failure::Kind::Refused);
        QCOMPARE(edit(*m_ada, {.title = u"Our garden"_s}), std::nullopt);
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->find(garden.id)->room.title, u"Our garden"_s, patience);
        QCOMPARE(edit(*m_ada, {.topic = u"Plants"_s}), std::nullopt);
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->find(garden.id)->room.topic, u"Plants"_s, patience);
        QCOMPARE(m_bob->find(garden.id)->room.title, u"Our garden"_s);
        QCOMPARE(edit(*m_ada, {.archived = true}), std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(!m_bob->find(garden.id), patience);
    }

    void bothComputeTheRoomOfTwo()
    {
        const QString id = directRoomOf(m_ada->person.id, m_bob->person.id);
        // The line may be up before the server has said who she is.
        QTRY_COMPARE_WITH_TIMEOUT(openDirect(*m_ada, *m_bob), std::nullopt, patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_bob->find(id) && m_ada->find(id), patience);
        QVERIFY(m_bob->find(id)->room.isPrivate);
        QCOMPARE(openDirect(*m_bob, *m_ada), std::nullopt); // it is there
        QCOMPARE(m_bob->set(id, {}, false), std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(!m_bob->find(id), patience);
        QCOMPARE(openDirect(*m_bob, *m_ada), std::nullopt); // he comes back alone
        QTRY_VERIFY_WITH_TIMEOUT(m_bob->find(id), patience);
        QCOMPARE(m_bob->set(id, {}, false), std::nullopt);
        QCOMPARE(openDirect(*m_ada, *m_bob), std::nullopt); // or is brought back
        QTRY_VERIFY_WITH_TIMEOUT(m_bob->find(id), patience);
        QVERIFY(openDirect(*m_ada, *m_ada));
    }

    void everybodyWithAnAccountIsListed()
    {
        const QVariantList answer = m_ada->ask(&Session::peopleLoaded, [&] { m_ada->session.loadPeople(); });
        QCOMPARE(namesOf(answer.first().value<QList<Person>>()), QStringList({u"Ada"_s, u"Bob"_s, u"Olga"_s}));
        const HubFixture open([](HubOptions &options) { options.open = true; });
        Session session;
        SessionOptions options;
        options.transport.server = open.url();
        QVERIFY(session.open(options));
        QSignalSpy people(&session, &Session::peopleLoaded);
        QSignalSpy rooms(&session, &Session::roomLoaded);
        session.loadPeople();
        session.loadRoom(u"lobby"_s);
        QTRY_COMPARE_WITH_TIMEOUT(people.size() + rooms.size(), 2, patience);
        QVERIFY(people.first()[0].value<QList<Person>>().isEmpty());
        QVERIFY(!people.first()[1].value<std::optional<Failure>>());
        const auto lobby = rooms.first()[0].value<RoomDetails>();
        QVERIFY(lobby.mayChange && !lobby.hasMembers);
    }

    void whoIsHereIsHeardUntilTheLineEnds()
    {
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->presences.value(m_ada->person.id), u"online"_s, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->presences.value(m_bob->person.id), u"online"_s, patience);
        m_hub->stop();
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->presences.value(m_ada->person.id), u"offline"_s, patience);
        QVERIFY(m_hub->start());
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->presences.value(m_ada->person.id), u"online"_s, patience);
    }

    void whatIsHeardOfAPersonIsTheirsToSay()
    {
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->presences.value(m_ada->person.id), u"online"_s, patience);
        m_ada->session.setPresence(u"away"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->presences.value(m_ada->person.id), u"away"_s, patience);
        m_ada->session.setPresence({});
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->presences.value(m_ada->person.id), u"offline"_s, patience);
        // On later lines as well, which open one after the other.
        m_ada->session.choose(LineChoice{TransportKind::Sse});
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->session.status().line, std::optional(TransportKind::Sse), patience);
        m_ada->session.choose(LineChoice{TransportKind::WebSocket});
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->session.status().line, std::optional(TransportKind::WebSocket), patience);
        m_ada->session.setTyping(u"lobby"_s, true); // whatever it said before is heard before this
        QSignalSpy typing(&m_bob->session, &Session::typingChanged);
        QVERIFY(typing.wait(patience));
        QCOMPARE(m_bob->presences.value(m_ada->person.id), u"offline"_s);
        m_ada->session.setPresence(u"online"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->presences.value(m_ada->person.id), u"online"_s, patience);
    }

    void withoutAServerEachCallIsAnswered()
    {
        m_ada->session.close();
        QVERIFY(edit(*m_ada, {.title = u"x"_s}));
        QVERIFY(m_ada->set(garden.id, {}, true));
        QVERIFY(openDirect(*m_ada, *m_bob));
        QCOMPARE(m_ada->ask(&Session::roomLoaded, [&] { m_ada->session.loadRoom(garden.id); }).size(), 2);
        QCOMPARE(m_ada->ask(&Session::peopleLoaded, [&] { m_ada->session.loadPeople(); }).size(), 2);
    }

private:
    static QStringList namesOf(const QList<Person> &people)
    {
        QStringList names;
        for (const Person &person : people)
            names.append(person.name);
        names.sort();
        return names;
    }
    void make(const Room &room)
    {
        QVERIFY(!m_ada->ask(&Session::roomCreated, [&] { m_ada->session.createRoom(room); })
                     .last()
                     .value<std::optional<Failure>>());
    }
    static std::optional<Failure> edit(SignedInSession &who, const RoomEdit &edit)
    {
        return who.ask(&Session::roomEdited, [&] { who.session.editRoom(garden.id, edit); })
            .last()
            .value<std::optional<Failure>>();
    }
    static std::optional<Failure> openDirect(SignedInSession &who, const SignedInSession &other)
    {
        return who.ask(&Session::roomCreated, [&] { who.session.openDirectRoom(other.person); })
            .last()
            .value<std::optional<Failure>>();
    }

    std::unique_ptr<AccountHub> m_hub;
    std::unique_ptr<SignedInSession> m_ada;
    std::unique_ptr<SignedInSession> m_bob;
};

QTEST_GUILESS_MAIN(SessionMembersTest)

#include "tst_session_members.moc"
