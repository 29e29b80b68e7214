// One client of the storm as its driver sees it: a process (storm_client), killed and started again in the same folder,
// and the relay through which alone it reaches the server. Needs the compile definition STORM_CLIENT. One thread with
// an event loop.
#pragma once

#include "figures.h"
#include "support/fault_proxy.h"

#include <QProcess>
#include <QTimer>

namespace tincan {

class Participant : public QObject
{
    Q_OBJECT
public:
    Participant(const QString &folder, int number, quint32 seed);
    ~Participant() override;

    const QString &name() const { return m_name; }
    void setServer(quint16 port) { m_proxy.setTarget(port); } // 0: there is none now
    bool start();
    bool isRunning() const { return m_process != nullptr; }
    void kill(); // SIGKILL
    // For good: closes its input and waits, and closes the path. False where it did not end well.
    bool end();

    void say(int bytes);
    void choose(const QString &line); // a later life begins with it, too
    void chooseFirstLine() { choose(m_firstLine); }
    // The path misbehaves for so long. `cut`: what is open ends, so that it is met at once.
    void suffer(const Faults &faults, bool cut, std::chrono::milliseconds howLong);
    void heal();

    // Asks; the answers come with a later turn of the event loop.
    void askHow() { tell("how"); }
    void askForReport();
    bool isConnected() const { return m_state == "connected"; }
    // Connected, and all that it was told to say is in the log: by its last answer.
    bool isCalm() const;
    bool isOnFirstLine() const { return isConnected() && m_line == m_firstLine.toLatin1(); }
    bool hasReported() const { return m_reported; }
    QString stateInWords() const;

    int connects() const { return m_connects; }
    Figures figures() const
    {
        Figures figures = figuresOf(m_process ? m_process->processId() : 0);
        figures.heap = m_heap;
        return figures;
    }

Q_SIGNALS:
    void endedByItself();

private:
    void tell(const QByteArray &line);
    void listenTo();
    void hear(const QByteArray &line);
    void enter(const QByteArray &state);

    const QString m_folder;
    const QString m_name;
    const QString m_firstLine;
    QString m_wanted; // line
    FaultProxy m_proxy;
    QTimer m_healing;
    std::unique_ptr<QProcess> m_process;

    QByteArray m_state;
    QByteArray m_line;
    int m_connects = 0;
    qint64 m_told = 0; // to say, in this life
    qint64 m_said = 0;
    qint64 m_unsent = 0;
    qint64 m_heap = 0; // kilobytes, as it said last
    bool m_reported = false;
};

} // namespace tincan
