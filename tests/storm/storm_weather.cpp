// What happens while the storm blows.
#include "core/chat/transport_kind.h"
#include "storm.h"

#include <cstdio>

namespace tincan {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

bool Storm::blow()
{
    m_blowing = true;
    m_since.start();
    nowAndThen(1, 50ms, 50ms, [this](QRandomGenerator &chance) { speak(chance); });
    nowAndThen(2, 2s, 10s, [this](QRandomGenerator &chance) { strike(chance); });
    nowAndThen(3, 2s, 6s, [this](QRandomGenerator &chance) { switchSomebody(chance); });
    nowAndThen(4, 5s, 15s, [this](QRandomGenerator &chance) { killServer(chance); });
    nowAndThen(5, 3s, 10s, [this](QRandomGenerator &chance) { killSomebody(chance); });
    nowAndThen(6, 10s, 10s, [this](QRandomGenerator &) { progress(); });
    until([] { return false; }, m_options.length);
    m_blowing = false;
    return m_wrong.isEmpty();
}

// A stream of chance for each kind of event, so that one kind's draws do not depend on when another happens.
void Storm::nowAndThen(int stream, milliseconds least, milliseconds most, const Act &act)
{
    const quint32 seeds[]{m_options.seed, quint32(stream)};
    again(std::make_shared<QRandomGenerator>(seeds), least, most, act);
}

void Storm::again(const std::shared_ptr<QRandomGenerator> &chance, milliseconds least, milliseconds most,
                  const Act &act)
{
    const milliseconds pause = least + milliseconds(chance->bounded(int((most - least).count()) + 1));
    QTimer::singleShot(pause, Qt::PreciseTimer, this, [=, this] {
        if (!m_blowing)
            return;
        act(*chance);
        again(chance, least, most, act);
    });
}

void Storm::speak(QRandomGenerator &chance)
{
    Participant &participant = *m_participants[size_t(chance.bounded(int(m_participants.size())))];
    // Mostly a line; now and then a page, which does not fit into one segment.
    const int bytes = 1 + chance.bounded(chance.bounded(20) == 0 ? 12'000 : 120);
    if (!participant.isRunning())
        return;
    participant.say(bytes);
    ++m_said;
}

// On some paths, or now and then on all of them.
void Storm::strike(QRandomGenerator &chance)
{
    const bool all = chance.bounded(6) == 0;
    for (const auto &participant : m_participants) {
        const bool struck = chance.bounded(3) == 0 || all;
        const Faults faults = Faults::random(chance);
        const bool met = chance.bounded(2) == 0 || faults.refuse || faults.mute || faults.answer || faults.stripUpgrade;
        const milliseconds howLong(500 + chance.bounded(14'500));
        if (!struck)
            continue;
        participant->suffer(faults, met, howLong);
        ++m_faults;
    }
}

void Storm::switchSomebody(QRandomGenerator &chance)
{
    const auto &participant = m_participants[size_t(chance.bounded(int(m_participants.size())))];
    const size_t line = size_t(chance.bounded(int(allTransportKinds.size()) + 1));
    participant->choose(line < allTransportKinds.size() ? toWord(allTransportKinds[line]) : u"auto"_s);
    ++m_switches;
}

void Storm::killServer(QRandomGenerator &chance)
{
    const milliseconds away(chance.bounded(4'000));
    // Nobody may reach a stranger who is given its port.
    for (const auto &participant : m_participants)
        participant->setServer(0);
    m_server.reset();
    ++m_serverKills;
    QTimer::singleShot(away, this, [this] {
        if (m_blowing)
            startServer();
    });
}

void Storm::killSomebody(QRandomGenerator &chance)
{
    const size_t number = size_t(longLived + chance.bounded(int(m_participants.size()) - longLived));
    const milliseconds away(chance.bounded(4'000));
    if (!m_participants[number]->isRunning())
        return;
    m_participants[number]->kill();
    ++m_clientKills;
    QTimer::singleShot(away, this, [this, number] {
        if (m_blowing && !m_participants[number]->start())
            fail(u"%1 does not start"_s.arg(m_participants[number]->name()));
    });
}

bool Storm::startServer()
{
    m_server = std::make_unique<TincandProcess>(m_options.folder + u"/server"_s);
    if (!m_server->isRunning())
        return fail(u"the server does not start: %1"_s.arg(m_server->error()));
    m_serverFigures = figuresOf(m_server->processId());
    for (const auto &participant : m_participants)
        participant->setServer(quint16(m_server->url().port()));
    return true;
}

void Storm::progress()
{
    const auto connected = std::count_if(m_participants.begin(), m_participants.end(),
                                         [](const auto &participant) { return participant->isConnected(); });
    const qint64 seconds = m_since.elapsed() / 1'000;
    std::printf("%2lld:%02lld  %s, %lld of %lld connected\n", seconds / 60, seconds % 60, qUtf8Printable(counts()),
                qint64(connected), qint64(m_participants.size()));
    std::fflush(stdout);
}

QString Storm::counts() const
{
    int connects = 0;
    for (const auto &participant : m_participants)
        connects += participant->connects();
    return u"%1 messages, %2 faults, %3 switches, killed %4 times the server and %5 times a client, connected %6 times"_s
        .arg(m_said)
        .arg(m_faults)
        .arg(m_switches)
        .arg(m_serverKills)
        .arg(m_clientKills)
        .arg(connects);
}

} // namespace tincan
