// A server that only a proxy can find: its name leads nowhere from here.
#include "support/hub_fixture.h"
#include "support/socks_proxy.h"
#include "ui/server_set.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;

namespace {

constexpr int patience = 30'000; // milliseconds

} // namespace

class ProxyTest : public QObject
{
    Q_OBJECT

    void set(ServerSet &servers, const ProxyChoice &choice)
    {
        Preferences next = servers.preferences();
        next.proxy = choice;
        servers.setPreferences(next);
    }

private Q_SLOTS:
    void cleanup() { Engine::setProxy({.kind = ProxyChoice::Kind::None}); }

    void everyLineGoesThroughTheProxyAsSoonAsItIsChosen_data()
    {
        QTest::addColumn<TransportKind>("kind");
        for (const TransportKind kind : allTransportKinds)
            QTest::newRow(qPrintable(toWord(kind))) << kind;
    }
    void everyLineGoesThroughTheProxyAsSoonAsItIsChosen()
    {
        QFETCH(TransportKind, kind);
        QTemporaryDir folder;
        HubFixture hub([](HubOptions &options) { options.names += u"tincan.invalid"_s; });
        QVERIFY2(hub.isRunning(), qPrintable(hub.error()));
        SocksProxy proxy(hub.port());
        ServerSet servers(folder.filePath(u"Ada"_s), HostServer());
        Workspace &workspace = *servers.shown();
        workspace.chooseLine({kind});
        workspace.connectTo(QUrl(u"http://tincan.invalid:%1"_s.arg(hub.port())));
        const auto state = [&] { return workspace.lines()->status().state; };
        QTRY_VERIFY_WITH_TIMEOUT(workspace.lines()->status().failure, patience);
        QVERIFY(state() != State::Connected);

        set(servers, {.kind = ProxyChoice::Kind::Socks5, .host = u"127.0.0.1"_s, .port = proxy.port()});
        QTRY_COMPARE_WITH_TIMEOUT(state(), State::Connected, patience);
        QCOMPARE(workspace.lines()->status().line, std::optional(kind));
        QVERIFY(proxy.connections() > 0);

        set(servers, {.kind = ProxyChoice::Kind::None});
        QTRY_VERIFY_WITH_TIMEOUT(state() != State::Connected && workspace.lines()->status().failure, patience);
    }

    void thisComputerIsReachedDirectly()
    {
        QTemporaryDir folder;
        HubFixture hub;
        QVERIFY2(hub.isRunning(), qPrintable(hub.error()));
        ServerSet servers(folder.filePath(u"Ada"_s), HostServer());
        Workspace &workspace = *servers.shown();
        set(servers, {.kind = ProxyChoice::Kind::Socks5, .host = u"127.0.0.1"_s, .port = 1}); // nobody is there
        workspace.connectTo(hub.url());
        QTRY_COMPARE_WITH_TIMEOUT(workspace.lines()->status().state, State::Connected, patience);
    }
};

QTEST_MAIN(ProxyTest)
#include "tst_proxy.moc"
