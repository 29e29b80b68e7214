// Eight clients on all lines, each behind a relay of its own, in front of one server: they talk, switch, lose their
// paths and are killed, and so is the server, as a seed draws it. Afterwards the laws are checked (docs/laws.md: L1,
// L2, L3, L5, L7). The draws are the same for a seed, their moments as exact as the machine. Needs the compile
// definition TINCAND. One thread; run() blocks and runs the event loop.
#pragma once

#include "account.h"
#include "participant.h"
#include "support/tincand_process.h"

#include <QElapsedTimer>

namespace tincan {

struct StormOptions
{
    std::chrono::seconds length{60};
    quint32 seed = 1;
    QString folder; // of everything: ledgers, stores, the log, what the programs complain of
};

class Storm : public QObject
{
    Q_OBJECT
public:
    explicit Storm(const StormOptions &options);

    // Empty where the laws held; otherwise the first difference.
    QString run();
    QString counts() const;

private:
    using milliseconds = std::chrono::milliseconds;
    using Act = std::function<void(QRandomGenerator &chance)>;
    // True once it holds. False when the time is over, or something went wrong meanwhile.
    bool until(const std::function<bool()> &condition, milliseconds limit);
    bool fail(const QString &wrong);

    // --- storm.cpp: before and after ---
    bool begin();
    bool calmDown();
    bool everybodyIsCalm();
    QString whoIsNot() const;

    // --- storm_verdict.cpp ---
    bool compare();
    bool collectReports();
    QStringList log();
    bool compareFigures();
    bool hasNotGrown(const QString &who, const Figures &now, const Figures &before); // beyond what L7 allows
    bool end();

    // --- storm_weather.cpp ---
    bool blow();
    void nowAndThen(int stream, milliseconds least, milliseconds most, const Act &act);
    void again(const std::shared_ptr<QRandomGenerator> &chance, milliseconds least, milliseconds most, const Act &act);
    void speak(QRandomGenerator &chance);
    void strike(QRandomGenerator &chance);
    void switchSomebody(QRandomGenerator &chance);
    void killServer(QRandomGenerator &chance);
    void killSomebody(QRandomGenerator &chance);
    void progress();
    bool startServer();

    // The first ones live from beginning to end: what they hold is measured. The others are killed now and then.
    static constexpr int longLived = 4;

    const StormOptions m_options;
    std::unique_ptr<TincandProcess> m_server;
    std::vector<std::unique_ptr<Participant>> m_participants;
    Figures m_own;                  // before anything was started
    Figures m_serverFigures;        // when its newest life began, before anybody reached it
    std::vector<Figures> m_figures; // of each participant in the calm before
    QString m_wrong;
    bool m_blowing = false;
    QElapsedTimer m_since;

    int m_said = 0;
    int m_faults = 0;
    int m_switches = 0;
    int m_serverKills = 0;
    int m_clientKills = 0;
};

} // namespace tincan
