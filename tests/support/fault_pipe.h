// One way of a relayed connection: takes bytes from one socket and hands them to another, late, slowly, in slices, in
// lumps, or not at all. Holds at most `mostHeld` bytes: beyond that it does not read, and TCP tells the sender. One
// thread with an event loop.
#pragma once

#include "support/faults.h"
#include "support/stream_mangler.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <deque>

namespace tincan {

class FaultPipe : public QObject
{
    Q_OBJECT
public:
    // Both sockets outlive it. `seed`: of the jitter.
    FaultPipe(QTcpSocket *from, QTcpSocket *to, quint32 seed);

    void setFaults(const WayFaults &faults);
    // On the way to the client, where answers and frames are understood.
    void setMangling(const StreamMangler::What &what)
    {
        m_mangles = true;
        m_mangler.set(what);
    }
    // Nothing that came in still waits to be handed on.
    bool isEmpty() const { return m_pieces.empty() && m_from->bytesAvailable() == 0; }

    static constexpr qsizetype mostHeld = 256 << 10;

Q_SIGNALS:
    void cutDue(); // `cutAfter` bytes have passed
    void drained();

private:
    using Steady = std::chrono::steady_clock;
    struct Piece
    {
        Steady::time_point due;
        QByteArray bytes;
    };

    void take();
    void give();
    qsizetype allowance(Steady::time_point now) const;
    bool write(const QByteArray &bytes);

    QTcpSocket *m_from;
    QTcpSocket *m_to;
    WayFaults m_faults;
    StreamMangler m_mangler;
    bool m_mangles = false;
    QRandomGenerator m_chance;
    std::deque<Piece> m_pieces;
    qsizetype m_held = 0;
    qint64 m_passed = 0;
    Steady::time_point m_lastGiven;
    QTimer m_timer;
};

} // namespace tincan
