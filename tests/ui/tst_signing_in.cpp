// A server that asks who one is, as a person meets it: an invite makes an account, a wrong password is said, and the
// next start asks nothing.
#include "fake_keychain.h"
#include "support/hub_fixture.h"
#include "two_windows.h"
#include "ui/connection_chip.h"
#include "ui/join_dialog.h"
#include "ui/sign_in_dialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

namespace tincan {

class SigningInTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_hub = std::make_unique<HubFixture>([](HubOptions &options) { options.accounts = true; });
        m_window = openAlone(m_folder->filePath(u"Ada"_s));
        m_asked = 0;
        qApp->installEventFilter(this);
    }
    void cleanup()
    {
        m_window.reset();
        m_hub.reset();
    }

    void anInviteMakesAnAccount()
    {
        m_window->workspace()->join(m_hub->url(), invitation());
        QTRY_VERIFY(questionOf<SignInDialog>(*m_window)); // it comes by itself
        answer(u"correct horse"_s);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::Connected, patience);
        QVERIFY(!m_window->question());
        QVERIFY(m_window->workspace()->isSignedIn());
        type(*m_window, u"hello"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_hub->hub().head().seq, 1, patience);
        const QFile tokens(m_folder->filePath(u"Ada/tokens.ini"_s));
        QVERIFY(tokens.exists());
        QVERIFY(!(tokens.permissions() & (QFile::ReadGroup | QFile::ReadOther)));

        m_window.reset();
        m_window = openAlone(m_folder->filePath(u"Ada"_s));
        m_window->servers()->start();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::Connected, patience);
        QCOMPARE(m_asked, 1);
    }

    void anInvitesLinkLeadsToTheAccountAtOnce()
    {
        m_window->askJoin();
        auto *join = questionOf<JoinDialog>(*m_window);
        QVERIFY(join && join->nameEdit()->isVisible());
        join->addressEdit()->setText(u"tincan://%1/?invite=%2"_s.arg(m_hub->url().authority(), invitation().code));
        QVERIFY(!join->nameEdit()->isVisible()); // the account has one
        join->nameEdit()->clear();
        join->acceptButton()->click();
        auto *account = questionOf<SignInDialog>(*m_window);
        QVERIFY(account);
        QCOMPARE(account->nameEdit()->text(), QString());
        QTRY_VERIFY(account->nameEdit()->hasFocus());
        QTest::keyClicks(account->nameEdit(), u"Ada"_s);
        QTest::keyClick(account->nameEdit(), Qt::Key_Return);
        QVERIFY(account->passwordEdit()->hasFocus()); // it is what misses
        QTest::keyClicks(account->passwordEdit(), u"correct horse"_s);
        QTest::keyClick(account->passwordEdit(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::Connected, patience);
        QCOMPARE(m_window->workspace()->profile().name(), u"Ada"_s);
        QVERIFY(!m_window->question());
    }

    void aLinkThatTheProgramWasStartedWithLeadsThereToo()
    {
        m_window->comeForward(m_hub->url(), {.code = u"wrong"_s, .pin = {}});
        auto *join = questionOf<JoinDialog>(*m_window);
        QVERIFY(join && !join->nameEdit()->isVisible());
        join->reject();
        m_window->servers()->start(m_hub->url(), {.code = u"wrong"_s, .pin = {}});
        QTRY_VERIFY(questionOf<SignInDialog>(*m_window));
        QCOMPARE(questionOf<SignInDialog>(*m_window)->inviteEdit()->text(), u"wrong"_s);
    }

    void aServerThatAsksNobodyTakesTheQuestionAway()
    {
        const HubFixture open([](HubOptions &options) { options.open = true; });
        m_window->workspace()->join(open.url(), {.code = u"old"_s, .pin = {}});
        QCoreApplication::sendPostedEvents(m_window.get());
        QVERIFY(questionOf<SignInDialog>(*m_window));
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::Connected, patience);
        QVERIFY(!m_window->question());
        QCOMPARE(m_window->workspace()->inviteCode(), QString());
        m_window->comeForward(open.url(), {.code = u"old"_s, .pin = {}});
        ConnectionStatus lost;
        lost.state = State::Waiting;
        m_window->lines()->setStatus(lost);
        QCoreApplication::sendPostedEvents(m_window.get());
        QCOMPARE(m_asked, 1);
        m_window->leaveServer();
    }

    void aLinkIsForTheServerThatItNames()
    {
        m_window->workspace()->join(m_hub->url(), {.code = u"wrong"_s, .pin = {}});
        QVERIFY(m_window->workspace()->isInvited());
        m_window->workspace()->connectTo(QUrl(u"http://127.0.0.1:1"_s));
        QVERIFY(!m_window->workspace()->isInvited());
    }

    void aLinkThatAsksToJoinSaysSoAndWhatItNames()
    {
        const QUrl server(u"https://chat.example.org:8443"_s);
        m_window->comeForward(server, {.code = u"CODE-7"_s, .pin = QByteArray("9f86d081").repeated(8)});
        auto *join = questionOf<JoinDialog>(*m_window);
        QVERIFY(join);
        QCOMPARE(join->addressEdit()->text(), server.toString());
        QString shown;
        for (const QLabel *label : join->findChildren<QLabel *>())
            shown += label->text() + u'\n';
        for (const QString &words : {shown, join->accessibleDescription()}) {
            QVERIFY(words.contains(u"A link was opened."_s));
            QVERIFY(words.contains(u"chat.example.org:8443"_s));
            QVERIFY(words.contains(u"CODE-7"_s));
            QVERIFY(words.contains(u"9f86 d081 9f86 d081"_s));
        }
        join->reject();
        QTRY_VERIFY(!m_window->question());
        m_window->askJoin(); // by oneself
        QVERIFY(!m_window->question()->accessibleDescription().contains(u"A link"_s));
        m_window->question()->reject();
    }

    void aLinkThatComesAfterANoAsksForTheAccount()
    {
        m_window->workspace()->join(m_hub->url());
        QTRY_VERIFY_WITH_TIMEOUT(questionOf<SignInDialog>(*m_window), patience);
        const QString heading = m_window->question()->windowTitle();
        m_window->question()->reject();
        const Invitation invite = invitation();
        m_window->comeForward(m_hub->url(), invite);
        auto *account = questionOf<SignInDialog>(*m_window);
        QVERIFY(account && account->windowTitle() != heading);
        QCOMPARE(account->inviteEdit()->text(), invite.code);
        answer(u"correct horse"_s);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::Connected, patience);

        m_window->workspace()->signOut();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::NeedsYou, patience);
        m_window->askSignIn();
        QCOMPARE(m_window->question()->windowTitle(), heading); // the account is there
    }

    void whereWhatSignsInIsKeptIsSaid()
    {
        m_window->workspace()->join(m_hub->url());
        QTRY_VERIFY_WITH_TIMEOUT(questionOf<SignInDialog>(*m_window), patience);
        QVERIFY(questionOf<SignInDialog>(*m_window)->placeWords().startsWith(u"No keychain"_s));
        m_window.reset();

        const auto keychain = std::make_shared<FakeKeychain>();
        m_window = std::make_unique<MainWindow>(
            std::make_shared<ServerSet>(m_folder->filePath(u"Bob"_s), HostServer(), keychain));
        m_window->show();
        m_window->workspace()->join(m_hub->url());
        m_window->askSignIn();
        const auto *dialog = questionOf<SignInDialog>(*m_window);
        QVERIFY(dialog);
        QCOMPARE(dialog->placeWords(), QString()); // it is not known yet, and nobody waits
        keychain->answerAll();
        QVERIFY(dialog->placeWords().contains(u"in the system's keychain"_s));
    }

    void afterAWrongAnswerTheFieldThatIsWrongHasTheFocus()
    {
        m_window->workspace()->join(m_hub->url());
        QTRY_VERIFY_WITH_TIMEOUT(questionOf<SignInDialog>(*m_window), patience);
        auto *dialog = questionOf<SignInDialog>(*m_window);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        dialog->nameEdit()->setText(u"Bob"_s);
        dialog->passwordEdit()->setText(u"wrong horse"_s);
        QTest::keyClick(dialog->passwordEdit(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog->complaint().isEmpty(), patience);
        QVERIFY(dialog->passwordEdit()->hasFocus());
        QCOMPARE(dialog->passwordEdit()->selectedText().size(), 11);
    }

    void aWrongPasswordIsSaidAndTheRightOneIsTaken()
    {
        m_window->workspace()->join(m_hub->url(), invitation());
        QTRY_VERIFY(questionOf<SignInDialog>(*m_window));
        answer(u"correct horse"_s);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::Connected, patience);
        m_window->workspace()->signOut();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::NeedsYou, patience);
        QVERIFY(!m_window->workspace()->isSignedIn());
        type(*m_window, u"meanwhile"_s);
        QCoreApplication::sendPostedEvents(m_window.get());
        QCOMPARE(m_asked, 1); // who signs out is not asked at once

        Q_EMIT m_window->chip()->actionChosen(ChipText::Action::SignIn);
        const auto *dialog = questionOf<SignInDialog>(*m_window);
        QVERIFY(dialog);
        answer(u"wrong horse"_s);
        QTRY_COMPARE_WITH_TIMEOUT(dialog->complaint(), u"The name, the password or the invite is wrong."_s, patience);
        answer(u"correct horse"_s);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::Connected, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_hub->hub().head().seq, 1, patience); // what was written meanwhile
    }

    // Two people at one computer. The first may have begun to write before anybody was asked.
    void whoSignsInAfterSomebodySeesNoneOfTheirDrafts()
    {
        for (const QString &name : {u"Ada"_s, u"Bob"_s})
            m_hub->hub().administer({{u"command"_s, u"user add"_s},
                                     {u"name"_s, name},
                                     {u"password"_s, u"correct horse"_s},
                                     {u"role"_s, u"member"_s}});
        const Composer &composer = *m_window->page()->composer();
        m_window->workspace()->join(m_hub->url());
        QTRY_VERIFY_WITH_TIMEOUT(questionOf<SignInDialog>(*m_window), patience);
        QTest::keyClicks(composer.edit(), u"begun by Ada"_s);
        answerAs(u"Ada"_s);
        QCOMPARE(composer.text(), u"begun by Ada"_s);

        signInAfter(u"Bob"_s);
        QCOMPARE(composer.text(), QString());
        QTest::keyClicks(composer.edit(), u"begun by Bob"_s);
        signInAfter(u"Ada"_s);
        QCOMPARE(composer.text(), u"begun by Ada"_s);

        m_window.reset();
        m_window = openAlone(m_folder->filePath(u"Ada"_s));
        m_window->servers()->start();
        QCOMPARE(m_window->page()->composer()->text(), u"begun by Ada"_s); // before the server was asked
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::Connected, patience);
        signInAfter(u"Bob"_s);
        QCOMPARE(m_window->page()->composer()->text(), u"begun by Bob"_s);
    }

    void whoTakesTheQuestionAwayIsNotAskedAgain()
    {
        m_window->workspace()->join(m_hub->url());
        QTRY_VERIFY_WITH_TIMEOUT(questionOf<SignInDialog>(*m_window), patience);
        m_window->question()->reject();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QCOMPARE(stateOf(*m_window), State::NeedsYou);
        m_window->lines()->setStatus(m_window->lines()->status());
        QCoreApplication::sendPostedEvents(m_window.get());
        QCOMPARE(m_asked, 1);
    }

