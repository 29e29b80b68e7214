#include "support/fake_clock.h"
#include "ui/connection_chip.h"

#include <QSignalSpy>
#include <QTest>

using namespace tincan;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;
using Tone = ChipText::Tone;
using Action = ChipText::Action;

namespace {

ConnectionStatus statusOf(State state)
{
    ConnectionStatus status;
    status.state = state;
    return status;
}

ConnectionStatus failedWith(Failure::Kind kind, State state)
{
    ConnectionStatus status = statusOf(state);
    status.failure = Failure{.kind = kind, .detail = {}, .retryAfter = {}, .stage = {}};
    return status;
}

ConnectionStatus connectedBy(TransportKind kind)
{
    ConnectionStatus status = statusOf(State::Connected);
    status.line = kind;
    status.deliveryTime = 12ms;
    return status;
}

} // namespace

class ConnectionChipTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachStateSaysItsWords_data()
    {
        QTest::addColumn<ConnectionStatus>("status");
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("tone");
        QTest::addColumn<int>("action");
        const auto add = [](const char *name, const ConnectionStatus &status, const QString &words, Tone tone,
                            Action action) { QTest::newRow(name) << status << words << int(tone) << int(action); };
        add("idle", statusOf(State::Idle), u"Not connected to a server"_s, Tone::Grey, Action::None);
        add("no network", statusOf(State::Offline), u"No network"_s, Tone::Grey, Action::None);
        ConnectionStatus finding = statusOf(State::Connecting);
        finding.stage = u"name"_s;
        add("connecting", finding, u"Connecting… finding the server"_s, Tone::Grey, Action::None);
        ConnectionStatus behind = statusOf(State::CatchingUp);
        behind.behind = 1'204;
        add("catching up", behind, u"Catching up (1,204)"_s, Tone::Grey, Action::None);
        add("connected", connectedBy(TransportKind::WebSocket), u"Instant (WebSocket) · 12 ms"_s, Tone::Good,
            Action::None);
        ConnectionStatus limited = connectedBy(TransportKind::LongPoll);
        limited.blockedLine = TransportKind::WebSocket;
        add("limited", limited, u"Connected by held requests: WebSocket is blocked here"_s, Tone::Warn, Action::None);
        ConnectionStatus waiting = statusOf(State::Waiting);
        waiting.retryIn = 8s;
        add("waiting", waiting, u"Reconnecting in 8 s"_s, Tone::Grey, Action::TryNow);
        waiting.retryIn = 4s;
        add("waiting shortly", waiting, u"Reconnecting…"_s, Tone::Grey, Action::None);
        ConnectionStatus forced = failedWith(Failure::Kind::Blocked, State::Waiting);
        forced.choice.forced = TransportKind::Sse;
        add("forced and blocked", forced, u"Live stream does not get through here"_s, Tone::Warn, Action::UseAutomatic);
        add("sign in", failedWith(Failure::Kind::SignIn, State::NeedsYou), u"The server asks you to sign in."_s,
            Tone::Bad, Action::SignIn);
        const auto refusedFor = [](CertificateProblem::Reason reason) {
            ConnectionStatus status = failedWith(Failure::Kind::Certificate, State::NeedsYou);
            status.failure->certificate = CertificateProblem{.reason = reason, .until = {}};
            return status;
        };
        using Reason = CertificateProblem::Reason;
        add("another certificate", refusedFor(Reason::PinChanged),
            u"The server shows another certificate than your invite named."_s, Tone::Bad, Action::Compare);
        add("unknown issuer", refusedFor(Reason::UnknownIssuer),
            u"Nobody whom this computer trusts vouches for this server."_s, Tone::Bad, Action::OtherServer);
        add("another name", refusedFor(Reason::WrongName), u"The server's certificate is for another name."_s,
            Tone::Bad, Action::OtherServer);
        ConnectionStatus expired = refusedFor(Reason::Expired);
        expired.failure->certificate->until = QDateTime(QDate(2020, 2, 1), QTime(12, 0));
        add("expired", expired,
            u"The server's certificate expired on %1."_s.arg(
                QLocale().toString(QDate(2020, 2, 1), QLocale::ShortFormat)),
            Tone::Bad, Action::TryNow);
        add("gave up", failedWith(Failure::Kind::Unreachable, State::NeedsYou), u"Nothing answers at this address."_s,
            Tone::Bad, Action::TryNow);
    }
    void eachStateSaysItsWords()
    {
        QFETCH(ConnectionStatus, status);
        QFETCH(QString, words);
        const ChipText chip = ChipText::of(status, status.retryIn);
        QCOMPARE(chip.text, words);
        QTEST(int(chip.tone), "tone");
        QTEST(int(chip.action), "action");
        QVERIFY(!chip.tip.isEmpty());
    }

    void aQuickReconnectIsNotNews()
    {
        ConnectionChip chip(m_clock);
        chip.setStatus(connectedBy(TransportKind::WebSocket));
        const QString before = chip.text();
        chip.setStatus(statusOf(State::Connecting));
        m_clock.advance(999ms);
        QCOMPARE(chip.text(), before);
        m_clock.advance(1ms);
        QCOMPARE(chip.text(), u"Connecting…"_s);
    }

    void theCountdownRunsDownToFourSecondsAndTryNowIsOffered()
    {
        ConnectionChip chip(m_clock);
        QSignalSpy chosen(&chip, &ConnectionChip::actionChosen);
        ConnectionStatus waiting = statusOf(State::Waiting);
        waiting.retryIn = 6s;
        chip.setStatus(waiting);
        QCOMPARE(chip.text(), u"Reconnecting in 6 s"_s);
        chip.button()->click();
        QCOMPARE(chosen.size(), 1);
        m_clock.advance(1s);
        QCOMPARE(chip.text(), u"Reconnecting in 5 s"_s);
        m_clock.advance(1s);
        QCOMPARE(chip.text(), u"Reconnecting…"_s);
        QVERIFY(chip.button()->isHidden());
        QCOMPARE(m_clock.pendingAlarms(), 0);
    }

    void aSwitchIsToldForThreeSeconds()
    {
        ConnectionChip chip(m_clock);
        chip.setStatus(connectedBy(TransportKind::Sse));
        chip.showSwitched(TransportKind::Sse);
        QCOMPARE(chip.text(), u"Switched to Live stream. Nothing missed."_s);
        chip.setStatus(connectedBy(TransportKind::Sse));
        m_clock.advance(2'999ms);
        QCOMPARE(chip.text(), u"Switched to Live stream. Nothing missed."_s);
        m_clock.advance(1ms);
        QCOMPARE(chip.text(), u"Live stream (Server-Sent Events) · 12 ms"_s);
    }

    void aLostLineIsNeverCalledSwitched()
    {
        ConnectionChip chip(m_clock);
        chip.showSwitched(TransportKind::Sse);
        ConnectionStatus waiting = statusOf(State::Waiting);
        waiting.retryIn = 9s;
        chip.setStatus(waiting);
        QCOMPARE(chip.text(), u"Reconnecting in 9 s"_s);
    }

private:
    FakeClock m_clock;
};

QTEST_MAIN(ConnectionChipTest)
#include "tst_connection_chip.moc"
