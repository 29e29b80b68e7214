#include "core/server/presences.h"
#include "core/wire/event_codec.h"

#include <QTest>

namespace tincan {

namespace {

const Person ada{QStringLiteral("u_ada"), QStringLiteral("Ada")};
const Person bob{QStringLiteral("u_bob"), QStringLiteral("Bob")};
constexpr std::chrono::seconds second(1);

QStringList words(const QList<Presence> &changes)
{
    QStringList all;
    for (const Presence &change : changes)
        all.append(change.user.name + QLatin1Char(' ') + change.status);
    return all;
}

} // namespace

class PresencesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsSaidAgainIsNoNews()
    {
        Presences presences;
        QCOMPARE(words(presences.say(1, ada, QStringLiteral("online"))), QStringList{QStringLiteral("Ada online")});
        QVERIFY(presences.say(1, ada, QStringLiteral("online")).isEmpty());
        QCOMPARE(words(presences.say(1, ada, QStringLiteral("away"))), QStringList{QStringLiteral("Ada away")});
    }

    void theBestOfSeveralDevicesCounts()
    {
        Presences presences;
        presences.say(1, ada, QStringLiteral("online"));
        QVERIFY(presences.say(2, ada, QStringLiteral("away")).isEmpty());
        QCOMPARE(words(presences.say(1, ada, QStringLiteral("offline"))), QStringList{QStringLiteral("Ada away")});
    }

    void aReconnectIsNoNewsAndALeaseEnds()
    {
        Presences presences;
        Presences::Time now;
        presences.say(1, ada, QStringLiteral("online"));
        presences.leave(1, now);
        QVERIFY(presences.expire(now + Presences::lease - second).isEmpty());
        QVERIFY(presences.say(2, ada, QStringLiteral("online")).isEmpty());
        QVERIFY(presences.expire(now + Presences::lease).isEmpty());
        presences.leave(2, now);
        QCOMPARE(words(presences.expire(now + Presences::lease)), QStringList{QStringLiteral("Ada offline")});
        QVERIFY(presences.present().isEmpty());
    }

    void onlyWhoIsHereIsPresent()
    {
        Presences presences;
        QVERIFY(presences.say(1, bob, QStringLiteral("offline")).isEmpty());
        presences.say(2, ada, QStringLiteral("away"));
        presences.say(3, bob, QStringLiteral("online"));
        presences.say(3, bob, QStringLiteral("offline"));
        const Presence away{.user = ada, .status = QStringLiteral("away")};
        QCOMPARE(presences.present(), QList<QByteArray>{encode(Event(away))});
    }

    void aPageThatSpeaksAsAnotherLeavesItsFirstName()
    {
        Presences presences;
        presences.say(1, ada, QStringLiteral("online"));
        QCOMPARE(words(presences.say(1, bob, QStringLiteral("online"))),
                 QStringList({QStringLiteral("Ada offline"), QStringLiteral("Bob online")}));
    }

    void peopleAreBounded()
    {
        Presences presences;
        for (qsizetype i = 0; i <= Presences::mostPeople; ++i)
            presences.say(quint64(i), {QString::number(i), QStringLiteral("someone")}, QStringLiteral("online"));
        QCOMPARE(presences.present().size(), Presences::mostPeople);
    }
};

} // namespace tincan

QTEST_APPLESS_MAIN(tincan::PresencesTest)
#include "tst_presences.moc"
