#include "support/hub_fixture.h"
#include "support/line_rows.h"
#include "switching.h"

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; // milliseconds; the machine may be busy

// A device of somebody, and what its window would show.
struct Device : Party
{
    Device(const QUrl &server, TransportKind kind, const QString &name) : Party(server, kind, name)
    {
        options.transport.holdTime = std::chrono::seconds(5);
        QObject::connect(&session, &Session::roomsChanged, &ledger, [this](const QList<RoomSummary> &rooms) {
            for (const RoomSummary &row : rooms)
                unread[row.room.id] = row.unread;
        });
        QObject::connect(&session, &Session::notice, &ledger,
                         [this](const Failure &failure) { notices.append(failure.stage); });
    }
    QString say(const QString &text) { return *session.send(u"lobby"_s, text); }
    const Message *row(const QString &id) const
    {
        const auto found = ledger.rows.find(id);
        return found == ledger.rows.end() ? nullptr : &found->second;
    }
    bool shows(const QString &id) const { return row(id) && row(id)->delivery == Delivery::Sent && !row(id)->deleted; }
    bool isGone(const QString &id) const
    {
        return row(id) && row(id)->deleted && row(id)->text.isEmpty() && row(id)->delivery == Delivery::Sent;
    }

    QHash<QString, qint64> unread;
    QStringList notices;
};

struct Three
{
    explicit Three(TransportKind kind)
        : desk(hub.url(), kind, u"Ada +1 & Søn"_s),
          phone(hub.url(), kind, u"Ada +1 & Søn"_s), // as it is, through any query
          bob(hub.url(), kind, u"Bob"_s)
    {}
    bool open() { return desk.open() && phone.open() && bob.open(); }
    bool connected() const { return desk.connected() && phone.connected() && bob.connected(); }

    HubFixture hub;
    Device desk;
    Device phone;
    Device bob;
};

qsizetype deletionsIn(const QList<Durable> &log)
{
    return std::count_if(log.begin(), log.end(),
                         [](const Durable &event) { return std::holds_alternative<Delete>(event.body); });
}

} // namespace

