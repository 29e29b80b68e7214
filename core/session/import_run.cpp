#include "core/session/import_run.h"

#include <QFileInfo>

namespace tincan {

using namespace Qt::StringLiterals;
using Problem = ImportOutcome::Problem;

namespace {

// Each is some milliseconds of the thread that the lines share.
constexpr qint64 readAtOnce = 128 << 10; // bytes
constexpr qsizetype takenAtOnce = 100;   // messages, in one transaction

} // namespace

ImportRun::ImportRun(Store &store, const QString &path) : m_store(store), m_file(path) {}

ImportRun::Step ImportRun::step()
{
    m_appended.reset();
    if (m_givenUp)
        return fail(Problem::NotConnected);
    if (!m_file.isOpen()) {
        // Who this person is decides which messages are their own; it is known once a line was up, or somebody signed
        // in before.
        if (!m_store.history().cursor() || m_store.history().self().isEmpty())
            return fail(Problem::NotConnected);
        if (const QFileInfo file(m_file); file.exists() && !file.isFile()) // a pipe would hold the thread
            return fail(Problem::Unreadable, u"it is no file"_s);
        if (!m_file.open(QIODevice::ReadOnly))
            return fail(Problem::Unreadable, m_file.errorString());
        m_total = 2 * m_file.size();
    }
    return m_read.isEmpty() && !m_atEnd ? read() : takeSome();
}

ImportRun::Step ImportRun::read()
{
    const QByteArray bytes = m_file.read(readAtOnce);
    if (m_file.error() != QFileDevice::NoError)
        return fail(Problem::Unreadable, m_file.errorString());
    m_done += bytes.size();
    m_atEnd = bytes.isEmpty();
    auto found = m_reader.feed(bytes);
    const auto whole = m_atEnd && found ? m_reader.end() : Result<Done>(Done{});
    if (!found || !whole)
        return fail(Problem::NotAnExport, found ? whole.error().detail : found.error().detail);
    if (!m_judging) {
        m_read = *std::move(found);
        return Step::More;
    }
    judge(*found);
    return m_atEnd ? endJudging() : Step::More;
}

void ImportRun::judge(const QList<Exported> &found)
{
    for (const Exported &item : found) {
        const auto *message = std::get_if<ExportedMessage>(&item);
        if (!message || !message->place)
            continue;
        m_hasPlaces = true;
        m_isOurs = m_isOurs || m_store.eraOf(message->place->epoch) != 0;
    }
}

ImportRun::Step ImportRun::endJudging()
{
    if (!m_isOurs)
        return fail(m_hasPlaces ? Problem::OtherServer : Problem::NoPlaces);
    m_judging = false;
    m_atEnd = false;
    m_reader = {};
    return m_file.seek(0) ? Step::More : fail(Problem::Unreadable, m_file.errorString());
}

ImportRun::Step ImportRun::takeSome()
{
    const QList<Exported> some = m_read.mid(0, takenAtOnce);
    m_read.remove(0, some.size());
    const bool last = m_atEnd && m_read.isEmpty();
    auto taken = m_store.history().importSome(m_state, some, last);
    if (!taken)
        return fail(Problem::Storage, taken.error().detail);
    m_appended = std::move(taken).value();
    return last ? Step::Ended : Step::More;
}

ImportRun::Step ImportRun::fail(Problem problem, const QString &detail)
{
    m_outcome.problem = problem;
    m_outcome.detail = detail;
    return Step::Ended;
}

ImportOutcome ImportRun::outcome() const
{
    ImportOutcome outcome = m_outcome;
    outcome.added = m_state.added;
    outcome.here = m_state.here;
    outcome.elsewhere = m_state.elsewhere;
    return outcome;
}

} // namespace tincan
