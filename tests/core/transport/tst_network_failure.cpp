#include "core/transport/network_failure.h"

#include <QTest>

using namespace tincan;
using namespace std::chrono_literals;
using Kind = Failure::Kind;

class TestNetworkFailure : public QObject
{
    Q_OBJECT
    const QDateTime m_now{QDate(2026, 11, 23), QTime(9, 30), Qt::UTC};

private Q_SLOTS:
    void bothFormsOfRetryAfterAreRead_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("expected"); // ms; -1: nothing
        QTest::newRow("seconds") << QByteArray("120") << qint64(120'000);
        QTest::newRow("none") << QByteArray("0") << qint64(0);
        QTest::newRow("spaces") << QByteArray(" 3 ") << qint64(3'000);
        QTest::newRow("a date") << QByteArray("Mon, 23 Nov 2026 09:31:00 GMT") << qint64(60'000);
        QTest::newRow("a date of RFC 850") << QByteArray("Monday, 23-Nov-26 09:31:00 GMT") << qint64(60'000);
        QTest::newRow("a date of asctime") << QByteArray("Mon Nov 23 09:31:00 2026") << qint64(60'000);
        QTest::newRow("a date that has passed") << QByteArray("Mon, 23 Nov 2026 09:00:00 GMT") << qint64(0);
        QTest::newRow("next year is a day") << QByteArray("Tue, 23 Nov 2027 09:30:00 GMT") << qint64(86'400'000);
        QTest::newRow("a giant is a day") << QByteArray("99999999999999999999") << qint64(86'400'000);
        QTest::newRow("negative") << QByteArray("-5") << qint64(-1);
        QTest::newRow("words") << QByteArray("soon") << qint64(-1);
        QTest::newRow("empty") << QByteArray() << qint64(-1);
    }
    void bothFormsOfRetryAfterAreRead()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, expected);
        const auto read = parseRetryAfter(value, m_now);
        QCOMPARE(read ? qint64(read->count()) : -1, expected);
    }

    void theWordsOfAProblemReachTheDetail()
    {
        const Failure failure =
            failureFromStatus(422, {}, R"({"title":"Unprocessable","detail":"`room` is missing."})", m_now);
        QCOMPARE(failure.kind, Kind::Refused);
        QCOMPARE(failure.status, 422);
        QVERIFY(failure.detail.contains(QStringLiteral("`room` is missing.")));
    }

    void onlyTheServersPatienceIsWaitedFor()
    {
        QCOMPARE(failureFromStatus(404, "5", {}, m_now).retryAfter, std::nullopt);
        QCOMPARE(failureFromStatus(503, "5", {}, m_now).retryAfter, std::optional<std::chrono::milliseconds>(5s));
        QCOMPARE(failureFromBye({QStringLiteral("slow"), 4}).retryAfter, std::optional<std::chrono::milliseconds>(4s));
        QCOMPARE(failureFromBye({QStringLiteral("removed"), 4}).kind, Kind::SignIn);
    }

    void closeCodesHaveTheirKinds()
    {
        QCOMPARE(failureFromCloseCode(4401, {}).kind, Kind::SignIn);
        QCOMPARE(failureFromCloseCode(4403, {}).kind, Kind::Refused);
        QCOMPARE(failureFromCloseCode(4408, {}).kind, Kind::Busy);
        QCOMPARE(failureFromCloseCode(1001, {}).kind, Kind::Dropped);
        QCOMPARE(failureFromCloseCode(1009, {}).kind, Kind::Invalid);
    }

    void socketsAndRepliesAreJudgedAlike()
    {
        QCOMPARE(failureFromSocket(QAbstractSocket::HostNotFoundError, {}, false).kind, Kind::NotFound);
        QCOMPARE(failureFromReply(QNetworkReply::HostNotFoundError, {}, false).kind, Kind::NotFound);
        QCOMPARE(failureFromSocket(QAbstractSocket::ConnectionRefusedError, {}, false).kind, Kind::Unreachable);
        QCOMPARE(failureFromReply(QNetworkReply::SslHandshakeFailedError, {}, false).kind, Kind::Certificate);
        QCOMPARE(failureFromSocket(QAbstractSocket::SslHandshakeFailedError, {}, false).kind, Kind::Certificate);
        QCOMPARE(failureFromReply(QNetworkReply::UnknownNetworkError, {}, true).kind, Kind::Dropped);
    }
};

QTEST_APPLESS_MAIN(TestNetworkFailure)
#include "tst_network_failure.moc"
