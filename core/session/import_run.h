// Takes an export's file into the store, a piece a step: first all of it is read and judged, so that a file that is no
// export, is not whole or is of another server changes nothing, then it is read again and taken in. The store's thread.
#pragma once

#include "core/session/session.h"
#include "core/store/store.h"

#include <QFile>

namespace tincan {

class ImportRun
{
public:
    enum class Step
    {
        More,
        Ended, // see outcome()
    };

    // The store outlives it.
    ImportRun(Store &store, const QString &path);

    Step step();
    // The store is not the one any more that it began with.
    void giveUp() { m_givenUp = true; }
    // What the last step changed.
    const std::optional<Appended> &appended() const { return m_appended; }
    ImportOutcome outcome() const;
    qint64 done() const { return m_done; } // bytes, of both readings
    qint64 total() const { return m_total; }

private:
    Step read();
    void judge(const QList<Exported> &found);
    Step endJudging();
    Step takeSome();
    Step fail(ImportOutcome::Problem problem, const QString &detail = {});

    Store &m_store;
    QFile m_file;
    ExportReader m_reader;
    bool m_givenUp = false;
    bool m_judging = true;
    bool m_atEnd = false;
    bool m_isOurs = false; // a place of this log is in it
    bool m_hasPlaces = false;
    QList<Exported> m_read; // and not taken in yet
    Import m_state;
    std::optional<Appended> m_appended;
    ImportOutcome m_outcome;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

} // namespace tincan
