#include "scripted_search.h"
#include "ui/found_servers.h"
#include "ui/join_dialog.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

FoundServer server(const QString &name, const QString &url)
{
    return {name, QUrl(url)};
}

} // namespace

class FoundServersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        auto search = std::make_unique<ScriptedSearch>();
        m_search = search.get();
        m_dialog =
            std::make_unique<JoinDialog>(QUrl(u"tincan://old.example/"_s), Invitation{.code = u"CODE"_s, .pin = {}},
                                         u"Ada"_s, nullptr, std::move(search));
        m_list = m_dialog->found()->list();
    }
    void cleanup() { m_dialog.reset(); }

    void nobodyIsAskedBeforeItIsShown()
    {
        QCOMPARE(m_search->begun, 0);
        show();
        QCOMPARE(m_search->begun, 1);
        m_dialog->hide();
        show();
        QCOMPARE(m_search->begun, 1);
    }

    void itSaysHowFarItIs_data()
    {
        QTest::addColumn<ServerSearch::State>("state");
        QTest::addColumn<QString>("word");
        QTest::newRow("looking") << ServerSearch::State::Looking << u"Looking"_s;
        QTest::newRow("nobody") << ServerSearch::State::Looked << u"Nobody"_s;
        QTest::newRow("no Avahi") << ServerSearch::State::NoService << u"avahi-daemon"_s;
        QTest::newRow("elsewhere") << ServerSearch::State::NotOnThisSystem << u"on this system"_s;
    }
    void itSaysHowFarItIs()
    {
        QFETCH(ServerSearch::State, state);
        QFETCH(QString, word);
        show();
        m_search->become(state);
        QVERIFY2(m_dialog->found()->words().contains(word), qPrintable(m_dialog->found()->words()));
        QVERIFY(m_list->isHidden());
        QCOMPARE(m_list->accessibleDescription(), m_dialog->found()->words());
    }

    void pickingOneIsTypingItsAddress()
    {
        show();
        m_search->become(ServerSearch::State::Looked,
                         {server(u"Den"_s, u"https://10.0.0.1:1"_s), server(u"Attic"_s, u"https://10.0.0.2:2"_s)});
        QVERIFY(m_list->isVisible());
        QCOMPARE(m_list->item(0)->text(), u"Den\n10.0.0.1:1"_s);
        // Coming by changes nothing; choosing does.
        m_list->setFocus();
        QCOMPARE(m_dialog->addressEdit()->text(), u"tincan://old.example/"_s);
        QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, m_list->visualItemRect(m_list->item(1)).center());
        QCOMPARE(m_dialog->addressEdit()->text(), u"https://10.0.0.2:2"_s);
        QVERIFY(m_dialog->invite().isEmpty()); // the code was for another server
        QTest::keyClick(m_list, Qt::Key_Up);
        QCOMPARE(m_dialog->addressEdit()->text(), u"https://10.0.0.1:1"_s);
        m_dialog->acceptButton()->click();
        QCOMPARE(m_dialog->server(), QUrl(u"https://10.0.0.1:1"_s));
    }

    void whoComesAndGoesLeavesWhatIsChosen()
    {
        show();
        const FoundServer den = server(u"Den"_s, u"https://10.0.0.1:1"_s);
        const FoundServer attic = server(u"Attic"_s, u"https://10.0.0.2:2"_s);
        m_search->become(ServerSearch::State::Looked, {den, attic});
        m_list->setCurrentRow(1);
        QSignalSpy picked(m_dialog->found(), &FoundServers::picked);
        m_dialog->addressEdit()->setText(u"typed since"_s);
        m_search->become(ServerSearch::State::Looked, {attic});
        QCOMPARE(m_list->currentRow(), 0);
        QVERIFY(m_list->item(0)->isSelected());
        m_search->become(ServerSearch::State::Looked, {den});
        m_search->become(ServerSearch::State::NoService);
        QVERIFY(m_list->isHidden());
        QCOMPARE(m_dialog->addressEdit()->text(), u"typed since"_s);
        QCOMPARE(picked.size(), 0);
    }

    void aNameIsNoMarkup()
    {
        show();
        m_search->become(ServerSearch::State::Looked, {server(u"<b>Den</b> 10.9.9.9:1"_s, u"https://10.0.0.1:1"_s)});
        QVERIFY(m_list->item(0)->text().endsWith(u"\n10.0.0.1:1"_s));
        QVERIFY(m_list->item(0)->text().startsWith(u"<b>Den</b>"_s));
    }

private:
    void show()
    {
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }

    std::unique_ptr<JoinDialog> m_dialog;
    ScriptedSearch *m_search = nullptr;
    QListWidget *m_list = nullptr;
};

QTEST_MAIN(FoundServersTest)
#include "tst_found_servers.moc"
