// The storm's checker against made-up ledgers: what it must let pass, and what it must not.
#include "account.h"
#include "ledger_file.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

const QStringList log3{u"k.1 a"_s, u"k.2 b"_s, u"k.3 c"_s};

// Wrote a and c, and saw everything.
Account whole()
{
    Account account;
    account.name = u"Ada"_s;
    account.said = {u"a"_s, u"b"_s, u"c"_s};
    account.queued = {u"a"_s, u"c"_s};
    account.sent = {u"a"_s};
    account.told = {log3};
    account.stored = account.shown = QStringList{u"a"_s, u"b"_s, u"c"_s};
    return account;
}

QString judged(const std::function<void(Account &)> &change, const QStringList &log = log3)
{
    Account account = whole();
    change(account);
    return judge(log, {account});
}

} // namespace

class TestAccount : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wholeAccountsPass()
    {
        QCOMPARE(judged([](Account &) {}), QString());
    }

    void aMessageThatWasNeverConfirmedMayBeAbsent()
    {
        QCOMPARE(judged([](Account &account) { account.said.append(u"d"_s); }), QString());
    }
    void aConfirmedMessageThatIsAbsentIsLost()
    {
        QVERIFY(judged([](Account &account) {
                    account.said.append(u"d"_s);
                    account.queued.append(u"d"_s);
                }).contains(u"on its disk"));
        QVERIFY(judged([](Account &account) { account.sent.append(u"d"_s); }).contains(u"acknowledged"));
    }
    void theOrderOfWritingIsTheOrderOfTheLog()
    {
        QVERIFY(judged([](Account &account) { account.said.move(0, 2); }).contains(u"another order"));
    }
    void theLogHasNothingTwiceAndNothingOfNobody()
    {
        QVERIFY(judged([](Account &) {}, log3 + QStringList{u"k.4 a"_s}).contains(u"twice"));
        QVERIFY(judged([](Account &account) { account.said.removeOne(u"b"_s); }).contains(u"nobody said it"));
    }

    void aHoleIsAllowedBetweenTwoLivesOnly()
    {
        const auto told = [](const QList<QStringList> &lives) {
            return judged([&](Account &account) { account.told = lives; });
        };
        QCOMPARE(told({{u"k.1 a"_s}, {u"k.3 c"_s}}), QString());
        QCOMPARE(told({{u"k.1 a"_s}, {}, {}}), QString());
        QVERIFY(told({{u"k.1 a"_s, u"k.3 c"_s}}).contains(u"was not told"));
        QVERIFY(told({{u"k.2 b"_s, u"k.3 c"_s}}).contains(u"was not told"));
        QVERIFY(told({{u"k.1 a"_s}, {u"k.2 b"_s}}).contains(u"was not told"));
    }
    void nothingIsToldTwiceAlsoInAnotherLife()
    {
        QVERIFY(judged([](Account &account) { account.told = {log3, {u"k.3 c"_s}}; }).contains(u"told twice"));
        QVERIFY(judged([](Account &account) { account.told = {{u"k.9 a"_s}}; }).contains(u"does not have it"));
    }
    void whatIsStoredAndShownIsTheLog()
    {
        QVERIFY(judged([](Account &account) { account.stored.swapItemsAt(0, 1); }).contains(u"stored: number 0"));
        QVERIFY(judged([](Account &account) { account.shown.removeLast(); }).contains(u"shown: 2 messages"));
    }
    void gapsAndRefusalsAreComplaints()
    {
        QCOMPARE(judged([](Account &account) { account.complaints.append(u"gap k.3 evicted"_s); }),
                 u"Ada: gap k.3 evicted"_s);
    }

    void aTornLineIsForgottenWhenItsClientLivesAgain()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"Ada.ledger"_s);
        {
            LedgerFile ledger(path);
            QVERIFY(ledger.open());
            QVERIFY(ledger.write("said a\nqueued a\nqueued a\ntold k.1 a\ntold k."));
        }
        LedgerFile ledger(path);
        QVERIFY(ledger.open());
        QVERIFY(ledger.write("sent a\ntold k.2 b\nfailed c full\n"));

        const Account account = Account::read(folder.path(), u"Ada"_s);
        QCOMPARE(account.said, QStringList{u"a"_s});
        QCOMPARE(account.queued, QStringList{u"a"_s});
        QCOMPARE(account.sent, QStringList{u"a"_s});
        QCOMPARE(account.told, (QList<QStringList>{{u"k.1 a"_s}, {u"k.2 b"_s}}));
        QCOMPARE(account.complaints, QStringList{u"failed c full"_s});
    }
};

QTEST_GUILESS_MAIN(TestAccount)
#include "tst_account.moc"
