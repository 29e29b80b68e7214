#include "ui/history_import.h"

namespace tincan {

HistoryImport::HistoryImport(Engine *engine, QObject *parent) : QObject(parent), m_engine(engine)
{
    connect(engine, &Engine::importProgressed, this, [this](quint64 job, qint64 done, qint64 total) {
        const int percent = int(total > 0 ? qMin<qint64>(100, 100 * done / total) : 0);
        if (job == m_job && std::exchange(m_percent, percent) != percent)
            Q_EMIT progressed(percent);
    });
    connect(engine, &Engine::importEnded, this, [this](quint64 job, const ImportOutcome &outcome) {
        if (job != m_job)
            return;
        m_job.reset();
        Q_EMIT ended(outcome);
    });
}

HistoryImport::~HistoryImport()
{
    if (m_job)
        m_engine->cancelImport(*m_job);
}

void HistoryImport::start(const QString &path)
{
    m_job = m_engine->importHistory(path);
}

QString HistoryImport::problem(const ImportOutcome &outcome)
{
    switch (outcome.problem) {
    case ImportOutcome::Problem::Busy:
        return tr("Another import is running.");
    case ImportOutcome::Problem::NotConnected:
        return tr("Connect to the server first: it says which messages are yours.");
    case ImportOutcome::Problem::Unreadable:
        return tr("The file could not be read: %1.").arg(outcome.detail);
    case ImportOutcome::Problem::NotAnExport:
        return tr("The file is no export of Tincan's as JSON, or not all of one.");
    case ImportOutcome::Problem::NoPlaces:
        return tr("The file does not say where its messages stand. Export it again with this version.");
    case ImportOutcome::Problem::OtherServer:
        return tr("The file is of another server, or of before this one began a new log.");
    case ImportOutcome::Problem::Storage:
        return tr("The disk did not take all of it. What came in stays.");
    case ImportOutcome::Problem::None:
        break;
    }
    return {};
}

QString HistoryImport::words(const ImportOutcome &outcome)
{
    QString words = problem(outcome);
    if (words.isEmpty())
        words = tr("%L1 messages came in, %L2 were here already.").arg(outcome.added).arg(outcome.here);
    else if (outcome.added == 0 && outcome.problem != ImportOutcome::Problem::Busy) // the other one does
        words += u' ' + tr("Nothing was changed.");
    if (outcome.elsewhere > 0)
        words += u' ' + tr("%L1 have no place in this history and were left out.").arg(outcome.elsewhere);
    return words;
}

} // namespace tincan
