// A room that is hosted in the window, for this computer and for the network: who is asked what, who gets in, and what
// is there after a restart.
#include "core/server/account_file.h"
#include "fake_keychain.h"
#include "two_windows.h"
#include "ui/connection_chip.h"
#include "ui/host_dialog.h"
#include "ui/invite_dialog.h"
#include "ui/network_hosting.h"
#include "ui/sign_in_dialog.h"
#include "ui/start_page.h"

#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>

namespace tincan {

class HostingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_asked = 0;
        qApp->installEventFilter(this);
    }
    void cleanup()
    {
        m_bob.reset();
        m_ada.reset();
        m_keychain.reset();
    }

    void forThisComputerIsWhatOneGetsWithoutChoosing()
    {
        openAda();
        m_ada->startPage()->hostButton()->click();
        auto *dialog = questionOf<HostDialog>(*m_ada);
        QVERIFY(dialog && dialog->choice(HostReach::ThisComputer)->isChecked());
        dialog->acceptButton()->click();
        QVERIFY(dialog->address().startsWith(u"http://127.0.0.1:"_s));
        dialog->acceptButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_ada), State::Connected, patience);
        QVERIFY(!m_ada->workspace()->hosted().network && !m_ada->workspace()->isSignedIn());
        m_ada->askInvite();
        QVERIFY(questionOf<HostDialog>(*m_ada)); // there is nobody to invite
    }

    void forTheNetworkTheHostIsTheOwnerAndIsAskedNothing()
    {
        hostForTheNetwork();
        QCOMPARE(m_ada->workspace()->profile().server().scheme(), u"https"_s);
        QVERIFY(m_ada->workspace()->isSignedIn());
        QVERIFY(questionOf<InviteDialog>(*m_ada)); // it came by itself
        QCOMPARE(m_asked, 0);
        m_ada->question()->accept();
        type(*m_ada, u"hello"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList{u"hello"_s}, patience);

        const QString hub = m_ada->workspace()->hostFolder(HostReach::ThisNetwork);
        QVERIFY(!(QFile(hub).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther)));
        m_ada.reset();
        const auto accounts = AccountFile::open(hub, {});
        QVERIFY(accounts);
        const QList<Account> people = (*accounts)->people();
        QCOMPARE(people.size(), 1);
        QCOMPARE(people[0].person.name, u"Ada"_s);
        QVERIFY(people[0].role == Role::Owner);
    }

    void whoHasTheLinkMakesAnAccountAndIsIn()
    {
        hostForTheNetwork();
        auto *invite = questionOf<InviteDialog>(*m_ada);
        QVERIFY(invite);
        QTRY_VERIFY_WITH_TIMEOUT(!invite->link().isEmpty(), patience);
        // However this computer is called in the networks that it happens to be in.
        QUrl link(invite->link());
        link.setHost(u"127.0.0.1"_s);
        invite->accept();

        joinAsBob(link);
        type(*m_bob, u"hello"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList{u"hello"_s}, patience);
    }

    void aLinkThatWasReplacedLetsNobodyIn()
    {
        hostForTheNetwork();
        auto *invite = questionOf<InviteDialog>(*m_ada);
        QVERIFY(invite);
        QTRY_VERIFY_WITH_TIMEOUT(invite->renewButton()->isEnabled(), patience);
        const QString old = invite->link();
        invite->renewButton()->click();
        QVERIFY(!invite->renewButton()->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(invite->renewButton()->isEnabled(), patience);
        QVERIFY(invite->link() != old);
        const QString current = invite->link();
        invite->accept();

        m_bob = openAlone(m_folder->filePath(u"Bob"_s));
        m_bob->workspace()->join(m_ada->workspace()->profile().server(), invitationOf(QUrl(old)).value());
        answerAsBob();
        const auto *dialog = questionOf<SignInDialog>(*m_bob);
        QVERIFY(dialog);
        QTRY_COMPARE_WITH_TIMEOUT(dialog->complaint(), u"The name, the password or the invite is wrong."_s, patience);

        m_ada->askInvite(); // the one that holds is shown again
        auto *again = questionOf<InviteDialog>(*m_ada);
        QVERIFY(again);
        QTRY_COMPARE_WITH_TIMEOUT(again->link(), current, patience);
    }

    void anAddressAnswersWhereTheServerItselfDoes()
    {
        hostForTheNetwork();
        m_ada->question()->accept();
        const auto network = m_ada->workspace()->hosted().network;
        const auto port = quint16(m_ada->workspace()->hosted().url.port());
        QCOMPARE(reached(*network), std::optional(true));
        m_ada->workspace()->leave();
        QCOMPARE(reached(*network), std::optional(false));
        // Somebody else's, with a certificate of its own.
        const auto other = hostOnThisComputer(port, m_folder->filePath(u"other"_s), HostReach::ThisNetwork);
        QVERIFY(other);
        QCOMPARE(reached(*network), std::optional(false));
        QCOMPARE(reached(*other->network), std::optional(true));
    }

    void itIsHostedAgainTheSameWayAndNobodyIsAsked()
    {
        hostForTheNetwork();
        const QUrl server = m_ada->workspace()->profile().server();
        auto *invite = questionOf<InviteDialog>(*m_ada);
        QVERIFY(invite);
        QTRY_VERIFY_WITH_TIMEOUT(!invite->link().isEmpty(), patience);
        const QString link = invite->link();
        invite->accept();
        m_ada.reset();

        openAda();
        m_ada->servers()->start();
        QCOMPARE(m_ada->workspace()->profile().server(), server);
        QVERIFY(m_ada->workspace()->hosted().network);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_ada), State::Connected, patience);
        m_ada->askInvite();
        QTRY_COMPARE_WITH_TIMEOUT(questionOf<InviteDialog>(*m_ada)->link(), link, patience);
        QCOMPARE(m_asked, 0);
    }

    void anOwnerWhoseTokenIsLostSignsInUnasked()
    {
        hostForTheNetwork();
        m_ada->question()->accept();
        m_ada->workspace()->profile().setToken({});
        m_ada.reset();
        openAda();
        QList<State> shown;
        connect(m_ada->lines(), &LineState::changed, m_ada.get(), [&] { shown.append(stateOf(*m_ada)); });
        m_ada->servers()->start();
        QVERIFY(!m_ada->workspace()->isSignedIn());
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_ada), State::Connected, patience);
        QVERIFY(m_ada->workspace()->isSignedIn());
        QVERIFY(!shown.contains(State::NeedsYou));
        QCOMPARE(m_asked, 0);
    }

    void whereThePasswordIsLostAsWellItIsAsked()
    {
        hostForTheNetwork();
        m_ada->question()->accept();
        Secrets &secrets = m_ada->workspace()->profile().secrets();
        for (const QString &key : secrets.keys())
            secrets.set(key, {});
        m_ada.reset();
        openAda();
        m_ada->servers()->start();
        QTRY_VERIFY_WITH_TIMEOUT(questionOf<SignInDialog>(*m_ada), patience);
    }

    void aNameThatWillNotDoIsAskedForWithTheOwnersInvite()
    {
        openAda();
        m_ada->workspace()->setName(u"Аda"_s); // its first letter is Cyrillic
        chooseTheNetwork();
        QTRY_VERIFY(questionOf<InviteDialog>(*m_ada));
        QSignalSpy failed(m_ada->workspace(), &Workspace::signInFailed);
        QTRY_VERIFY_WITH_TIMEOUT(!failed.isEmpty(), patience);
        m_ada->question()->accept();
        QTRY_VERIFY(questionOf<SignInDialog>(*m_ada)); // by itself
        auto *dialog = questionOf<SignInDialog>(*m_ada);
        QVERIFY(!dialog->inviteEdit()->text().isEmpty());
        dialog->nameEdit()->setText(u"Ada"_s);
        dialog->passwordEdit()->setText(u"correct horse"_s);
        dialog->acceptButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_ada), State::Connected, patience);
        QCOMPARE(m_ada->workspace()->profile().owner(), QString()); // no password was made up
    }

    void whoSignsOutStaysOut()
    {
        hostForTheNetwork();
        m_ada->question()->accept();
        m_ada->workspace()->signOut();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_ada), State::NeedsYou, patience);
        QVERIFY(!m_ada->workspace()->isSignedIn());
    }

    void whatIsSaidForThisComputerIsNotForTheNetwork()
    {
        openAda();
        const Workspace &workspace = *m_ada->workspace();
        QVERIFY(workspace.hostFolder(HostReach::ThisComputer) != workspace.hostFolder(HostReach::ThisNetwork));
        hostForTheNetwork();
        m_ada->question()->accept();
        const auto port = quint16(m_ada->workspace()->hosted().url.port());
        m_ada->leaveServer();
        // The port is free again, and plain this time.
        auto server = hostOnThisComputer(port, workspace.hostFolder(HostReach::ThisComputer));
        QVERIFY(server);
        m_ada->workspace()->host(*server);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_ada), State::Connected, patience);
        QCOMPARE(texts(*m_ada), QStringList());
    }

    void theInvitationEndsWithTheHosting()
    {
        hostForTheNetwork();
        QVERIFY(questionOf<InviteDialog>(*m_ada));
        m_ada->workspace()->leave();
        QVERIFY(!m_ada->question());
    }

    // The token is in the keychain: the window is there at once, and nobody is asked before the keychain has answered.
    void aKeychainThatAnswersLateHoldsNobodyUp()
    {
        m_keychain = std::make_shared<FakeKeychain>();
        hostForTheNetwork();
        m_ada->question()->accept();
        m_keychain->answerAll();
        m_ada.reset();
        QVERIFY(m_keychain->secrets.size() >= 2);

        openAda();
        m_ada->servers()->start();
        QVERIFY(!m_ada->isOnStartPage());
        QList<State> shown;
        connect(m_ada->lines(), &LineState::changed, m_ada.get(), [&] { shown.append(stateOf(*m_ada)); });
        // The server has refused us by now, which nobody need hear of.
        QSignalSpy told(m_ada->workspace()->engine(), &Engine::statusChanged);
        const auto refused = [&told] {
            return std::any_of(told.begin(), told.end(), [](const QList<QVariant> &one) {
                return one[0].value<ConnectionStatus>().state == State::NeedsYou;
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(refused(), patience);
        QVERIFY(!shown.contains(State::NeedsYou));
        QVERIFY(m_ada->chip()->button()->isHidden()); // nor sign in
        m_keychain->answerAll();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_ada), State::Connected, patience);
        QVERIFY(m_ada->workspace()->isSignedIn());
        QVERIFY(!shown.contains(State::NeedsYou));
        QCOMPARE(m_asked, 0);
    }

    // It stands in no list of servers that were joined.
    void aSecondAccountThatIsForgottenTakesNothingFromTheHost()
    {
        hostForTheNetwork();
        Workspace *hosting = m_ada->workspace();
        const QUrl url = hosting->hosted().url;
        const QByteArray pin = hosting->profile().pin(url);
        QVERIFY(!pin.isEmpty());
        while (QDialog *question = m_ada->question())
            question->reject();
        m_ada->askAccount(hosting);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_ada), State::NeedsYou, patience);
        while (QDialog *question = m_ada->question())
            question->reject();
        const QUrl account = m_ada->workspace()->profile().server();
        QVERIFY(account != url);
        m_ada->servers()->forget(account);
        QVERIFY(hosting->isSignedIn());
        QCOMPARE(hosting->profile().pin(url), pin);
    }

