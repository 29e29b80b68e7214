// What a newer Tincan left, as the window of this one meets it: said in words that help, and not changed by a byte.
#include "core/store/history_files.h"
#include "core/store/store.h"
#include "support/hub_fixture.h"
#include "support/newer_file.h"
#include "two_windows.h"
#include "ui/host_dialog.h"
#include "ui/start_page.h"

#include <QPushButton>

namespace tincan {

class NewerDataTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aNewerHistoryIsSaidAndLeftAsItIs()
    {
        const QTemporaryDir folder;
        HubFixture hub;
        {
            Store store;
            QVERIFY(store.open(folder.path(), hub.url()));
        }
        const QString path = folder.filePath(HistoryFiles::nameOf(hub.url()));
        QVERIFY(makeNewer(path, Left::Whole));
        const QByteArray before = bytesIn(folder.path()).value(HistoryFiles::nameOf(hub.url()));
        auto window = openAlone(folder.path());
        window->workspace()->connectTo(hub.url());
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*window), State::NeedsYou, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!window->page()->emptyText().isEmpty(), patience);
        const QString said = window->page()->emptyText();
        for (const QString &words : {u"newer version"_s, u"left as it is"_s, u"Install that version"_s})
            QVERIFY2(said.contains(words), qPrintable(said));
        QCOMPARE(hub.hub().followers(), 0);
        window.reset();
        QCOMPARE(bytesIn(folder.path()).value(HistoryFiles::nameOf(hub.url())), before);
    }

    void aNewerLogIsNotHosted()
    {
        const QTemporaryDir folder;
        auto window = std::make_unique<MainWindow>(std::make_shared<ServerSet>(folder.path(), hostOnThisComputer));
        window->show();
        const QString hub = window->workspace()->hostFolder(HostReach::ThisComputer);
        QVERIFY(QDir().mkpath(hub));
        QVERIFY(makeNewer(hub + u"/log.sqlite"_s, Left::Whole));
        const auto before = bytesIn(hub);
        window->startPage()->hostButton()->click();
        auto *dialog = questionOf<HostDialog>(*window);
        QVERIFY(dialog);
        dialog->acceptButton()->click();
        const QString said = dialog->complaint();
        for (const QString &words : {u"newer"_s, u"Nothing was changed"_s})
            QVERIFY2(said.contains(words), qPrintable(said));
        QVERIFY2(!said.contains(u"port"_s), qPrintable(said));
        QCOMPARE(bytesIn(hub), before);
    }
};

} // namespace tincan

QTEST_MAIN(tincan::NewerDataTest)
#include "tst_newer_data.moc"
