// Two accounts on one server, in one window: each is somebody of its own, now and at the next start.
#include "account_windows.h"
#include "ui/forget_dialog.h"
#include "ui/name_dialog.h"
#include "ui/server_address.h"
#include "ui/server_rail.h"
#include "ui/sign_in_dialog.h"

#include <QLineEdit>
#include <QPushButton>

namespace tincan {

class AccountsTest : public AccountWindows
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        open();
        m_ada->activateWindow(); // where nobody looks nothing is asked
        QVERIFY(QTest::qWaitForWindowActive(m_ada.get()));
    }
    void cleanup() { close(); }

    void aSecondAccountSignsInBesideTheFirst()
    {
        Workspace *first = m_ada->workspace();
        addBobToAdasWindow();
        QVERIFY(m_ada->workspace() != first);
        QCOMPARE(m_ada->workspace()->profile().name(), u"Bob"_s);
        QCOMPARE(first->profile().name(), u"Ada"_s);
        QCOMPARE(first->lines()->status().state, State::Connected);
        QVERIFY(first->people()->self() != self(*m_ada));
        QCOMPARE(self(*m_ada), self(*m_bob));
        QCOMPARE(m_ada->rail()->buttons().size(), 2);
        QVERIFY(m_ada->rail()->buttons()[1]->accessibleName().startsWith(m_hub->url().authority() + u" (Bob)"_s));
        // What one writes, the other reads as somebody else's.
        type(*m_ada, u"from Bob"_s);
        m_ada->showWorkspace(first);
        QTRY_VERIFY_WITH_TIMEOUT(texts(*m_ada).contains(u"from Bob"_s), patience);
        QVERIFY(!m_ada->page()->model()->rows().back().own);
        QTRY_VERIFY_WITH_TIMEOUT(texts(*m_bob).contains(u"from Bob"_s), patience);
        QVERIFY(m_bob->page()->model()->rows().back().own); // also on Bob's other device
    }

    void bothAreThereAtTheNextStart()
    {
        addBobToAdasWindow();
        type(*m_ada, u"kept"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_hub->hub().head().seq, 1, patience);
        m_ada->close();
        m_ada.reset();
        m_ada = openWindow(u"Ada"_s);
        const auto &all = m_ada->servers()->all();
        QCOMPARE(all.size(), size_t(2));
        for (const auto &workspace : all)
            QTRY_COMPARE_WITH_TIMEOUT(workspace->lines()->status().state, State::Connected, patience);
        QCOMPARE(all[0]->profile().name(), u"Ada"_s);
        QCOMPARE(all[1]->profile().name(), u"Bob"_s);
        QVERIFY(!m_ada->question());
        QCOMPARE(m_ada->workspace(), all[1].get()); // that was shown last
        QTRY_VERIFY_WITH_TIMEOUT(texts(*m_ada).contains(u"kept"_s), patience);
    }

    void aNameThatIsChangedIsOneAccounts()
    {
        Workspace *first = m_ada->workspace();
        addBobToAdasWindow();
        m_ada->workspace()->setName(u"Robert"_s);
        QCOMPARE(first->profile().name(), u"Ada"_s);
        first->setName(u"Countess"_s);
        QCOMPARE(m_ada->workspace()->profile().name(), u"Robert"_s);
    }

    void signingOutAndForgettingLeaveTheOtherAlone()
    {
        Workspace *first = m_ada->workspace();
        addBobToAdasWindow();
        m_ada->workspace()->signOut();
        QTRY_VERIFY_WITH_TIMEOUT(!m_ada->workspace()->isSignedIn(), patience);
        QVERIFY(first->isSignedIn());
        QCOMPARE(first->lines()->status().state, State::Connected);
        first->profile().setPin(m_hub->url(), "aa");
        const QUrl place = m_ada->workspace()->profile().server();
        QVERIFY(m_ada->servers()->historySize(place) > 0);
        const qint64 before = m_ada->servers()->historySize(m_hub->url());
        m_ada->askForget(place);
        auto *dialog = qobject_cast<ForgetDialog *>(m_ada->question());
        QVERIFY(dialog && dialog->windowTitle().contains(u"(Bob)"_s));
        dialog->acceptButton()->click();
        QCOMPARE(m_ada->workspace(), first);
        QCOMPARE(m_ada->servers()->historySize(place), 0);
        QVERIFY(m_ada->servers()->historySize(m_hub->url()) >= before);
        QVERIFY(first->isSignedIn());
        QCOMPARE(first->profile().pin(m_hub->url()), QByteArray("aa"));
        QVERIFY(!m_ada->servers()->profile().knows(place));
        QCOMPARE(m_ada->servers()->nextAccount(place), place); // it is free again
    }

    // What signs in at the server of before is not for the new one, whoever it signs in.
    void anotherCertificateEndsAllAccountsThere()
    {
        Workspace *first = m_ada->workspace();
        addBobToAdasWindow();
        Workspace *second = m_ada->workspace();
        first->profile().setPin(m_hub->url(), QByteArray(64, 'a'));
        first->join(m_hub->url(), {.code = {}, .pin = QByteArray(64, 'b')});
        QVERIFY(!first->isSignedIn());
        QVERIFY(!second->isSignedIn());
        QTRY_VERIFY_WITH_TIMEOUT(second->lines()->status().state != State::Connected, patience);
    }

    void whoSignsInTwiceHearsOfIt()
    {
        m_ada->askAccount(m_ada->workspace());
        QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<SignInDialog *>(m_ada->question()), patience);
        auto *dialog = qobject_cast<SignInDialog *>(m_ada->question());
        QTest::keyClicks(dialog->nameEdit(), u"Ada"_s);
        QTest::keyClicks(dialog->passwordEdit(), QString::fromUtf8(somePassword));
        QTest::keyClick(dialog->passwordEdit(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_ada->page()->notice()->text().contains(u"twice"_s), patience);
    }

    void signingOutCountsWithoutTheServer()
    {
        m_hub->stop();
        QTRY_VERIFY_WITH_TIMEOUT(m_ada->lines()->status().state != State::Connected, patience);
        m_ada->workspace()->signOut();
        QVERIFY(!m_ada->workspace()->isSignedIn());
        QTRY_VERIFY_WITH_TIMEOUT(m_ada->page()->notice()->text().contains(u"signed out on this computer"_s), patience);
        QVERIFY(m_ada->workspace()->profile().token().isEmpty());
    }

    void anInviteForAServerThatOneIsOnSaysWhatToDo()
    {
        m_ada->comeForward(m_hub->url(), {.code = u"somebody"_s, .pin = {}});
        QVERIFY(m_ada->page()->notice()->text().contains(u"Another account"_s));
        QVERIFY(!m_ada->question());
    }

    void aLinkLeadsToTheAccountThatIsShownWhereItIsClicked()
    {
        Workspace *first = m_ada->workspace();
        addBobToAdasWindow();
        Workspace *second = m_ada->workspace();
        m_ada->comeForward(m_hub->url());
        QCOMPARE(m_ada->workspace(), second);
        m_ada->showWorkspace(first);
        m_ada->comeForward(m_hub->url());
        QCOMPARE(m_ada->workspace(), first);
        const std::unique_ptr<MainWindow> another(m_ada->openAnother());
        another->setAttribute(Qt::WA_DeleteOnClose, false);
        another->showWorkspace(second);
        m_ada->comeForward(m_hub->url());
        QCOMPARE(m_ada->workspace(), first);
        QVERIFY(!m_ada->question());
    }

    void whereNobodyIsAskedTheNameTellsThemApart()
    {
        const HubFixture openHub;
        m_ada->workspace()->join(openHub.url());
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->lines()->status().state, State::Connected, patience);
        Workspace *first = m_ada->workspace();
        m_ada->askAccount(first);
        auto *dialog = qobject_cast<NameDialog *>(m_ada->question());
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QLineEdit *>()->text(), QString());
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"Eve"_s);
        dialog->acceptButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->lines()->status().state, State::Connected, patience);
        QVERIFY(m_ada->workspace() != first);
        type(*m_ada, u"from Eve"_s);
        m_ada->showWorkspace(first);
        QTRY_VERIFY_WITH_TIMEOUT(texts(*m_ada).contains(u"from Eve"_s), patience);
        QCOMPARE(m_ada->page()->model()->rows().back().sender.name, u"Eve"_s);
        QCOMPARE(first->profile().name(), u"Ada"_s);
    }

    void theAddressNamesTheAccountToPeopleAlone()
    {
        const QUrl place(u"http://2@chat.example:8080"_s);
        QCOMPARE(ServerAddress::words(place), u"chat.example:8080 (2)"_s);
        QCOMPARE(ServerAddress::words(place, u"Ada"_s), u"chat.example:8080 (Ada)"_s);
        // Cyrillic, which looks like another name.
        QVERIFY(ServerAddress::words(QUrl(u"http://xn--80ak6aa92e.com"_s)).contains(u"xn--80ak6aa92e.com"_s));
        QVERIFY(std::holds_alternative<QString>(ServerAddress::parse(u"http://[fe80::1%25a%E2%80%AEb]:8080"_s)));
        QCOMPARE(ServerAddress::withoutAccount(place), QUrl(u"http://chat.example:8080"_s));
        // Nobody types it, and no link brings it.
        QCOMPARE(std::get<QUrl>(ServerAddress::parse(place.toString())), ServerAddress::withoutAccount(place));
    }

private:
    void addBobToAdasWindow()
    {
        m_ada->askAccount(m_ada->workspace());
        QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<SignInDialog *>(m_ada->question()), patience); // it comes by itself
        auto *dialog = qobject_cast<SignInDialog *>(m_ada->question());
        QCOMPARE(dialog->nameEdit()->text(), QString()); // not the first one's
        QTest::keyClicks(dialog->nameEdit(), u"Bob"_s);
        QTest::keyClicks(dialog->passwordEdit(), QString::fromUtf8(somePassword));
        QTest::keyClick(dialog->passwordEdit(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->lines()->status().state, State::Connected, patience);
    }
};

} // namespace tincan

QTEST_MAIN(tincan::AccountsTest)
#include "tst_accounts.moc"
