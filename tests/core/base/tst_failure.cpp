#include "core/base/logging.h"
#include "core/base/result.h"

#include <QSet>
#include <QTest>

using namespace tincan;

class TestFailure : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindHasAWordOfItsOwn()
    {
        QSet<QString> words;
        for (int kind = 0; kind <= int(Failure::Kind::Storage); ++kind)
            words.insert(toWord(Failure::Kind(kind)));
        QCOMPARE(words.size(), int(Failure::Kind::Storage) + 1);
        QVERIFY(!words.contains(QString()));
    }
    void whatAPersonMustMendIsNotRetried()
    {
        for (const auto kind : {Failure::Kind::SignIn, Failure::Kind::Refused, Failure::Kind::Certificate})
            QVERIFY(!Failure{.kind = kind}.retryable());
        for (const auto kind :
             {Failure::Kind::Dropped, Failure::Kind::Busy, Failure::Kind::TimedOut, Failure::Kind::NotTincan})
            QVERIFY(Failure{.kind = kind}.retryable());
    }
    void aResultIsAValueOrAFailure()
    {
        const Result<int> three(3);
        QVERIFY(three);
        QCOMPARE(*three, 3);
        const Result<int> none(Failure{.kind = Failure::Kind::Busy});
        QVERIFY(!none);
        QCOMPARE(none.error().kind, Failure::Kind::Busy);
    }
    void logLevelsAreWords()
    {
        QVERIFY(!setLogLevel(QStringLiteral("loud")));
        QVERIFY(setLogLevel(QStringLiteral("warning")));
        QVERIFY(!logServer().isInfoEnabled());
        QVERIFY(logServer().isWarningEnabled());
        QVERIFY(setLogLevel(QStringLiteral("debug")));
        QVERIFY(logServer().isDebugEnabled());
    }
};

QTEST_APPLESS_MAIN(TestFailure)
#include "tst_failure.moc"