private:
    // Counts the questions, also those that have gone again.
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::Show && qobject_cast<SignInDialog *>(object))
            ++m_asked;
        return false;
    }
    void openAda()
    {
        m_ada = std::make_unique<MainWindow>(
            std::make_shared<ServerSet>(m_folder->filePath(u"Ada"_s), hostOnThisComputer, m_keychain));
        m_ada->show();
        QVERIFY(QTest::qWaitForWindowActive(m_ada.get()));
    }
    void chooseTheNetwork()
    {
        m_ada->askHost();
        auto *dialog = questionOf<HostDialog>(*m_ada);
        QVERIFY(dialog);
        dialog->choice(HostReach::ThisNetwork)->click();
        dialog->acceptButton()->click();
    }
    void hostForTheNetwork()
    {
        if (!m_ada)
            openAda();
        m_ada->workspace()->setName(u"Ada"_s);
        chooseTheNetwork();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_ada), State::Connected, patience);
    }
    static std::optional<bool> reached(NetworkHosting &network)
    {
        QObject context;
        std::optional<bool> found;
        network.reach(u"127.0.0.1"_s, &context, [&found](bool one) { found = one; });
        return QTest::qWaitFor([&found] { return found.has_value(); }, patience) ? found : std::nullopt;
    }
    void answerAsBob()
    {
        QTRY_VERIFY_WITH_TIMEOUT(questionOf<SignInDialog>(*m_bob), patience);
        auto *dialog = questionOf<SignInDialog>(*m_bob);
        dialog->nameEdit()->setText(u"Bob"_s);
        dialog->passwordEdit()->setText(u"correct horse"_s);
        dialog->acceptButton()->click();
    }
    void joinAsBob(const QUrl &link)
    {
        m_bob = openAlone(m_folder->filePath(u"Bob"_s));
        m_bob->workspace()->join(serverOf(link).value(), invitationOf(link).value());
        answerAsBob();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_bob), State::Connected, patience);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeKeychain> m_keychain;
    std::unique_ptr<MainWindow> m_ada;
    std::unique_ptr<MainWindow> m_bob;
    int m_asked = 0;
};

} // namespace tincan

QTEST_MAIN(tincan::HostingTest)
#include "tst_hosting.moc"
