#include "core/session/engine.h"
#include "support/hub_fixture.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTimer>
#include <QtTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class TestEngine : public QObject
{
    Q_OBJECT

    static SessionOptions optionsFor(const HubFixture &hub, const QString &folder = {})
    {
        SessionOptions options;
        options.transport.server = hub.url();
        options.transport.name = u"Ada"_s;
        options.profileFolder = folder;
        return options;
    }

private Q_SLOTS:
    void sendsAndShowsThroughARealHub()
    {
        HubFixture hub;
        QVERIFY2(hub.isRunning(), qPrintable(hub.error()));
        Engine engine;
        QList<Delivery> deliveries;
        std::map<QString, Message> rows;
        connect(&engine, &Engine::deliveryChanged, this,
                [&](const QString &, Delivery delivery) { deliveries.append(delivery); });
        connect(&engine, &Engine::timelineChanged, this, [&](const TimelineChange &change) {
            for (const Message &row : change.upserted)
                rows[row.id] = row;
        });
        engine.open(optionsFor(hub));
        const QString id = engine.send(u"lobby"_s, u"hello"_s);
        QTRY_VERIFY(deliveries.contains(Delivery::Sent));
        QCOMPARE(deliveries.first(), Delivery::Queued);
        QTRY_VERIFY(rows.contains(id) && rows[id].delivery == Delivery::Sent);
        QCOMPARE(rows[id].text, u"hello"_s);
        QVERIFY(rows[id].own);
    }

    void anEmptyMessageFailsWithItsReason()
    {
        HubFixture hub;
        Engine engine;
        QSignalSpy deliveries(&engine, &Engine::deliveryChanged);
        engine.open(optionsFor(hub));
        const QString id = engine.send(u"lobby"_s, u"  "_s);
        QTRY_COMPARE(deliveries.size(), 1);
        QCOMPARE(deliveries[0][0].toString(), id);
        QCOMPARE(deliveries[0][1].value<Delivery>(), Delivery::Failed);
        QVERIFY(!deliveries[0][2].toString().isEmpty());
    }

    void theWindowsThreadStaysFreeWhileALotComes()
    {
        HubFixture hub;
        Engine engine;
        int sent = 0;
        connect(&engine, &Engine::deliveryChanged, this,
                [&](const QString &, Delivery delivery) { sent += delivery == Delivery::Sent ? 1 : 0; });
        qint64 worst = 0;
        int ticks = 0;
        QElapsedTimer since;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] {
            worst = std::max(worst, since.restart());
            ++ticks;
        });
        engine.open(optionsFor(hub));
        since.start();
        timer.start(10);
        for (int i = 0; i < 1'000; ++i)
            engine.send(u"lobby"_s, QString::number(i));
        QTRY_COMPARE_WITH_TIMEOUT(sent, 1'000, 30'000);
        QTRY_VERIFY(ticks > 3);
        QVERIFY2(worst < 1'000, qPrintable(QString::number(worst)));
    }

    void pagesComeByRankAndFromBothSidesOfAPlace()
    {
        constexpr int count = 30;
        HubFixture hub;
        Engine engine;
        QSignalSpy pages(&engine, &Engine::pageLoaded);
        int sent = 0;
        connect(&engine, &Engine::deliveryChanged, this,
                [&](const QString &, Delivery delivery) { sent += delivery == Delivery::Sent ? 1 : 0; });
        engine.open(optionsFor(hub));
        for (int i = 0; i < count; ++i)
            engine.send(u"lobby"_s, QString::number(i));
        QTRY_COMPARE_WITH_TIMEOUT(sent, count, 30'000);
        const auto answer = [&](const PageQuestion &question) {
            pages.clear();
            engine.loadPage(u"lobby"_s, question);
            return QTest::qWaitFor([&] { return !pages.isEmpty(); }) ? pages.first().first().value<TimelinePage>()
                                                                     : TimelinePage();
        };
        const auto texts = [](const TimelinePage &page) {
            QStringList all;
            for (const Message &row : page.rows)
                all.append(row.text);
            return all;
        };
        const TimelinePage middle = answer(PageQuestion::atRank(10, 4));
        QCOMPARE(middle.question, PageQuestion::atRank(10, 4));
        QCOMPARE(texts(middle), QStringList({u"8"_s, u"9"_s, u"10"_s, u"11"_s}));
        QCOMPARE(middle.rank, 8);
        QCOMPARE(middle.total, count);
        QVERIFY(!middle.end);
        const Place place = middle.rows[1].place;
        QCOMPARE(texts(answer(PageQuestion::before(place, 2))), QStringList({u"7"_s, u"8"_s}));
        QCOMPARE(texts(answer(PageQuestion::after(place, 2))), QStringList({u"10"_s, u"11"_s}));
        QCOMPARE(texts(answer(PageQuestion::around(place, 2))), QStringList({u"8"_s, u"9"_s}));
        QCOMPARE(texts(answer(PageQuestion::first(2))), QStringList({u"0"_s, u"1"_s}));
        const TimelinePage newest = answer(PageQuestion::newest(2));
        QCOMPARE(texts(newest), QStringList({u"28"_s, u"29"_s}));
        QVERIFY(newest.end);
    }

    void leavesWithinTwoSecondsAndLosesNothing()
    {
        const QTemporaryDir folder;
        HubFixture hub;
        hub.stop(); // nobody there: everything stays queued
        QString id;
        {
            auto engine = std::make_unique<Engine>();
            engine->open(optionsFor(hub, folder.path()));
            id = engine->send(u"lobby"_s, u"kept"_s);
            QElapsedTimer leaving;
            leaving.start();
            engine.reset();
            QVERIFY(leaving.elapsed() < 2'000);
        }
        QVERIFY(hub.start());
        Engine engine;
        QSignalSpy deliveries(&engine, &Engine::deliveryChanged);
        engine.open(optionsFor(hub, folder.path()));
        QTRY_VERIFY(!deliveries.isEmpty() && deliveries.last()[1].value<Delivery>() == Delivery::Sent);
        QCOMPARE(deliveries.last()[0].toString(), id);
    }

    void aStoreThatCannotBeOpenedIsSaid()
    {
        HubFixture hub;
        const QTemporaryDir folder;
        Engine first;
        QSignalSpy rooms(&first, &Engine::roomsChanged);
        first.open(optionsFor(hub, folder.path()));
        QTRY_VERIFY(!rooms.isEmpty());
        Engine second;
        QSignalSpy notices(&second, &Engine::notice);
        QSignalSpy statuses(&second, &Engine::statusChanged);
        second.open(optionsFor(hub, folder.path()));
        QTRY_COMPARE(notices.size(), 1);
        QCOMPARE(notices[0][0].value<Failure>().kind, Failure::Kind::Storage);
        QCOMPARE(statuses.last()[0].value<ConnectionStatus>().state, ConnectionStatus::State::NeedsYou);
    }
};

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
