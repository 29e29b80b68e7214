// Takes a file that was exported as JSON into the history of the server that is open. The engine outlives it. GUI
// thread; all the work is the engine's.
#pragma once

#include "core/session/engine.h"

namespace tincan {

class HistoryImport : public QObject
{
    Q_OBJECT
public:
    explicit HistoryImport(Engine *engine, QObject *parent = nullptr);
    ~HistoryImport() override; // gives up; what came in stays

    // Answers by ended(), once.
    void start(const QString &path);
    // What a person reads of it.
    static QString words(const ImportOutcome &outcome);

Q_SIGNALS:
    void progressed(int percent);
    void ended(const tincan::ImportOutcome &outcome);

private:
    static QString problem(const ImportOutcome &outcome);

    Engine *m_engine;
    std::optional<quint64> m_job; // that runs
    int m_percent = -1;           // as it was said
};

} // namespace tincan
