// Edits, reactions, answers, files and typing between two people and three devices, over every line and a real hub; and
// what of it was said to be kept is there after a kill.
#include "../core/server/test_client.h"
#include "support/hub_fixture.h"
#include "support/line_rows.h"
#include "switching.h"

#include <QProcess>

#include <cstdio>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

struct Device : Party
{
    Device(const QUrl &server, TransportKind kind, const QString &name) : Party(server, kind, name)
    {
        options.transport.holdTime = std::chrono::seconds(5);
        QObject::connect(&session, &Session::notice, &ledger,
                         [this](const Failure &failure) { notices.append(failure.stage); });
        QObject::connect(&session, &Session::typingChanged, &ledger,
                         [this](const QString &, const QStringList &names) { typing = names; });
    }
    Message row(const QString &id) const
    {
        const auto found = ledger.rows.find(id);
        return found == ledger.rows.end() ? Message{} : found->second;
    }
    bool isSettled(const QString &id) const { return !row(id).id.isEmpty() && row(id).delivery == Delivery::Sent; }

    QStringList notices;
    QStringList typing;
};

struct Three
{
    explicit Three(TransportKind kind)
        : desk(hub.url(), kind, u"Ada"_s), phone(hub.url(), kind, u"Ada"_s), bob(hub.url(), kind, u"Bob"_s)
    {}
    bool open() { return desk.open() && phone.open() && bob.open(); }
    bool connected() const { return desk.connected() && phone.connected() && bob.connected(); }

    HubFixture hub;
    Device desk;
    Device phone;
    Device bob;
};

template<class Body>
QList<Body> bodiesIn(const QList<Durable> &log)
{
    QList<Body> bodies;
    for (const Durable &event : log)
        if (const auto *body = std::get_if<Body>(&event.body))
            bodies.append(*body);
    return bodies;
}

constexpr int changes = 40;

// Changes a message without end, online as it comes; on stdout a line for each change that is on disk. Killed from
// outside.
int changeForEver(const QString &folder, const QUrl &server, const QString &id)
{
    Session session;
    SessionOptions options;
    options.transport.server = server;
    options.transport.name = u"Ada"_s;
    options.choice = LineChoice{TransportKind::WebSocket};
    options.profileFolder = folder;
    int number = 0;
    QObject::connect(&session, &Session::deliveryChanged, &session, [&](const QString &, Delivery delivery) {
        if (delivery != Delivery::Queued)
            return;
        std::printf("%d\n", number++);
        std::fflush(stdout);
        QMetaObject::invokeMethod(
            &session, [&] { session.editMessage(id, QString::number(number)); }, Qt::QueuedConnection);
    });
    if (!session.open(options))
        return 1;
    session.editMessage(id, QString::number(number));
    return QCoreApplication::exec();
}

} // namespace

class TestChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatOneSaysAndChangesIsTheSameForAll_data() { addLineRows(); }
    void whatOneSaysAndChangesIsTheSameForAll()
    {
        QFETCH(TransportKind, kind);
        Three three(kind);
        QVERIFY(three.open());
        QTRY_VERIFY(three.connected());
        auto &[hub, desk, phone, bob] = three;
        const Reply uploaded = TestClient(hub.port()).post("/api/files?name=plan.txt", "what we do");
        QCOMPARE(uploaded.status, 201);
        FileRef file;
        file.id = uploaded.object()["id"_L1].toString();

        const QString id = *desk.session.send(u"lobby"_s, Draft{{}, {}, {file}});
        QTRY_VERIFY(desk.isSettled(id) && bob.isSettled(id));
        QCOMPARE(bob.row(id).files.size(), 1);
        QCOMPARE(bob.row(id).files.first().name, u"plan.txt"_s);
        QCOMPARE(bob.row(id).files.first().size, 10);
        const QString reply = *bob.session.send(u"lobby"_s, Draft{u"good"_s, id, {}});
        QTRY_VERIFY(desk.isSettled(reply) && phone.isSettled(reply) && bob.isSettled(reply));
        QCOMPARE(desk.row(reply).quote, (Quote{u"Ada"_s, u"plan.txt"_s}));

        phone.session.editMessage(id, u"our plan"_s);
        bob.session.react(id, u"👍"_s, true);
        QTRY_VERIFY(phone.isSettled(id) && phone.row(id).reactions.size() == 1);
        desk.session.react(id, u"👍"_s, true);
        const auto isChanged = [&](const Device &device, bool mine) {
            const Message row = device.row(id);
            return row.text == u"our plan" && row.edited && row.delivery == Delivery::Sent && row.files.size() == 1 &&
                   row.reactions == QList<Reactions>({{u"👍"_s, 2, mine, {u"Bob"_s, u"Ada"_s}}}) &&
                   device.row(reply).quote.text == u"our plan";
        };
        QTRY_VERIFY(isChanged(desk, true) && isChanged(phone, true) && isChanged(bob, true));
        phone.session.react(id, u"👍"_s, false); // what the desk did
        QTRY_VERIFY(!desk.row(id).reactions.first().mine && bob.row(id).reactions.first().count == 1);
        QVERIFY(bob.row(id).reactions.first().mine);
        QTRY_VERIFY(desk.session.unsent().isEmpty() && phone.session.unsent().isEmpty() &&
                    bob.session.unsent().isEmpty());

        // Whoever comes later sees the same.
        Device late(hub.url(), kind, u"Cleo"_s);
        QVERIFY(late.open());
        QTRY_VERIFY(late.connected());
        QTRY_COMPARE(late.row(id).text, u"our plan"_s);
        QTRY_COMPARE(late.row(id).reactions, QList<Reactions>({{u"👍"_s, 1, false, {u"Bob"_s}}}));
        QCOMPARE(late.row(reply).quote.text, u"our plan"_s);
        QCOMPARE(desk.notices + phone.notices + bob.notices, QStringList());
    }

    void whatIsChangedWithoutALineGoesOutOnceAndInOrder_data() { addLineRows(); }
    void whatIsChangedWithoutALineGoesOutOnceAndInOrder()
    {
        QFETCH(TransportKind, kind);
        HubFixture hub;
        Device desk(hub.url(), kind, u"Ada"_s);
        QVERIFY(desk.open());
        QTRY_VERIFY(desk.connected());
        const QString id = *desk.session.send(u"lobby"_s, u"0"_s);
        QTRY_VERIFY(desk.isSettled(id));
        hub.stop();
        QTRY_VERIFY(!desk.connected());
        for (int i = 1; i <= changes; ++i)
            desk.session.editMessage(id, QString::number(i));
        desk.session.react(id, u"🎉"_s, true);
        QTRY_COMPARE(desk.row(id).text, QString::number(changes));
        QVERIFY(desk.open()); // anew, from the disk
        QTRY_COMPARE(desk.session.unsent().size(), changes + 1);
        QVERIFY(hub.start());
        QTRY_VERIFY_WITH_TIMEOUT(desk.session.unsent().isEmpty(), 20'000);
        const QList<Durable> log = logOf(hub.url(), hub.hub().head().epoch);
        QStringList texts;
        for (const Edit &edit : bodiesIn<Edit>(log))
            texts.append(edit.text);
        QCOMPARE(texts.size(), changes);
        for (int i = 0; i < changes; ++i)
            QCOMPARE(texts[i], QString::number(i + 1));
        QCOMPARE(bodiesIn<Reaction>(log).size(), 1);
        QTRY_VERIFY(desk.isSettled(id));
        QSignalSpy edits(&desk.session, &Session::editsLoaded);
        desk.session.loadEdits(id);
        QCOMPARE(edits.first().at(1).value<QList<EditedText>>().size(), changes + 1);
    }

    void whatWasKeptSurvivesAKill()
    {
        HubFixture hub;
        Device desk(hub.url(), TransportKind::WebSocket, u"Ada"_s);
        QVERIFY(desk.open());
        QTRY_VERIFY(desk.connected());
        const QString id = *desk.session.send(u"lobby"_s, u"first"_s, {}, u"11111111-2222-4333-8444-555555555555"_s);
        QTRY_VERIFY(desk.isSettled(id));
        desk.session.close();
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
                    {u"--change-for-ever"_s, desk.folder.path(), hub.url().toString(), id});
        int kept = 0;
        while (kept < 30) {
            QVERIFY(child.waitForReadyRead(20'000));
            while (child.canReadLine()) {
                child.readLine();
                ++kept;
            }
        }
        child.kill(); // SIGKILL
        QVERIFY(child.waitForFinished(10'000));
        while (child.canReadLine()) {
            child.readLine();
            ++kept;
        }
        QVERIFY(desk.open());
        QTRY_VERIFY(desk.connected());
        QTRY_VERIFY_WITH_TIMEOUT(desk.session.unsent().isEmpty(), 20'000);
        const QList<Edit> edits = bodiesIn<Edit>(logOf(hub.url(), hub.hub().head().epoch));
        QVERIFY(edits.size() >= kept);
        for (qsizetype i = 0; i < edits.size(); ++i)
            QCOMPARE(edits[i].text, QString::number(i));
        QTRY_COMPARE(desk.row(id).text, edits.last().text);
    }

    void whatTheServerRefusesIsGivenBack_data() { addLineRows(); }
    void whatTheServerRefusesIsGivenBack()
    {
        QFETCH(TransportKind, kind);
        HubFixture hub([](HubOptions &options) { options.keepEvents = 1; });
        Device desk(hub.url(), kind, u"Ada"_s);
        QVERIFY(desk.open());
        QTRY_VERIFY(desk.connected());
        const QString id = *desk.session.send(u"lobby"_s, u"old"_s);
        QTRY_VERIFY(desk.isSettled(id));
        const QString later = *desk.session.send(u"lobby"_s, u"new"_s);
        QTRY_VERIFY(desk.isSettled(later));
        const Message before = desk.row(id);
        desk.session.editMessage(id, u"young"_s); // the server has it no more
        QTRY_COMPARE(desk.notices, QStringList{u"edit"_s});
        QTRY_COMPARE(desk.row(id), before);
        desk.session.react(id, u"👍"_s, true);
        QTRY_COMPARE(desk.notices, QStringList({u"edit"_s, u"reaction"_s}));
        QTRY_COMPARE(desk.row(id), before);
        QVERIFY(desk.session.unsent().isEmpty());
    }

    void typingIsSeenWhereALineBringsIt_data()
    {
        QTest::addColumn<TransportKind>("kind");
        for (const TransportKind kind : {TransportKind::WebSocket, TransportKind::Sse, TransportKind::Stream})
            QTest::addRow("%s", qPrintable(toWord(kind))) << kind; // polls bring durable events alone
    }
    void typingIsSeenWhereALineBringsIt()
    {
        QFETCH(TransportKind, kind);
        HubFixture hub;
        Device ada(hub.url(), TransportKind::WebSocket, u"Ada"_s);
        Device bob(hub.url(), kind, u"Bob"_s);
        QVERIFY(ada.open() && bob.open());
        QTRY_VERIFY(ada.connected() && bob.connected());
        ada.session.setTyping(u"lobby"_s, true);
        QTRY_COMPARE(bob.typing, QStringList{u"Ada"_s});
        QVERIFY(ada.session.send(u"lobby"_s, u"hello"_s));
        QTRY_COMPARE(bob.typing, QStringList());
        QVERIFY2(ada.typing.isEmpty(), "nobody is told of themselves");
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 5 && arguments[1] == u"--change-for-ever"_s)
        return changeForEver(arguments[2], QUrl(arguments[3]), arguments[4]);
    TestChanges test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_changes.moc"
