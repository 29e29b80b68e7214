// A server that asks who one is, as a person meets it: an invite makes an account, a wrong password is said, and the
// next start asks nothing.
#include "support/hub_fixture.h"
#include "two_windows.h"
#include "ui/connection_chip.h"
#include "ui/join_dialog.h"
#include "ui/sign_in_dialog.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

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
        m_complaints.clear();
    }
    void cleanup()
    {
        m_look.stop();
        m_window.reset();
        m_hub.reset();
    }

    void anInviteMakesAnAccount()
    {
        answer({u"Ada"_s, u"correct horse"_s});
        m_window->workspace()->join(m_hub->url(), {.code = QString::fromLatin1(m_hub->hub().firstInvite()), .pin = {}});
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::Connected, patience);
        QCOMPARE(m_asked, 1); // it came by itself
        QVERIFY(m_window->workspace()->isSignedIn());
        type(*m_window, u"hello"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_hub->hub().head().seq, 1, patience);
        const QFile tokens(m_folder->filePath(u"Ada/tokens.ini"_s));
        QVERIFY(tokens.exists());
        QVERIFY(!(tokens.permissions() & (QFile::ReadGroup | QFile::ReadOther)));

        m_window.reset();
        m_window = openAlone(m_folder->filePath(u"Ada"_s));
        m_window->workspace()->start();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::Connected, patience);
        QCOMPARE(m_asked, 1);
    }

    void anInvitesLinkLeadsToTheAccountAtOnce()
    {
        m_window->askJoin();
        auto *join = questionOf<JoinDialog>(*m_window);
        QVERIFY(join && join->nameEdit()->isVisible());
        join->addressEdit()->setText(linkTo(m_hub->url(), QString::fromLatin1(m_hub->hub().firstInvite())));
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
        m_window->workspace()->start(m_hub->url(), {.code = u"wrong"_s, .pin = {}});
        QTRY_VERIFY(questionOf<SignInDialog>(*m_window));
        QCOMPARE(questionOf<SignInDialog>(*m_window)->inviteEdit()->text(), u"wrong"_s);
    }

    void aServerThatAsksNobodyTakesTheQuestionAway()
    {
        const HubFixture open([](HubOptions &options) { options.open = true; });
        m_window->workspace()->join(open.url(), {.code = u"old"_s, .pin = {}});
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::Connected, patience);
        QTRY_VERIFY(!m_window->question());
        m_window->leaveServer();
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
        const QString invite = QString::fromLatin1(m_hub->hub().firstInvite());
        answer({u"Ada"_s, u"correct horse"_s});
        m_window->workspace()->join(m_hub->url(), {.code = invite, .pin = {}});
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::Connected, patience);
        m_window->workspace()->signOut();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::NeedsYou, patience);
        QVERIFY(!m_window->workspace()->isSignedIn());
        type(*m_window, u"meanwhile"_s);
        QCOMPARE(m_asked, 1); // who signs out is not asked at once

        answer({u"Ada"_s, u"wrong horse"_s, u"correct horse"_s});
        Q_EMIT m_window->chip()->actionChosen(ChipText::Action::SignIn);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::Connected, patience);
        QCOMPARE(m_complaints, QStringList{u"The name, the password or the invite is wrong."_s});
        QTRY_COMPARE_WITH_TIMEOUT(m_hub->hub().head().seq, 1, patience); // what was written meanwhile
    }

    void whoTakesTheQuestionAwayIsNotAskedAgain()
    {
        answer({});
        m_window->workspace()->join(m_hub->url());
        QTRY_COMPARE_WITH_TIMEOUT(m_asked, 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*m_window), State::NeedsYou, patience);
        QCOMPARE(QApplication::activeModalWidget(), nullptr);
        m_window->workspace()->lines()->setStatus(m_window->lines()->status());
        QCoreApplication::processEvents();
        QCOMPARE(m_asked, 1);
    }

private:
    static QString linkTo(const QUrl &server, const QString &code)
    {
        return u"tincan://%1/?invite=%2"_s.arg(server.authority(), code);
    }
    // What whoever sits there does with the next question: a name, and one password after the other; nothing: they take
    // it away.
    void answer(const QStringList &words)
    {
        m_words = words;
        connect(&m_look, &QTimer::timeout, this, &SigningInTest::look, Qt::UniqueConnection);
        m_look.start(20);
    }
    void look()
    {
        auto *dialog = qobject_cast<SignInDialog *>(QApplication::activeModalWidget());
        if (!dialog) {
            m_dialog = nullptr;
            return;
        }
        if (std::exchange(m_dialog, dialog) != dialog)
            ++m_asked;
        if (m_words.isEmpty()) {
            dialog->reject();
            return;
        }
        if (!dialog->acceptButton()->isEnabled())
            return; // the server thinks about it
        if (!dialog->complaint().isEmpty())
            m_complaints.append(dialog->complaint());
        if (m_words.size() < 2)
            return;
        dialog->nameEdit()->setText(m_words[0]);
        dialog->passwordEdit()->setText(m_words.takeAt(1));
        QTest::keyClick(dialog->passwordEdit(), Qt::Key_Return);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HubFixture> m_hub;
    std::unique_ptr<MainWindow> m_window;
    QTimer m_look;
    QStringList m_words;
    QStringList m_complaints;
    SignInDialog *m_dialog = nullptr;
    int m_asked = 0;
};

} // namespace tincan

QTEST_MAIN(tincan::SigningInTest)
#include "tst_signing_in.moc"
