#include "notice_service.h"
#include "ui/bus_notifications.h"
#include "ui/launcher_badge.h"

#include <QDBusMessage>
#include <QSignalSpy>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

// What panels hear of launchers.
class Panel : public QObject
{
    Q_OBJECT
public:
    Panel()
    {
        QDBusConnection::sessionBus().connect({}, {}, u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s, this,
                                              SLOT(update(QString, QVariantMap)));
    }
    QString uri;
    QVariantMap said;

private Q_SLOTS:
    void update(const QString &about, const QVariantMap &properties)
    {
        uri = about;
        said = properties;
    }
};

// Whatever the bus has for this program by now is here.
void settle()
{
    QDBusMessage ping =
        QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/"_s, u"org.freedesktop.DBus.Peer"_s, u"Ping"_s);
    QDBusConnection::sessionBus().call(ping);
    QCoreApplication::processEvents();
}

} // namespace

class BusNotificationsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aNoticeOfAKeyReplacesTheOneBefore()
    {
        NoticeService service({u"actions"_s, u"body"_s});
        QVERIFY(service.isGood());
        BusNotifications notifications;
        // The second before the service has answered to the first, the third after.
        notifications.show(u"lobby"_s, u"#lobby"_s, u"one"_s);
        notifications.show(u"lobby"_s, u"#lobby"_s, u"two"_s);
        notifications.show(u"design"_s, u"#design"_s, u"other"_s);
        QTRY_COMPARE(service.notices.size(), 2);
        notifications.show(u"lobby"_s, u"#lobby, 3 new"_s, u"three"_s);
        const auto said = [&](const QString &text) {
            return std::any_of(service.notices.begin(), service.notices.end(),
                               [&](const Shown &notice) { return notice.text == text; });
        };
        QTRY_VERIFY(said(u"three"_s));
        QCOMPARE(service.notices.size(), 2);
        QVERIFY(said(u"other"_s));
    }

    void itIsSilentAndCanBeClicked()
    {
        NoticeService service({u"actions"_s});
        BusNotifications notifications;
        QSignalSpy chosen(&notifications, &Notifications::chosen);
        notifications.show(u"lobby"_s, u"#lobby"_s, u"one"_s);
        QTRY_COMPARE(service.notices.size(), 1);
        const Shown shown = service.notices.first();
        QCOMPARE(shown.actions.value(0), u"default"_s);
        QCOMPARE(shown.hints.value(u"suppress-sound"_s), QVariant(true));
        QCOMPARE(shown.hints.value(u"desktop-entry"_s).toString(), u"tincan"_s);
        Q_EMIT service.ActionInvoked(service.notices.firstKey() + 77, u"default"_s); // another program's
        Q_EMIT service.ActionInvoked(service.notices.firstKey(), u"default"_s);
        QTRY_COMPARE(chosen.size(), 1);
        QCOMPARE(chosen.at(0).at(0).toString(), u"lobby"_s);
        notifications.show(QString(), u"2 new messages"_s, u"#a, #b"_s); // of several rooms
        QTRY_COMPARE(service.notices.size(), 2);
        Q_EMIT service.ActionInvoked(service.notices.lastKey(), u"default"_s);
        QTRY_COMPARE(chosen.size(), 2);
        QCOMPARE(chosen.at(1).at(0).toString(), QString());
    }

    void whereTheServiceCanDoItANoticeIsAnsweredInPlace_data()
    {
        QTest::addColumn<QStringList>("capabilities");
        QTest::addColumn<QStringList>("actions");
        QTest::newRow("it can") << QStringList{u"actions"_s, u"inline-reply"_s}
                                << QStringList{u"default"_s, u"inline-reply"_s, u"read"_s};
        QTest::newRow("it cannot") << QStringList{u"actions"_s} << QStringList{u"default"_s, u"read"_s};
    }
    void whereTheServiceCanDoItANoticeIsAnsweredInPlace()
    {
        QFETCH(QStringList, capabilities);
        NoticeService service(capabilities);
        BusNotifications notifications;
        notifications.show(u"lobby"_s, u"#lobby"_s, u"one"_s);
        QTRY_COMPARE(service.notices.size(), 1);
        QStringList actions; // each is followed by its words
        for (qsizetype i = 0; i < service.notices.first().actions.size(); i += 2)
            actions.append(service.notices.first().actions[i]);
        QTEST(actions, "actions");
        QSignalSpy replied(&notifications, &Notifications::replied);
        QSignalSpy read(&notifications, &Notifications::readChosen);
        const uint id = service.notices.firstKey();
        Q_EMIT service.NotificationReplied(id + 77, u"to another program"_s);
        Q_EMIT service.NotificationReplied(id, u"On my way."_s);
        Q_EMIT service.ActionInvoked(id, u"read"_s);
        QTRY_COMPARE(read.size(), 1);
        QCOMPARE(read.at(0).at(0).toString(), u"lobby"_s);
        QCOMPARE(replied.size(), 1);
        QCOMPARE(replied.at(0), (QVariantList{u"lobby"_s, u"On my way."_s}));
    }

    void aNoticeOfSeveralRoomsIsAnsweredNowhere_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("of all") << QString();
        QTest::newRow("of one server among several") << u"2/"_s;
    }
    void aNoticeOfSeveralRoomsIsAnsweredNowhere()
    {
        QFETCH(QString, key);
        NoticeService service({u"actions"_s, u"inline-reply"_s});
        BusNotifications notifications;
        notifications.show(key, u"2 new messages"_s, u"#a, #b"_s);
        QTRY_COMPARE(service.notices.size(), 1);
        QCOMPARE(service.notices.first().actions.size(), 2);
        QSignalSpy replied(&notifications, &Notifications::replied);
        QSignalSpy chosen(&notifications, &Notifications::chosen);
        Q_EMIT service.NotificationReplied(service.notices.firstKey(), u"to whom?"_s);
        Q_EMIT service.ActionInvoked(service.notices.firstKey(), u"default"_s);
        QTRY_COMPARE(chosen.size(), 1);
        QCOMPARE(replied.size(), 0);
    }

    void itGoesWhenItIsWithdrawnAlsoBeforeTheServiceHasAnswered()
    {
        NoticeService service({});
        BusNotifications notifications;
        notifications.show(u"a"_s, u"a"_s, {});
        QTRY_COMPARE(service.notices.size(), 1);
        notifications.withdraw(u"a"_s);
        QTRY_VERIFY(service.notices.isEmpty());
        notifications.show(u"b"_s, u"b"_s, {}); // is on its way
        notifications.withdraw(u"b"_s);
        QTRY_COMPARE(service.asked, 2);
        QTRY_VERIFY(service.notices.isEmpty());
        notifications.show(u"b"_s, u"again"_s, {});
        QTRY_COMPARE(service.notices.size(), 1);
    }

    void whatThePersonClosedComesAnewAndNotInItsPlace()
    {
        NoticeService service({});
        BusNotifications notifications;
        notifications.show(u"a"_s, u"one"_s, {});
        QTRY_COMPARE(service.notices.size(), 1);
        const uint first = service.notices.firstKey();
        service.CloseNotification(first);
        // Told after what was closed: the bus keeps the order of one sender.
        Q_EMIT service.ActionInvoked(first, u"default"_s);
        QSignalSpy chosen(&notifications, &Notifications::chosen);
        notifications.show(u"mark"_s, {}, {});
        QTRY_COMPARE(service.notices.size(), 1);
        notifications.show(u"a"_s, u"two"_s, {});
        QTRY_COMPARE(service.notices.size(), 2);
        QVERIFY(!service.notices.contains(first));
        QVERIFY(chosen.isEmpty());
    }

    void wordsAreMarkedUpOnlyWhereTheServiceReadsThat_data()
    {
        QTest::addColumn<QStringList>("capabilities");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << QStringList{u"body"_s} << u"a <b> & c"_s;
        QTest::newRow("markup") << QStringList{u"body"_s, u"body-markup"_s} << u"a &lt;b&gt; &amp; c"_s;
    }
    void wordsAreMarkedUpOnlyWhereTheServiceReadsThat()
    {
        QFETCH(QStringList, capabilities);
        QFETCH(QString, text);
        NoticeService service(capabilities);
        BusNotifications notifications;
        notifications.show(u"a"_s, u"a"_s, u"a <b> & c"_s);
        QTRY_COMPARE(service.notices.size(), 1);
        QCOMPARE(service.notices.first().text, text);
    }

    void whereThereIsNoServiceNothingIsShownUntilThereIsOne()
    {
        BusNotifications notifications;
        notifications.show(u"a"_s, u"lost"_s, {});
        settle(); // what was asked before is answered
        NoticeService service({});
        notifications.show(u"a"_s, u"shown"_s, {});
        QTRY_COMPARE(service.notices.size(), 1);
        QCOMPARE(service.notices.first().title, u"shown"_s);
    }

    void aServiceThatBeginsAnewKnowsNothingOfTheNoticesBefore()
    {
        const QStringList plain{u"actions"_s, u"inline-reply"_s};
        auto service = std::make_unique<NoticeService>(plain);
        BusNotifications notifications;
        QSignalSpy chosen(&notifications, &Notifications::chosen);
        QSignalSpy replied(&notifications, &Notifications::replied);
        QSignalSpy read(&notifications, &Notifications::readChosen);
        notifications.show(u"lobby"_s, u"#lobby"_s, u"one"_s);
        QTRY_COMPARE(service->notices.size(), 1);
        const uint id = service->notices.firstKey();
        settle(); // the number is known here
        service.reset();
        service = std::make_unique<NoticeService>(plain + QStringList{u"body-markup"_s});
        QVERIFY(service->isGood());
        settle(); // and that there is another one
        // To another program's notice, which has that number now.
        Q_EMIT service->NotificationReplied(id, u"to another program"_s);
        Q_EMIT service->ActionInvoked(id, u"default"_s);
        Q_EMIT service->ActionInvoked(id, u"read"_s);
        notifications.show(u"design"_s, u"#design"_s, u"a <b>"_s);
        QTRY_COMPARE(service->notices.size(), 1);
        QCOMPARE(service->notices.firstKey(), id);
        QCOMPARE(service->notices.first().text, u"a &lt;b&gt;"_s); // what it can do was asked anew
        Q_EMIT service->ActionInvoked(id, u"default"_s);
        QTRY_COMPARE(chosen.size(), 1);
        QCOMPARE(chosen.at(0).at(0).toString(), u"design"_s);
        QCOMPARE(replied.size(), 0);
        QCOMPARE(read.size(), 0);
    }

    void theLauncherShowsHowManyAreUnread()
    {
        Panel panel;
        LauncherBadge badge;
        badge.setCount(3);
        QTRY_COMPARE(panel.said.value(u"count"_s).toLongLong(), 3);
        QCOMPARE(panel.uri, u"application://tincan.desktop"_s);
        QVERIFY(panel.said.value(u"count-visible"_s).toBool());
        badge.setCount(0);
        QTRY_VERIFY(!panel.said.value(u"count-visible"_s).toBool());
    }
};

QTEST_MAIN(BusNotificationsTest)
#include "tst_bus_notifications.moc"
