#include "ui/failure_text.h"

#include <QSet>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;
using Kind = Failure::Kind;

namespace {

constexpr Kind allKinds[] = {Kind::NoNetwork, Kind::NotFound, Kind::Unreachable, Kind::TimedOut,    Kind::Dropped,
                             Kind::Blocked,   Kind::Busy,     Kind::NotTincan,   Kind::Certificate, Kind::SignIn,
                             Kind::Refused,   Kind::Invalid,  Kind::Storage};

Failure failureOf(Kind kind, const QString &detail = {})
{
    return {.kind = kind, .detail = detail, .retryAfter = {}, .stage = {}};
}

} // namespace

class FailureTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindSaysWhatHappenedWhatWasKeptAndWhatToDo()
    {
        for (const Kind kind : allKinds) {
            const Failure failure = failureOf(kind);
            for (const QString &sentence :
                 {FailureText::happened(failure), FailureText::kept(failure), FailureText::toDo(failure)})
                QVERIFY2(sentence.endsWith(u'.') && sentence.size() > 8, qPrintable(toWord(kind)));
        }
    }

    void noTwoKindsSayThatTheSameHappened()
    {
        QSet<QString> said;
        for (const Kind kind : allKinds)
            said.insert(FailureText::happened(failureOf(kind)));
        QCOMPARE(said.size(), qsizetype(std::size(allKinds)));
    }

    void aServerThatCannotReadItsLogIsNotCalledBusy()
    {
        Failure failure = failureOf(Kind::Busy);
        failure.stage = u"unreadable"_s;
        QVERIFY(!FailureText::happened(failure).contains(u"busy"_s));
    }

    void aListOfRoomsThatFailsIsNoLineThatIsGone()
    {
        for (const Kind kind : {Kind::Busy, Kind::NotTincan, Kind::Invalid, Kind::Refused}) {
            Failure failure = failureOf(kind);
            failure.stage = u"rooms"_s;
            const QString said = FailureText::sentences(failure);
            QVERIFY2(said.contains(u"rooms"_s) && !said.contains(u"line"_s), qPrintable(said));
            QCOMPARE(said.contains(u"by itself"_s), failure.retryable());
        }
    }

    void aDiskThatIsNotFullIsNotToBeEmptied()
    {
        for (const QString &stage : {u"locked"_s, u"folder"_s, u"set aside"_s, u"newer"_s}) {
            Failure failure = failureOf(Kind::Storage, u"because"_s);
            failure.stage = stage;
            QVERIFY2(!FailureText::sentences(failure).contains(u"Make room"_s), qPrintable(stage));
        }
    }

    void theServersOwnWordsAreShownWhereTheyHelp()
    {
        QVERIFY(FailureText::sentences(failureOf(Kind::Refused, u"no such room"_s)).contains(u"no such room"_s));
        QVERIFY(FailureText::sentences(failureOf(Kind::Storage, u"disk full"_s)).contains(u"disk full"_s));
    }
};

QTEST_MAIN(FailureTextTest)
#include "tst_failure_text.moc"
