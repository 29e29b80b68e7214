// L9: whoever quits during a fault is not kept waiting, and finds what was typed and what was queued again.
#include "support/fault_proxy.h"
#include "support/hub_fixture.h"
#include "ui/chat_page.h"
#include "ui/line_state.h"
#include "ui/main_window.h"

#include <QElapsedTimer>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;

namespace {

constexpr int patience = 30'000; // milliseconds

Faults with(const std::function<void(Faults &)> &change)
{
    Faults faults;
    change(faults);
    return faults;
}

QStringList texts(const MainWindow &window)
{
    QStringList all;
    for (const Message &message : window.page()->model()->rows())
        all += message.text;
    return all;
}

} // namespace

class TestLeaving : public QObject
{
    Q_OBJECT

    static std::unique_ptr<MainWindow> openWindow(const QString &folder, const QUrl &server, TransportKind kind)
    {
        auto window = std::make_unique<MainWindow>(std::make_shared<ServerSet>(folder, HostServer()));
        window->workspace()->setName(u"Ada"_s);
        window->workspace()->profile().setChoice(LineChoice{kind});
        window->show();
        window->workspace()->connectTo(server);
        return window;
    }

private Q_SLOTS:
    void itTakesNoTimeAndLosesNothing_data()
    {
        QTest::addColumn<TransportKind>("kind");
        QTest::addColumn<QJsonObject>("faults");
        const QList<std::pair<const char *, Faults>> faults{
            {"half-open", with([](Faults &f) { f.up.stalled = f.down.stalled = true; })},
            {"stalled towards the server", with([](Faults &f) { f.up.stalled = true; })},
            {"nobody answers", with([](Faults &f) { f.mute = true; })},
            {"a server that is busy",
             with([](Faults &f) { f.answer = "HTTP/1.1 503 Busy\r\nRetry-After: 60\r\nContent-Length: 0\r\n\r\n"; })},
        };
        for (const TransportKind kind : allTransportKinds)
            for (const auto &[name, what] : faults)
                QTest::addRow("%s, %s", qPrintable(toWord(kind)), name) << kind << what.toJson();
    }
    void itTakesNoTimeAndLosesNothing()
    {
        QFETCH(const TransportKind, kind);
        QFETCH(const QJsonObject, faults);
        const QTemporaryDir folder;
        HubFixture hub;
        FaultProxy proxy(hub.port());
        QVERIFY(proxy.start());
        auto window = openWindow(folder.path(), proxy.url(), kind);
        QTRY_COMPARE_WITH_TIMEOUT(window->lines()->status().state, State::Connected, patience);
        proxy.setFaults(Faults::fromJson(faults).value());
        if (faults.contains(u"mute"_s) || faults.contains(u"answer"_s))
            proxy.cutAll(true);

        QTextEdit *edit = window->page()->composer()->edit();
        QTest::keyClicks(edit, u"confirmed"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(texts(*window), QStringList{u"confirmed"_s}); // on disk
        QTest::keyClicks(edit, u"half a senten"_s);
        QElapsedTimer leaving;
        leaving.start();
        QVERIFY(window->close());
        window.reset();
        QVERIFY2(leaving.elapsed() < 2000, qPrintable(u"%1 ms"_s.arg(leaving.elapsed())));

        proxy.heal();
        window = openWindow(folder.path(), proxy.url(), kind);
        QTRY_COMPARE_WITH_TIMEOUT(window->lines()->status().state, State::Connected, patience);
        QTRY_COMPARE_WITH_TIMEOUT(window->page()->model()->rowCount(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(window->page()->model()->rows().back().delivery, Delivery::Sent, patience);
        QCOMPARE(window->page()->composer()->text(), u"half a senten"_s);
        QCOMPARE(hub.hub().head().seq, 1);
    }
};

QTEST_MAIN(TestLeaving)
#include "tst_leaving.moc"
