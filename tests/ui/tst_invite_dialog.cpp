// What the invitation says of links and addresses, and of what was found out about them and what was not.
#include "fake_network.h"
#include "ui/copy_row.h"
#include "ui/invite_dialog.h"
#include "ui/qr_code.h"
#include "ui/server_set.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>

namespace tincan {

using namespace Qt::StringLiterals;

class InviteDialogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_network = std::make_shared<FakeNetwork>();
        m_network->has = {{u"192.168.178.23"_s, u"wlan0"_s, true}, {u"10.0.0.4"_s, u"eth0"_s, true}};
        m_servers = std::make_unique<ServerSet>(m_folder->path(), HostServer());
    }
    void cleanup()
    {
        m_dialog.reset();
        m_servers.reset();
    }

    void theLinkIsTheFirstAddressesUntilAnotherIsChosen()
    {
        open();
        QVERIFY(m_dialog->link().startsWith(u"tincan://192.168.178.23:4100/?invite="_s));
        m_dialog->choices().at(1)->click();
        QVERIFY(m_dialog->link().startsWith(u"tincan://10.0.0.4:4100/?invite="_s));
        m_dialog->linkRow()->button()->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), m_dialog->link());
        const QString copied = m_dialog->linkRow()->button()->text();
        m_dialog->choices().at(0)->click();
        QVERIFY(m_dialog->linkRow()->button()->text() != copied); // this one is not
    }

    void howLongItHoldsIsSaid()
    {
        open();
        QVERIFY2(m_dialog->life().contains(u"50"_s) && m_dialog->life().contains(u"2026"_s),
                 qPrintable(m_dialog->life()));
    }

    void eachAddressSaysWhatWasFound()
    {
        open();
        QVERIFY(m_dialog->choices().at(0)->text().contains(u"192.168.178.23 (wlan0): trying"_s));
        m_network->tried[u"192.168.178.23"_s](true);
        m_network->tried[u"10.0.0.4"_s](false);
        QVERIFY(m_dialog->choices().at(0)->text().endsWith(u": answers"_s));
        QVERIFY(m_dialog->choices().at(1)->text().endsWith(u": does not answer"_s));
        QVERIFY(m_dialog->reachWords().startsWith(u"Tried from this computer alone."_s));
        QVERIFY(m_dialog->reachWords().contains(u"4100"_s)); // what a firewall would have to let in
    }

    void whereNothingAnswersNobodyIsSaidToReachIt()
    {
        open();
        m_network->tried[u"192.168.178.23"_s](false);
        QVERIFY(!m_dialog->reachWords().startsWith(u"Nobody"_s));
        m_network->tried[u"10.0.0.4"_s](false);
        QVERIFY(m_dialog->reachWords().startsWith(u"Nobody"_s));
    }

    void withoutANetworkOnlyThisComputerReachesIt()
    {
        m_network->has.clear();
        open();
        QVERIFY(m_dialog->reachWords().startsWith(u"Only this computer"_s));
        QVERIFY(m_dialog->link().startsWith(u"tincan://127.0.0.1:4100/"_s));
        QVERIFY(!m_dialog->findChild<QrCode *>()->isVisible()); // no phone gets there
    }

    void anAddressOfTheInternetIsSaidToBeOne()
    {
        open();
        QVERIFY(!m_dialog->reachWords().contains(u"internet"_s));
        m_network->has.append({u"203.0.113.7"_s, u"eth1"_s, false});
        open();
        QVERIFY(m_dialog->reachWords().contains(u"internet"_s));
    }

    void aLinkThatCannotBeMadeIsComplainedOf()
    {
        m_network->invite = Failure{.detail = u"the disk is full"_s};
        open();
        QVERIFY(m_dialog->complaint().contains(u"the disk is full"_s));
        QCOMPARE(m_dialog->link(), QString());
        m_network->invite = HostInvite{.id = u"2"_s, .code = u"other"_s, .uses = 1, .expires = {}};
        m_dialog->renewButton()->click();
        QCOMPARE(m_dialog->complaint(), QString());
        QVERIFY(m_dialog->link().contains(u"invite=other"_s));
    }

private:
    void open()
    {
        m_servers->shown()->host(
            {std::make_shared<int>(), QUrl(u"https://127.0.0.1:4100"_s), {}, [] { return 1; }, m_network});
        m_dialog = std::make_unique<InviteDialog>(m_servers->shown(), nullptr);
        m_dialog->show();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeNetwork> m_network;
    std::unique_ptr<ServerSet> m_servers;
    std::unique_ptr<InviteDialog> m_dialog;
};

} // namespace tincan

QTEST_MAIN(tincan::InviteDialogTest)
#include "tst_invite_dialog.moc"
