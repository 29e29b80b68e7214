// tincand and the system around it: a terminal that shows no password, the service manager, the limit of open files.
#include "test_client.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <termios.h>
#include <unistd.h>
#endif

using namespace tincan;
using namespace Qt::StringLiterals;

class TerminalTest : public QObject
{
    Q_OBJECT
#ifdef Q_OS_UNIX
private Q_SLOTS:
    void aPasswordIsNotShown_data();
    void aPasswordIsNotShown();
    void theServiceManagerIsTold();
    void asManyFilesAsTheSystemAllows_data();
    void asManyFilesAsTheSystemAllows();
#endif
};

#ifdef Q_OS_UNIX

namespace {

// A pseudo-terminal: what the person's side shows, and the program's side.
struct Terminal
{
    Terminal() : person(posix_openpt(O_RDWR | O_NOCTTY))
    {
        grantpt(person);
        unlockpt(person);
        program = ::open(ptsname(person), O_RDWR | O_NOCTTY);
    }
    ~Terminal()
    {
        ::close(person);
        ::close(program);
    }
    bool echoes() const
    {
        termios now{};
        return tcgetattr(program, &now) == 0 && (now.c_lflag & ECHO) != 0;
    }
    QByteArray shown() const
    {
        QByteArray bytes(4096, '\0');
        fcntl(person, F_SETFL, O_NONBLOCK);
        bytes.resize(std::max<qsizetype>(0, ::read(person, bytes.data(), std::size_t(bytes.size()))));
        return bytes;
    }

    int person = -1;
    int program = -1;
};

bool complains(QProcess &process, const QByteArray &word)
{
    QByteArray said;
    while (!said.contains(word) && process.waitForReadyRead(10'000))
        said += process.readAllStandardError();
    return said.contains(word);
}

} // namespace

void TerminalTest::aPasswordIsNotShown_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("typed") << 0;
    QTest::newRow("left by Ctrl+C") << SIGINT;
    QTest::newRow("ended") << SIGTERM;
}

void TerminalTest::aPasswordIsNotShown()
{
    QFETCH(const int, signal);
    const QTemporaryDir folder; // without a server: the question comes first
    const Terminal terminal;
    QVERIFY(terminal.echoes());
    QProcess process;
    process.setProcessChannelMode(QProcess::SeparateChannels);
    process.setReadChannel(QProcess::StandardError);
    process.setChildProcessModifier([&terminal] { ::dup2(terminal.program, STDIN_FILENO); });
    process.start(QStringLiteral(TINCAND), {u"user"_s, u"add"_s, u"Ada"_s, u"--data"_s, folder.path()});
    QVERIFY(complains(process, "Password: "));
    QVERIFY(!terminal.echoes());
    if (signal) {
        ::kill(pid_t(process.processId()), signal);
    } else {
        const QByteArray typed = "correct horse\n";
        QCOMPARE(::write(terminal.person, typed.constData(), std::size_t(typed.size())), ssize_t(typed.size()));
    }
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), signal ? QProcess::CrashExit : QProcess::NormalExit);
    QVERIFY(terminal.echoes());
    QVERIFY(!terminal.shown().contains("horse"));
}

void TerminalTest::theServiceManagerIsTold()
{
    const QTemporaryDir folder;
    const QByteArray path = folder.filePath(u"notify"_s).toLocal8Bit();
    const int manager = ::socket(AF_UNIX, SOCK_DGRAM, 0);
    const timeval patience{.tv_sec = 20, .tv_usec = 0};
    QCOMPARE(::setsockopt(manager, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience)), 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::copy(path.begin(), path.end(), address.sun_path);
    QCOMPARE(::bind(manager, reinterpret_cast<const sockaddr *>(&address), sizeof(address)), 0);
    const auto told = [manager] {
        QByteArray bytes(256, '\0');
        bytes.resize(std::max<qsizetype>(0, ::recv(manager, bytes.data(), std::size_t(bytes.size()), 0)));
        return bytes;
    };
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"NOTIFY_SOCKET"_s, QString::fromLocal8Bit(path));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(TINCAND), {u"--listen"_s, u"127.0.0.1:0"_s, u"--data"_s, folder.path()});
    QCOMPARE(told(), QByteArray("READY=1"));
    QVERIFY(process.waitForReadyRead());
    const quint16 port = quint16(process.readLine().trimmed().split(':').last().toUInt());
    QCOMPARE(TestClient(port).get("/api/health").status, 200);
    process.terminate();
    QCOMPARE(told(), QByteArray("STOPPING=1"));
    QVERIFY(process.waitForFinished());
    ::close(manager);
}

void TerminalTest::asManyFilesAsTheSystemAllows_data()
{
    QTest::addColumn<int>("hard");
    QTest::addColumn<bool>("enough");
    QTest::newRow("enough") << 600 << true;
    QTest::newRow("too few") << 400 << false;
}

void TerminalTest::asManyFilesAsTheSystemAllows()
{
    QFETCH(const int, hard);
    QFETCH(const bool, enough);
    const QTemporaryDir folder;
    QProcess process;
    process.setChildProcessModifier([hard] {
        const rlimit few{.rlim_cur = 100, .rlim_max = rlim_t(hard)};
        setrlimit(RLIMIT_NOFILE, &few);
    });
    process.start(QStringLiteral(TINCAND),
                  {u"--listen"_s, u"127.0.0.1:0"_s, u"--data"_s, folder.path(), u"--most-connections"_s, u"500"_s});
    QVERIFY(process.waitForReadyRead());
    const quint16 port = quint16(process.readLine().trimmed().split(':').last().toUInt());
    std::vector<std::unique_ptr<TestClient>> clients;
    for (int i = 0; i < 200; ++i) { // twice what it was given
        clients.push_back(std::make_unique<TestClient>(port));
        QCOMPARE(clients.back()->get("/api/health").status, 200);
    }
    process.terminate();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardError().contains("--most-connections 500"), !enough);
}

#endif

QTEST_GUILESS_MAIN(TerminalTest)
#include "tst_terminal.moc"
