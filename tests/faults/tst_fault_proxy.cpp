// The relay as a program (build/…/bin/fault_proxy): its words are what a bug report quotes.
#include "support/misbehaving_server.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QProcess>
#include <QTcpSocket>
#include <QtTest>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

class Program : public QProcess
{
public:
    explicit Program(const QStringList &arguments)
    {
        start(QCoreApplication::applicationDirPath() + u"/../bin/fault_proxy"_s, arguments);
    }
    ~Program() override
    {
        kill();
        waitForFinished();
    }
    // Where it says that it listens; 0 where it says something else.
    quint16 port()
    {
        while (!canReadLine() && waitForReadyRead()) {
        }
        const QByteArray line = readLine().trimmed();
        return line.startsWith("listening on http://127.0.0.1:") ? quint16(line.mid(30).toUInt()) : 0;
    }
    void say(const QByteArray &line) { write(line + '\n'); }
    QByteArray complaint()
    {
        m_complaints += readAllStandardError();
        return m_complaints;
    }

private:
    QByteArray m_complaints;
};

class Caller : public QTcpSocket
{
public:
    explicit Caller(quint16 port) { connectToHost(QHostAddress::LocalHost, port); }
    void ask() { write("GET / HTTP/1.1\r\n\r\n"); }
};

} // namespace

class TestFaultProxy : public QObject
{
    Q_OBJECT

    MisbehavingServer m_server{[](const QByteArray &) { return ScriptedAnswer{httpAnswer(200, {}, "here")}; }};
    QStringList m_target{u"--target"_s, QString::number(m_server.serverPort())};

private Q_SLOTS:
    void itRelaysAndDoesWhatItIsToldALineAtATime()
    {
        Program proxy(m_target);
        const quint16 port = proxy.port();
        QVERIFY(port != 0);
        Caller caller(port);
        caller.ask();
        QTRY_VERIFY(caller.peek(1000).endsWith("here"));
        caller.readAll();

        proxy.say(R"({"answer":"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"})");
        QTRY_VERIFY(answerOfANewCaller(port).startsWith("HTTP/1.1 503"));

        proxy.say("{}");
        QTRY_VERIFY(answerOfANewCaller(port).endsWith("here"));
    }

    void aBadLineIsComplainedOfAndChangesNothing()
    {
        Program proxy(m_target);
        const quint16 port = proxy.port();
        proxy.say("not JSON");
        QTRY_VERIFY(proxy.complaint().contains("not one JSON object"));
        proxy.say("[1]");
        QTRY_VERIFY(proxy.complaint().contains("another kind of JSON"));
        proxy.say(R"({"refuse":true,"sidewards":1})");
        QTRY_VERIFY(proxy.complaint().contains("unknown: sidewards"));
        QVERIFY(answerOfANewCaller(port).endsWith("here"));
    }

    void itEndsWithItsInput()
    {
        Program proxy(m_target);
        QVERIFY(proxy.port() != 0);
        proxy.closeWriteChannel();
        QTRY_COMPARE(proxy.state(), QProcess::NotRunning);
        QCOMPARE(proxy.exitCode(), 0);
    }

    void aPortThatIsTakenAndAWordThatIsNoNumberAreSaid()
    {
        Program taken(m_target + QStringList{u"--listen"_s, QString::number(m_server.serverPort())});
        QTRY_COMPARE(taken.state(), QProcess::NotRunning);
        QCOMPARE(taken.exitCode(), 1);
        Program wrong({u"--target"_s, u"65536"_s});
        QTRY_COMPARE(wrong.state(), QProcess::NotRunning);
        QCOMPARE(wrong.exitCode(), 2);
        QVERIFY(wrong.complaint().contains("--target wants a number"));
    }

private:
    static QByteArray answerOfANewCaller(quint16 port)
    {
        Caller caller(port);
        caller.ask();
        if (!QTest::qWaitFor([&] { return caller.bytesAvailable() > 0; }))
            return {};
        return caller.readAll();
    }
};

QTEST_GUILESS_MAIN(TestFaultProxy)
#include "tst_fault_proxy.moc"
