#include "core/transport/network_failure.h"

#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;
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
        const Failure unreadable = failureFromBye({QStringLiteral("unreadable"), 4});
        QCOMPARE(unreadable.kind, Kind::Busy); // so that it is tried again
        QCOMPARE(unreadable.stage, QStringLiteral("unreadable"));
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

    void aMachineWithoutAnAddressHasNoNetwork()
    {
        const QList<QHostAddress> alone{QHostAddress(u"127.0.0.1"_s), QHostAddress(u"::1"_s),
                                        QHostAddress(u"fe80::1"_s), QHostAddress(u"169.254.7.7"_s)};
        const QList<QHostAddress> online = alone + QList<QHostAddress>{QHostAddress(u"192.168.1.7"_s)};
        const QUrl far(u"https://chat.example"_s);
        for (const Kind kind : {Kind::NotFound, Kind::Unreachable}) {
            const Failure failure{.kind = kind};
            QCOMPARE(withoutNetwork(failure, far, alone).kind, Kind::NoNetwork);
            QCOMPARE(withoutNetwork(failure, far, online).kind, kind);
            for (const QString &near : {u"http://localhost:1"_s, u"http://127.0.0.1"_s, u"http://[::1]:8400"_s})
                QCOMPARE(withoutNetwork(failure, QUrl(near), alone).kind, kind);
        }
        QCOMPARE(withoutNetwork({.kind = Kind::Dropped}, far, alone).kind, Kind::Dropped);
    }
};

QTEST_APPLESS_MAIN(TestNetworkFailure)
#include "tst_network_failure.moc"