// Ada has two devices, on every line; Bob has one. What she does on one of them is done on the other.
class TestTwoDevices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenOnOneIsOwnOnBoth_data() { addLineRows(); }
    void whatIsWrittenOnOneIsOwnOnBoth()
    {
        QFETCH(TransportKind, kind);
        Three three(kind);
        QVERIFY(three.open());
        QTRY_VERIFY_WITH_TIMEOUT(three.connected(), patience);
        auto &[hub, desk, phone, bob] = three;
        const QString id = desk.say(u"from the desk"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desk.shows(id) && phone.shows(id) && bob.shows(id), patience);
        QVERIFY(phone.row(id)->own);
        QVERIFY(!bob.row(id)->own);
        QTRY_COMPARE_WITH_TIMEOUT(bob.unread[u"lobby"_s], 1, patience);
        QCOMPARE(phone.unread[u"lobby"_s], 0);
    }

    void whatIsReadOnOneIsReadOnBoth_data() { addLineRows(); }
    void whatIsReadOnOneIsReadOnBoth()
    {
        QFETCH(TransportKind, kind);
        Three three(kind);
        QVERIFY(three.open());
        QTRY_VERIFY_WITH_TIMEOUT(three.connected(), patience);
        auto &[hub, desk, phone, bob] = three;
        bob.say(u"one"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desk.unread[u"lobby"_s] == 1 && phone.unread[u"lobby"_s] == 1, patience);
        desk.session.markRead(u"lobby"_s);
        QTRY_COMPARE_WITH_TIMEOUT(phone.unread[u"lobby"_s], 0, 15'000);
        bob.say(u"two"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desk.unread[u"lobby"_s] == 1 && phone.unread[u"lobby"_s] == 1, patience);
        phone.session.markRead(u"lobby"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desk.unread[u"lobby"_s], 0, 15'000);
    }

    // The server keeps marks in memory alone: the device that has read says so again.
    void aThirdDeviceHearsOfItAlsoAfterARestart_data() { addLineRows(); }
    void aThirdDeviceHearsOfItAlsoAfterARestart()
    {
        QFETCH(TransportKind, kind);
        HubFixture hub;
        Device desk(hub.url(), kind, u"Ada"_s);
        Device bob(hub.url(), kind, u"Bob"_s);
        QVERIFY(desk.open() && bob.open());
        QTRY_VERIFY_WITH_TIMEOUT(desk.connected() && bob.connected(), patience);
        bob.say(u"one"_s);
        bob.say(u"two"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desk.unread[u"lobby"_s], 2, patience);
        desk.session.markRead(u"lobby"_s);
        QVERIFY(hub.restart());
        QTRY_VERIFY_WITH_TIMEOUT(desk.connected() && bob.connected(), 20'000);
        bob.say(u"three"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desk.unread[u"lobby"_s], 1, patience);
        Device phone(hub.url(), kind, u"Ada"_s);
        QVERIFY(phone.open());
        QTRY_COMPARE_WITH_TIMEOUT(phone.unread[u"lobby"_s], 1, 20'000);
        QCOMPARE(phone.ledger.events.size(), 3);
    }

    void whatIsDeletedOnOneIsGoneForAll_data() { addLineRows(); }
    void whatIsDeletedOnOneIsGoneForAll()
    {
        QFETCH(TransportKind, kind);
        Three three(kind);
        QVERIFY(three.open());
        QTRY_VERIFY_WITH_TIMEOUT(three.connected(), patience);
        auto &[hub, desk, phone, bob] = three;
        const QString kept = desk.say(u"stays"_s);
        const QString id = desk.say(u"goes"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desk.shows(id) && phone.shows(id) && bob.shows(id), patience);
        bob.session.deleteMessage(id); // not his
        phone.session.deleteMessage(id);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isGone(id) && phone.isGone(id) && bob.isGone(id), patience);
        QVERIFY(desk.shows(kept) && bob.shows(kept));
        QVERIFY(phone.session.unsent().isEmpty() && bob.session.unsent().isEmpty());
        QCOMPARE(deletionsIn(logOf(hub.url(), hub.hub().head().epoch)), 1);
    }

    // Also where the program ends meanwhile.
    void aDeletionWaitsForTheLineAndGoesOutOnce_data() { addLineRows(); }
    void aDeletionWaitsForTheLineAndGoesOutOnce()
    {
        QFETCH(TransportKind, kind);
        HubFixture hub;
        Device desk(hub.url(), kind, u"Ada"_s);
        Device bob(hub.url(), kind, u"Bob"_s);
        QVERIFY(desk.open() && bob.open());
        QTRY_VERIFY_WITH_TIMEOUT(desk.connected() && bob.connected(), patience);
        const QString id = desk.say(u"goes"_s);
        const QString second = desk.say(u"is to go, and stays"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desk.shows(id) && bob.shows(id) && desk.shows(second), patience);
        hub.stop();
        QTRY_VERIFY_WITH_TIMEOUT(!desk.connected(), patience);
        desk.session.deleteMessage(id);
        desk.session.deleteMessage(id); // twice says no more
        desk.session.deleteMessage(second);
        QTRY_VERIFY_WITH_TIMEOUT(desk.row(id)->deleted && desk.row(second)->deleted, patience);
        QCOMPARE(desk.row(id)->delivery, Delivery::Queued);
        QCOMPARE(desk.session.unsent().size(), 2);
        desk.session.deleteQueued(second); // thought better of
        QTRY_VERIFY_WITH_TIMEOUT(desk.shows(second), patience);
        QCOMPARE(desk.row(second)->text, u"is to go, and stays"_s);
        QVERIFY(desk.open()); // anew, from the disk
        QTRY_COMPARE_WITH_TIMEOUT(desk.session.unsent().size(), 1, patience);
        QVERIFY(hub.start());
        QTRY_VERIFY_WITH_TIMEOUT(desk.isGone(id) && bob.isGone(id), 20'000);
        QVERIFY(bob.shows(second));
        QVERIFY(desk.session.unsent().isEmpty());
        QCOMPARE(deletionsIn(logOf(hub.url(), hub.hub().head().epoch)), 1);
    }

    void whatTheServerDoesNotDeleteStandsAgain()
    {
        HubFixture hub([](HubOptions &options) { options.keepEvents = 1; });
        Device desk(hub.url(), TransportKind::WebSocket, u"Ada"_s);
        QVERIFY(desk.open());
        QTRY_VERIFY_WITH_TIMEOUT(desk.connected(), patience);
        const QString id = desk.say(u"old"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desk.shows(id), patience);
        const QString later = desk.say(u"new"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desk.shows(later), patience);
        desk.session.deleteMessage(id); // the server has it no more
        QTRY_COMPARE_WITH_TIMEOUT(desk.notices, QStringList{u"delete"_s}, patience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.shows(id), patience);
        QCOMPARE(desk.row(id)->text, u"old"_s);
        QVERIFY(desk.session.unsent().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTwoDevices)
#include "tst_two_devices.moc"