private:
    // Counts the questions, also those that have gone again.
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::Show && qobject_cast<SignInDialog *>(object))
            ++m_asked;
        return false;
    }
    Invitation invitation() const { return {.code = QString::fromLatin1(m_hub->hub().firstInvite()), .pin = {}}; }
    // As it is typed into the question that waits.
    void answer(const QString &password, const QString &name = u"Ada"_s)
    {
        auto *dialog = questionOf<SignInDialog>(*m_window);
        dialog->nameEdit()->setText(name);
        dialog->passwordEdit()->setText(password);
        QTest::keyClick(dialog->passwordEdit(), Qt::Key_Return);
    }
    void answerAs(const QString &name)
    {
        QSignalSpy signedIn(m_window->workspace(), &Workspace::signedIn);
        answer(u"correct horse"_s, name);
        QTRY_VERIFY_WITH_TIMEOUT(!signedIn.isEmpty(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::Connected, patience);
    }
    void signInAfter(const QString &name)
    {
        m_window->workspace()->signOut();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::NeedsYou, patience);
        m_window->askSignIn();
        answerAs(name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HubFixture> m_hub;
    std::unique_ptr<MainWindow> m_window;
    int m_asked = 0;
};

} // namespace tincan

QTEST_MAIN(tincan::SigningInTest)
#include "tst_signing_in.moc"
