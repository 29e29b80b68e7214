#include "core/session/transfer_retry.h"

#include <QTest>

using namespace tincan;
using namespace std::chrono_literals;
using Kind = Failure::Kind;

namespace {

Failure failureOf(Kind kind)
{
    return {.kind = kind};
}

} // namespace

class TestTransferRetry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsTriedLaterAndLaterAndThenGivenUp()
    {
        TransferRetry retry;
        QList<std::optional<milliseconds>> waits;
        for (int i = 0; i < 5; ++i)
            waits.append(retry.failed(failureOf(Kind::Dropped), 0.5));
        QCOMPARE(waits, (QList<std::optional<milliseconds>>{450ms, 900ms, 1'800ms, 3'600ms, std::nullopt}));
    }

    void aByteMoreBeginsTheCountAnew()
    {
        TransferRetry retry;
        for (qint64 bytes = 1; bytes < 20; ++bytes) {
            retry.advanced(bytes);
            QCOMPARE(retry.failed(failureOf(Kind::Dropped), 0.5), std::optional<milliseconds>(450ms));
        }
        // As many once more are none more.
        for (int i = 0; i < 3; ++i) {
            retry.advanced(19);
            QVERIFY(retry.failed(failureOf(Kind::Dropped), 0.5));
        }
        retry.advanced(19);
        QVERIFY(!retry.failed(failureOf(Kind::Dropped), 0.5));
    }

    void aLineThatIsBackBeginsTheCountAnew()
    {
        TransferRetry retry;
        for (int i = 0; i < 4; ++i)
            QVERIFY(retry.failed(failureOf(Kind::Unreachable), 0.5));
        retry.forget();
        QCOMPARE(retry.failed(failureOf(Kind::Unreachable), 0.5), std::optional<milliseconds>(450ms));
    }

    void whatTheServerAsksForIsAdded()
    {
        Failure busy = failureOf(Kind::Busy);
        busy.retryAfter = 7s;
        QCOMPARE(TransferRetry().failed(busy, 0.0), std::optional<milliseconds>(7s));
        QCOMPARE(TransferRetry().failed(busy, 0.5), std::optional<milliseconds>(7'450ms));
    }

    void whatWillNotGetBetterIsNotTriedAgain_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<bool>("again");
        QTest::newRow("dropped") << Kind::Dropped << true;
        QTest::newRow("busy") << Kind::Busy << true;
        QTest::newRow("a portal's page") << Kind::NotTincan << true;
        QTest::newRow("a token that is renewed") << Kind::SignIn << true;
        QTest::newRow("other bytes than it should be") << Kind::Invalid << false;
        QTest::newRow("refused") << Kind::Refused << false;
        QTest::newRow("the disk is full") << Kind::Storage << false;
        QTest::newRow("another certificate") << Kind::Certificate << false;
    }
    void whatWillNotGetBetterIsNotTriedAgain()
    {
        QFETCH(Kind, kind);
        QFETCH(bool, again);
        QCOMPARE(TransferRetry().failed(failureOf(kind), 0.5).has_value(), again);
    }
};

QTEST_APPLESS_MAIN(TestTransferRetry)
#include "tst_transfer_retry.moc"
