// Servers on the network, told and found by Avahi: by a stand-in on the session's bus, and, where that can run, by
// Avahi itself (TINCAN_AVAHI).
#include "app/desktop/announced_hosting.h"
#include "app/desktop/avahi_announcement.h"
#include "app/desktop/hosting.h"
#include "ui/avahi_search.h"
#include "ui/network_hosting.h"

#ifdef TINCAN_AVAHI
#include "avahi_daemon.h"
#else
#include "avahi_stand_in.h"
#endif

#include <QSignalSpy>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

namespace tincan {

using namespace Qt::StringLiterals;

#ifdef TINCAN_AVAHI
using Avahi = AvahiDaemon;
#else
using Avahi = AvahiStandIn;
#endif

constexpr int patience = 30'000; // milliseconds

class AvahiTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        // Whoever asks on the system's bus finds it, too.
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", qgetenv("DBUS_SESSION_BUS_ADDRESS"));
    }
    void init()
    {
        m_avahi = std::make_unique<Avahi>();
        QVERIFY2(m_avahi->start(), m_avahi->words().constData());
    }
    void cleanup() { m_avahi.reset(); }

    void whatIsAnnouncedIsFoundAndGoesWithIt()
    {
        const auto search = look();
        QTRY_COMPARE_WITH_TIMEOUT(search->state(), ServerSearch::State::Looked, patience);
        QVERIFY(search->found().isEmpty());
        auto den = announce(u"Den"_s, 4001);
        const FoundServer expected{u"Den"_s, QUrl(u"https://127.0.0.1:4001"_s)};
        QTRY_COMPARE_WITH_TIMEOUT(search->found(), QList<FoundServer>{expected}, patience);
        den.reset();
        QTRY_VERIFY_WITH_TIMEOUT(search->found().isEmpty(), patience);
        QCOMPARE(search->state(), ServerSearch::State::Looked);
    }

    void whoComesLaterFindsWhatWasThereBefore()
    {
        const auto den = announce(u"Den"_s, 4001);
        const auto first = look();
        QTRY_COMPARE_WITH_TIMEOUT(first->found().size(), 1, patience);
        const auto second = look();
        QTRY_COMPARE_WITH_TIMEOUT(second->found().size(), 1, patience);
    }

    void twoOfOneNameAreBothFound()
    {
        const auto search = look();
        const auto one = announce(u"laptop"_s, 4001);
        const auto two = announce(u"laptop"_s, 4002);
        QTRY_COMPARE_WITH_TIMEOUT(search->found().size(), 2, patience);
        QSet<int> ports;
        for (const FoundServer &server : search->found())
            ports.insert(server.url.port());
        QCOMPARE(ports, (QSet<int>{4001, 4002}));
    }

    void ownServersAreNoNews()
    {
        const QDBusConnection window = bus(u"window"_s);
        const AvahiAnnouncement own({.name = u"own"_s, .port = 4001}, window);
        const auto other = announce(u"other"_s, 4002);
        AvahiSearch search(window);
        search.begin();
        QTRY_COMPARE_WITH_TIMEOUT(search.found().size(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(search.state(), ServerSearch::State::Looked, patience);
        QCOMPARE(search.found().constFirst().name, u"other"_s);
    }

    void aFloodEndsAtItsBound()
    {
        std::vector<std::unique_ptr<AvahiAnnouncement>> flood;
        for (int i = 0; i < ServerSearch::most + 20; ++i)
            flood.push_back(announce(u"flood %1"_s.arg(i), quint16(5'000 + i)));
        const auto search = look();
        // One that Avahi does not find in time is let go.
        constexpr qsizetype least = ServerSearch::most - 5;
        QTRY_VERIFY_WITH_TIMEOUT(search->found().size() >= least && search->state() == ServerSearch::State::Looked,
                                 patience);
        QVERIFY(search->found().size() <= ServerSearch::most);
        flood.clear();
        QTRY_VERIFY_WITH_TIMEOUT(search->found().isEmpty(), patience);
        const auto den = announce(u"Den"_s, 4001); // there is room again
        QTRY_COMPARE_WITH_TIMEOUT(search->found().size(), 1, patience);
    }

    void withoutAvahiItSaysSoAndGoesOnWhenThatComes()
    {
        m_avahi->stop();
        const auto den = announce(u"Den"_s, 4001);
        const auto search = look();
        QTRY_COMPARE_WITH_TIMEOUT(search->state(), ServerSearch::State::NoService, patience);
        QVERIFY(m_avahi->start());
        QTRY_COMPARE_WITH_TIMEOUT(search->found().size(), 1, patience);
        m_avahi->stop();
        QTRY_COMPARE_WITH_TIMEOUT(search->state(), ServerSearch::State::NoService, patience);
        QVERIFY(search->found().isEmpty());
        QVERIFY(m_avahi->start());
        QTRY_COMPARE_WITH_TIMEOUT(search->found().size(), 1, patience);
    }

    void onlyAServerForTheNetworkIsAnnouncedAndAsLongAsItRuns()
    {
        const auto search = look();
        QTemporaryDir folder;
        const HostServer host = announced(hostOnThisComputer);
        auto alone = host(0, folder.filePath(u"hub"_s), HostReach::ThisComputer);
        QVERIFY(alone);
        auto hosted = host(0, folder.filePath(u"network"_s), HostReach::ThisNetwork);
        QVERIFY(hosted && hosted->network);
        QTRY_COMPARE_WITH_TIMEOUT(search->found().size(), 1, patience);
        const FoundServer found = search->found().constFirst();
        QCOMPARE(found.url.port(), hosted->url.port());
        QCOMPARE(found.url.scheme(), u"https"_s);
        QCOMPARE(found.name, instanceNameOf({.name = QSysInfo::machineHostName()}).left(48));
        *hosted = {};
        QTRY_VERIFY_WITH_TIMEOUT(search->found().isEmpty(), patience);
    }

private:
    // Each has its own, as programs have.
    static QDBusConnection bus(const QString &name)
    {
        return QDBusConnection::connectToBus(QDBusConnection::SessionBus, name);
    }
    // As another program's.
    std::unique_ptr<AvahiAnnouncement> announce(const QString &name, quint16 port)
    {
        return std::make_unique<AvahiAnnouncement>(AnnouncedServer{.name = name, .port = port, .tls = true},
                                                   bus(u"another"_s));
    }
    std::unique_ptr<AvahiSearch> look()
    {
        auto search = std::make_unique<AvahiSearch>(bus(u"seeker"_s));
        search->begin();
        return search;
    }

    std::unique_ptr<Avahi> m_avahi;
};

} // namespace tincan

QTEST_MAIN(tincan::AvahiTest)
#include "tst_avahi.moc"
