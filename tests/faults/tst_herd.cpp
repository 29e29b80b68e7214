// Five hundred clients are cut off at one moment, on the lines that keep a question or a stream open: they are back
// within a minute, and never come at more than a hundred connections a second (docs/laws.md). Each was told beforehand
// how far to spread its return. Short polls are not here: a hundred of them ask a hundred times a second, cut or not.
#include "core/session/session.h"
#include "support/fault_proxy.h"
#include "support/hub_fixture.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QtTest>

#include <array>
#include <sys/resource.h>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

constexpr int many = 500;
constexpr qint64 second = 1'000;
constexpr int mostInASecond = 100;

// Two ends of ours, two of the relay's and the hub's, for some two connections each.
bool allowManySockets()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return false;
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 16'384);
    return limit.rlim_cur >= 8'192 && setrlimit(RLIMIT_NOFILE, &limit) == 0;
}

// The most in any second, not in those of a clock.
int mostWithinASecond(const QList<qint64> &moments)
{
    int most = 0;
    for (qsizetype first = 0, last = 0; last < moments.size(); ++last) {
        while (moments[last] - moments[first] >= second)
            ++first;
        most = std::max(most, int(last - first + 1));
    }
    return most;
}

// Automatic is a WebSocket here.
std::optional<TransportKind> lineOf(int i)
{
    constexpr std::array lines{TransportKind::Sse, TransportKind::Stream, TransportKind::LongPoll};
    return i % 4 == 3 ? std::nullopt : std::optional(lines[std::size_t(i % 4)]);
}

struct Herd
{
    Herd()
    {
        proxy.start();
        since.start();
        QObject::connect(&proxy, &FaultProxy::came, &proxy, [this] { came.append(since.elapsed()); });
        for (int i = 0; i < many; ++i) {
            SessionOptions options;
            options.transport.server = proxy.url();
            options.transport.name = u"sheep %1"_s.arg(i);
            options.choice = LineChoice{lineOf(i)};
            auto session = std::make_unique<Session>();
            if (!session->open(options))
                continue;
            sessions.push_back(std::move(session));
            // They do not come at one moment either.
            (void)QTest::qWaitFor([this, i] { return connected() == i + 1; }, 30'000);
        }
    }
    int connected() const
    {
        return int(std::count_if(sessions.begin(), sessions.end(), [](const auto &session) {
            return session->status().state == ConnectionStatus::State::Connected;
        }));
    }
    // Nothing that came before counts.
    void begin()
    {
        came.clear();
        since.restart();
    }

    HubFixture hub;
    FaultProxy proxy{hub.port()};
    QElapsedTimer since;
    QList<qint64> came; // milliseconds
    std::vector<std::unique_ptr<Session>> sessions;
};

} // namespace

class TestHerd : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(u"tincan.session.info=false"_s); // five hundred lines of each
        QVERIFY(allowManySockets());
    }
    void itComesBackInAMinuteAndNeverAllAtOnce_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"FIN", "RST", "restart"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void itComesBackInAMinuteAndNeverAllAtOnce()
    {
        QFETCH(const QString, how);
        Herd herd;
        QCOMPARE(int(herd.sessions.size()), many);
        QTRY_COMPARE_WITH_TIMEOUT(herd.connected(), many, 60'000);

        herd.begin();
        if (how == u"restart") {
            herd.hub.stop();
            QVERIFY(herd.hub.start());
        } else {
            herd.proxy.cutAll(how == u"RST");
        }
        QTRY_VERIFY_WITH_TIMEOUT(herd.connected() < many / 2, 5'000);
        QTRY_COMPARE_WITH_TIMEOUT(herd.connected(), many, 60'000);
        const qint64 back = herd.since.elapsed();
        const int most = mostWithinASecond(herd.came);
        qInfo("%lld connections in %.1f s, at most %d in a second", qlonglong(herd.came.size()), double(back) / 1000,
              most);
        QVERIFY2(most <= mostInASecond, qPrintable(u"%1 in a second"_s.arg(most)));
    }
};

QTEST_GUILESS_MAIN(TestHerd)
#include "tst_herd.moc"
