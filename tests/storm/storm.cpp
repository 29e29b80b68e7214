// Before the storm, and until it is calm again.
#include "storm.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdio>

namespace tincan {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int clients = 8;
// A backoff has grown to a minute at most, and a line that died unseen adds its deadline.
constexpr auto toRecover = 3min;

} // namespace

Storm::Storm(const StormOptions &options) : m_options(options) {}

QString Storm::run()
{
    m_own = ownFigures();
    if (begin() && blow() && calmDown()) {
        const bool lean = compareFigures(); // who has grown too large is held against the other laws all the same
        if (compare() && lean)
            (void)end();
    }
    return m_wrong;
}

bool Storm::until(const std::function<bool()> &condition, milliseconds limit)
{
    QEventLoop loop;
    QElapsedTimer since;
    since.start();
    QTimer look;
    look.callOnTimeout(&loop, [&] {
        if (m_server && !m_server->isRunning())
            fail(u"the server ended by itself: see server/tincand.stderr"_s);
        if (!m_wrong.isEmpty() || condition())
            loop.exit(m_wrong.isEmpty() ? 0 : 1);
        else if (milliseconds(since.elapsed()) > limit)
            loop.exit(1);
    });
    look.start(100ms);
    return loop.exec() == 0;
}

// Only the first one counts: the others may follow from it.
bool Storm::fail(const QString &wrong)
{
    if (m_wrong.isEmpty())
        m_wrong = wrong;
    return false;
}

bool Storm::begin()
{
    QDir().mkpath(m_options.folder + u"/server"_s);
    if (!startServer())
        return false;
    for (int number = 0; number < clients; ++number) {
        auto &participant = m_participants.emplace_back(
            std::make_unique<Participant>(m_options.folder, number, m_options.seed + quint32(number)));
        participant->setServer(quint16(m_server->url().port()));
        connect(participant.get(), &Participant::endedByItself, this,
                [this, name = participant->name()] { fail(u"%1 ended by itself: see %1.stderr"_s.arg(name)); });
        if (!participant->start())
            return fail(u"%1 does not start"_s.arg(participant->name()));
    }
    // Everybody stands at the beginning of the log before there is one.
    if (!until([this] { return everybodyIsCalm(); }, toRecover))
        return fail(u"not everybody connected in the calm before: "_s + whoIsNot());
    for (const auto &participant : m_participants)
        participant->say(100);
    m_said += clients;
    if (!until([this] { return everybodyIsCalm(); }, toRecover))
        return fail(u"the first messages did not arrive: "_s + whoIsNot());
    for (const auto &participant : m_participants)
        m_figures.push_back(participant->figures());
    return true;
}

bool Storm::everybodyIsCalm()
{
    bool calm = true;
    for (const auto &participant : m_participants) {
        calm = participant->isCalm() && calm;
        participant->askHow();
    }
    return calm;
}

QString Storm::whoIsNot() const
{
    QStringList words;
    for (const auto &participant : m_participants)
        if (!participant->isCalm())
            words.append(participant->stateInWords());
    return words.join(u"; "_s);
}

bool Storm::calmDown()
{
    if (!m_server && !startServer())
        return false;
    for (const auto &participant : m_participants) {
        participant->heal();
        if (!participant->isRunning() && !participant->start())
            return fail(u"%1 does not start"_s.arg(participant->name()));
    }
    m_since.start();
    if (!until([this] { return everybodyIsCalm(); }, toRecover))
        return fail(u"not everybody recovered: "_s + whoIsNot());
    std::printf("calm after %.1f s\n", double(m_since.elapsed()) / 1'000);
    return true;
}

} // namespace tincan
