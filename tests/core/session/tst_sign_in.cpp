// A server that asks who one is: the session waits for the person, goes on with the token, and loses nothing meanwhile.
#include "../server/test_client.h"
#include "core/session/session.h"
#include "support/hub_fixture.h"
#include "support/line_rows.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;

namespace {

constexpr int patience = 20'000; // milliseconds
const QString password = u"correct horse"_s;

bool asksToSignIn(const Session &session)
{
    const ConnectionStatus status = session.status();
    return status.state == State::NeedsYou && status.failure && status.failure->kind == Failure::Kind::SignIn;
}

QStringList textsOf(Session &session)
{
    QStringList texts;
    const auto loaded = QObject::connect(&session, &Session::pageLoaded, &session, [&](const TimelinePage &page) {
        for (const Message &row : page.rows)
            texts.append(row.text);
    });
    session.loadPage(u"lobby"_s, PageQuestion::newest(50));
    QObject::disconnect(loaded);
    return texts;
}

QByteArray tokenOf(HubFixture &hub, const QString &name)
{
    hub.hub().administer(
        {{u"command"_s, u"user add"_s}, {u"name"_s, name}, {u"password"_s, password}, {u"role"_s, u"member"_s}});
    const QJsonObject who{{u"name"_s, name}, {u"password"_s, password}};
    const Reply answer = TestClient(hub.port()).post("/api/session", QJsonDocument(who).toJson());
    return answer.object()["token"_L1].toString().toLatin1();
}

QStringList foundBy(Session &session, const QString &typed)
{
    QSignalSpy answers(&session, &Session::searched);
    SearchQuestion question;
    question.query = parseSearchQuery(typed);
    session.search(question);
    if (answers.isEmpty() && !answers.wait(patience))
        return {u"no answer"_s};
    QStringList texts;
    for (const Message &hit : answers.constFirst().constFirst().value<SearchAnswer>().hits)
        texts.append(hit.text);
    return texts;
}

} // namespace

class SignInTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWaitedGoesOutAfterSigningIn_data() { addLineRows(); }
    void whatWaitedGoesOutAfterSigningIn();
    void theTokenServesTheNextStart();
    void aLineWithAnOldTokenIsMadeAnew_data() { addLineRows(); }
    void aLineWithAnOldTokenIsMadeAnew();
    void everybodyHasAHistoryOfTheirOwn();
    void whatWaitsGoesOutUnderTheNameOfWhoWroteIt_data() { addLineRows(); }
    void whatWaitsGoesOutUnderTheNameOfWhoWroteIt();
    void withoutAProfileNothingIsToldTwice();
    void aTokenOnAnOpenServerHoldsNothingUp();
    void whatIsWrongIsSaid();

private:
    static SessionOptions optionsFor(const HubFixture &hub)
    {
        SessionOptions options;
        options.transport.server = hub.url();
        return options;
    }
};

