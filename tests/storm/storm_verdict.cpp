// What is held against the laws when it is calm again.
#include "storm.h"
#include "support/ledger.h"

#include <cstdio>

namespace tincan {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 mostGrowth = 64 << 10; // kB (L7)

} // namespace

QStringList Storm::log()
{
    const QStringList told = Account::read(m_options.folder, m_participants.front()->name()).told.value(0);
    QStringList entries;
    if (told.isEmpty())
        return entries;
    const QString epoch = told.constFirst().section(u'.', 0, 0);
    for (const Durable &event : logOf(m_server->url(), epoch.toLatin1()))
        entries.append(QString::fromLatin1(event.cursor.toByteArray()) + u' ' + event.id);
    return entries;
}

// The last message may still be on its way to the others, and rows are said once a frame.
bool Storm::compare()
{
    QElapsedTimer since;
    since.start();
    QString wrong;
    do {
        if (!collectReports())
            return fail(u"not everybody reported"_s);
        QList<Account> accounts;
        for (const auto &participant : m_participants)
            accounts.append(Account::read(m_options.folder, participant->name()));
        wrong = judge(log(), accounts);
    } while (!wrong.isEmpty() && since.elapsed() < 30'000);
    return wrong.isEmpty() || fail(wrong);
}

bool Storm::collectReports()
{
    for (const auto &participant : m_participants)
        participant->askForReport();
    return until(
        [this] {
            return std::all_of(m_participants.begin(), m_participants.end(),
                               [](const auto &participant) { return participant->hasReported(); });
        },
        1min);
}

// Before the reports are asked for, and the ledgers read: those hold whole histories in memory.
bool Storm::compareFigures()
{
    // What they hold is compared with what they held on the same line.
    for (const auto &participant : m_participants)
        participant->chooseFirstLine();
    const auto onFirstLine = [](const auto &participant) { return participant->isOnFirstLine(); };
    if (!until(
            [&] { return everybodyIsCalm() && std::all_of(m_participants.begin(), m_participants.end(), onFirstLine); },
            1min))
        return fail(u"not everybody is on its first line again"_s);
    for (size_t i = 0; i < longLived; ++i) {
        const Participant &participant = *m_participants[i];
        const Figures before = m_figures[i];
        // A kept connection that nobody uses is closed by the server after a minute.
        if (!until([&] { return participant.figures().descriptors <= before.descriptors; }, 2min))
            return fail(u"%1 has %2 descriptors open, and had %3 before"_s.arg(participant.name())
                            .arg(participant.figures().descriptors)
                            .arg(before.descriptors));
        if (!hasNotGrown(participant.name(), participant.figures(), before))
            return false;
    }
    return hasNotGrown(u"the relays"_s, ownFigures(), m_own) &&
           hasNotGrown(u"the server"_s, figuresOf(m_server->processId()), m_serverFigures);
}

bool Storm::hasNotGrown(const QString &who, const Figures &now, const Figures &before)
{
    const qint64 resident = now.kilobytes - before.kilobytes;
    const qint64 heap = now.heap - before.heap;
    std::printf("%s: %+lld kB resident", qUtf8Printable(who), resident);
    std::printf(now.heap > 0 ? ", %+lld kB allocated\n" : "\n", heap);
    const bool counts = residentIsOurs || now.heap == 0;
    const qint64 growth = counts ? std::max(resident, heap) : heap;
    return growth <= mostGrowth || fail(u"%1 has grown by %2 kB"_s.arg(who).arg(growth));
}

bool Storm::end()
{
    for (const auto &participant : m_participants)
        if (!participant->end())
            return fail(u"%1 did not end well: see %1.stderr"_s.arg(participant->name()));
    const auto serverHolds = [this] { return figuresOf(m_server->processId()).descriptors; };
    if (!until([&] { return serverHolds() <= m_serverFigures.descriptors; }, 2min))
        return fail(u"the server has %1 descriptors open without a client, and had %2"_s.arg(serverHolds())
                        .arg(m_serverFigures.descriptors));
    if (!m_server->stop())
        return fail(u"the server did not end well: see server/tincand.stderr"_s);
    m_server.reset();
    if (!until([&] { return ownFigures().descriptors <= m_own.descriptors; }, 10s))
        return fail(
            u"the relays have %1 descriptors open, and had %2"_s.arg(ownFigures().descriptors).arg(m_own.descriptors));
    return true;
}

} // namespace tincan