void SignInTest::whatWaitedGoesOutAfterSigningIn()
{
    QFETCH(const TransportKind, kind);
    HubFixture hub([](HubOptions &options) { options.accounts = true; });
    Session session;
    SessionOptions options = optionsFor(hub);
    options.choice = LineChoice{kind};
    QVERIFY(session.open(options));
    QVERIFY(session.send(u"lobby"_s, u"early"_s));
    QTRY_VERIFY_WITH_TIMEOUT(asksToSignIn(session), patience);
    QSignalSpy signedIn(&session, &Session::signedIn);
    session.signIn(u"Olga"_s, password, QString::fromLatin1(hub.hub().firstInvite()));
    QTRY_COMPARE_WITH_TIMEOUT(signedIn.size(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
    QTRY_VERIFY_WITH_TIMEOUT(session.unsent().isEmpty(), patience);
    QCOMPARE(hub.hub().head().seq, 1);

    session.signOut();
    QTRY_VERIFY_WITH_TIMEOUT(asksToSignIn(session), patience);
    QVERIFY(session.send(u"lobby"_s, u"late"_s));
    session.signIn(u"Olga"_s, password, {});
    QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
    QTRY_VERIFY_WITH_TIMEOUT(session.unsent().isEmpty(), patience);
    QCOMPARE(hub.hub().head().seq, 2);
}

void SignInTest::theTokenServesTheNextStart()
{
    // So short a life that the session renews it at once.
    HubFixture hub([](HubOptions &options) {
        options.accounts = true;
        options.tokenLife = std::chrono::hours(24);
    });
    SessionOptions options = optionsFor(hub);
    {
        Session session;
        QSignalSpy signedIn(&session, &Session::signedIn);
        QVERIFY(session.open(options));
        session.signIn(u"Olga"_s, password, QString::fromLatin1(hub.hub().firstInvite()));
        QTRY_COMPARE_WITH_TIMEOUT(signedIn.size(), 1, patience);
        options.transport.token = signedIn.first().first().value<SignedIn>().token;
    }
    Session session;
    QSignalSpy signedIn(&session, &Session::signedIn);
    QVERIFY(session.open(options));
    QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
    QTRY_COMPARE_WITH_TIMEOUT(signedIn.size(), 1, patience); // renewed
    QVERIFY(signedIn.first().first().value<SignedIn>().token != options.transport.token);
    QCOMPARE(session.status().state, State::Connected);
}

void SignInTest::aLineWithAnOldTokenIsMadeAnew()
{
    QFETCH(const TransportKind, kind);
    HubFixture hub([](HubOptions &options) { options.accounts = true; });
    Session session;
    QSignalSpy signedIn(&session, &Session::signedIn);
    QSignalSpy status(&session, &Session::statusChanged);
    SessionOptions options = optionsFor(hub);
    options.choice = LineChoice{kind};
    QVERIFY(session.open(options));
    session.signIn(u"Olga"_s, password, QString::fromLatin1(hub.hub().firstInvite()));
    QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
    const QByteArray old = signedIn.last().first().value<SignedIn>().token;
    session.signIn(u"Olga"_s, password, {});
    QTRY_COMPARE_WITH_TIMEOUT(signedIn.size(), 2, patience);
    status.clear();
    QCOMPARE(TestClient(hub.port()).request("DELETE", "/api/session", "Authorization: Bearer " + old + "\r\n").status,
             204);
    QVERIFY(session.send(u"lobby"_s, u"still here"_s));
    QTRY_VERIFY_WITH_TIMEOUT(session.unsent().isEmpty(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
    for (const QList<QVariant> &change : status)
        QVERIFY(change.first().value<ConnectionStatus>().state != State::NeedsYou);
}

void SignInTest::everybodyHasAHistoryOfTheirOwn()
{
    HubFixture hub([](HubOptions &options) { options.accounts = true; });
    const auto add = [&hub](const QString &name) {
        hub.hub().administer(
            {{u"command"_s, u"user add"_s}, {u"name"_s, name}, {u"password"_s, password}, {u"role"_s, u"member"_s}});
    };
    add(u"Ada"_s);
    add(u"Bob"_s);
    const QTemporaryDir folder;
    SessionOptions options = optionsFor(hub);
    options.profileFolder = folder.path();
    Session session;
    QSignalSpy histories(&session, &Session::historyChanged);
    QVERIFY(session.open(options));
    QTRY_VERIFY_WITH_TIMEOUT(asksToSignIn(session), patience);
    const auto early = session.send(u"lobby"_s, u"before anybody signed in"_s);
    session.signIn(u"Ada"_s, password, {});
    QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
    QTRY_VERIFY_WITH_TIMEOUT(session.unsent().isEmpty(), patience);
    QVERIFY2(histories.isEmpty(), "what nobody owned became hers");
    QCOMPARE(textsOf(session), QStringList{u"before anybody signed in"_s});
    session.signOut();
    QTRY_VERIFY_WITH_TIMEOUT(asksToSignIn(session), patience);
    const auto id = session.send(u"lobby"_s, u"Ada's own words"_s);
    QVERIFY(id);
    session.signIn(u"Bob"_s, password, {});
    QTRY_COMPARE_WITH_TIMEOUT(histories.size(), 1, patience);
    QVERIFY2(session.unsent().isEmpty(), "hers wait in her history");
    QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
    QVERIFY(session.send(u"lobby"_s, u"Bob's"_s));
    QTRY_VERIFY_WITH_TIMEOUT(session.unsent().isEmpty(), patience);
    QCOMPARE(hub.hub().head().seq, 2);
    QCOMPARE(foundBy(session, u"bob's "_s), QStringList{u"Bob's"_s});
    QCOMPARE(foundBy(session, u"own words "_s), QStringList());

    // Also at the next start, and until she is back.
    session.close();
    QVERIFY(session.open(options));
    QVERIFY(textsOf(session).contains(u"Bob's"_s));
    session.signIn(u"Ada"_s, password, {});
    QTRY_COMPARE_WITH_TIMEOUT(histories.size(), 2, patience);
    QTRY_COMPARE_WITH_TIMEOUT(session.status().state, State::Connected, patience);
    QTRY_VERIFY_WITH_TIMEOUT(session.unsent().isEmpty(), patience);
    QCOMPARE(hub.hub().head().seq, 3);
    QTRY_COMPARE_WITH_TIMEOUT(textsOf(session),
                              QStringList({u"before anybody signed in"_s, u"Bob's"_s, u"Ada's own words"_s}), patience);
    QCOMPARE(foundBy(session, u"own words "_s), QStringList{u"Ada's own words"_s});
}

// One profile and two tokens, one after the other: at the start the server alone knows whose the second is.
void SignInTest::whatWaitsGoesOutUnderTheNameOfWhoWroteIt()
{
    QFETCH(const TransportKind, kind);
    HubFixture hub([](HubOptions &options) { options.accounts = true; });
    const QByteArray ada = tokenOf(hub, u"Ada"_s);
    const QByteArray bob = tokenOf(hub, u"Bob"_s);
    QVERIFY(!ada.isEmpty() && !bob.isEmpty());
    const QTemporaryDir folder;
    SessionOptions options = optionsFor(hub);
    options.choice = LineChoice{kind};
    options.profileFolder = folder.path();
    QList<Durable> log;
    const auto openAs = [&](Session &session, const QByteArray &token) {
        QObject::connect(&session, &Session::eventsStored, &session,
                         [&log](const QList<Durable> &events) { log += events; });
        options.transport.token = token;
        return bool(session.open(options));
    };
    {
        Session session;
        QVERIFY(openAs(session, ada));
        QVERIFY(session.send(u"lobby"_s, u"Ada's first"_s));
        QTRY_VERIFY_WITH_TIMEOUT(session.unsent().isEmpty(), patience);
    }
    hub.stop();
    {
        Session session;
        QVERIFY(openAs(session, ada));
        QVERIFY(session.send(u"lobby"_s, u"Ada's second"_s));
    }
    QVERIFY(hub.start());
    {
        Session session;
        QSignalSpy histories(&session, &Session::historyChanged);
        QVERIFY(openAs(session, bob));
        QCOMPARE(session.unsent().size(), 1);
        QVERIFY(session.send(u"lobby"_s, u"Bob's"_s));
        QTRY_COMPARE_WITH_TIMEOUT(histories.size(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(session.unsent().isEmpty(), patience);
        QCOMPARE(hub.hub().head().seq, 2);
    }
    Session session;
    QVERIFY(openAs(session, ada));
    QTRY_COMPARE_WITH_TIMEOUT(hub.hub().head().seq, 3, patience);
    QHash<QString, QString> said;
    QTRY_VERIFY_WITH_TIMEOUT(
        std::any_of(log.cbegin(), log.cend(), [](const Durable &event) { return event.cursor.seq == 3; }), patience);
    for (const Durable &event : std::as_const(log))
        said[std::get<MessageText>(event.body).text] = event.sender.name;
    QCOMPARE(said, (QHash<QString, QString>{
                       {u"Ada's first"_s, u"Ada"_s}, {u"Bob's"_s, u"Bob"_s}, {u"Ada's second"_s, u"Ada"_s}}));
}

void SignInTest::withoutAProfileNothingIsToldTwice()
{
    HubFixture hub([](HubOptions &options) { options.accounts = true; });
    SessionOptions options = optionsFor(hub);
    options.transport.token = tokenOf(hub, u"Ada"_s);
    for (const QStringList &expected : {QStringList{u"one"_s}, QStringList{u"one"_s, u"two"_s}}) {
        Session session;
        QStringList told;
        connect(&session, &Session::eventsStored, this, [&told](const QList<Durable> &events) {
            for (const Durable &event : events)
                told.append(std::get<MessageText>(event.body).text);
        });
        QVERIFY(session.open(options));
        QVERIFY(session.send(u"lobby"_s, expected.last()));
        QTRY_COMPARE_WITH_TIMEOUT(hub.hub().head().seq, expected.size(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(session.unsent().isEmpty() && told.contains(expected.last()), patience);
        QCOMPARE(told, expected);
    }
}

void SignInTest::aTokenOnAnOpenServerHoldsNothingUp()
{
    HubFixture hub;
    Session session;
    SessionOptions options = optionsFor(hub);
    options.transport.token = "of-another-time";
    QVERIFY(session.open(options));
    QVERIFY(session.send(u"lobby"_s, u"hi"_s));
    QTRY_VERIFY_WITH_TIMEOUT(session.unsent().isEmpty(), patience);
}

void SignInTest::whatIsWrongIsSaid()
{
    HubFixture hub([](HubOptions &options) { options.accounts = true; });
    Session session;
    QVERIFY(session.open(optionsFor(hub)));
    QSignalSpy failed(&session, &Session::signInFailed);
    const auto failureOf = [&](const QString &name, const QString &word, const QString &invite) {
        failed.clear();
        session.signIn(name, word, invite);
        return failed.wait(patience) ? failed.first().first().value<Failure>() : Failure{};
    };
    const QString invite = QString::fromLatin1(hub.hub().firstInvite());
    QCOMPARE(failureOf(u"Olga"_s, password, {}).kind, Failure::Kind::SignIn);
    const Failure shortOne = failureOf(u"Olga"_s, u"short"_s, invite);
    QCOMPARE(shortOne.kind, Failure::Kind::Refused);
    QVERIFY2(shortOne.detail.contains(u"password"_s), qPrintable(shortOne.detail));
    hub.stop();
    QCOMPARE(failureOf(u"Olga"_s, password, invite).kind, Failure::Kind::Unreachable);
}

QTEST_GUILESS_MAIN(SignInTest)
#include "tst_sign_in.moc"
