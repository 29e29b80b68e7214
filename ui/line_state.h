// What the windows know about the lines, gathered from the engine's signals: the status, the last measurement of each
// kind, recent delivery times, since when it is connected. Shared by the popovers and the menus. GUI thread.
#pragma once

#include "core/session/session.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QHash>
#include <QObject>

namespace tincan {

class LineState : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    const ConnectionStatus &status() const { return m_status; } // as it was told
    ConnectionStatus statusNow() const;                         // some of `retryIn` is over
    std::optional<LineMeasurement> measurement(TransportKind kind) const;
    const QList<int> &recentTimes() const { return m_recent; } // milliseconds, oldest first
    // "Connected for 2 h 14 min. Nothing missed."
    QString sentence() const;
    // "12 ms", "blocked here", or nothing where it was never measured.
    QString timeOf(TransportKind kind) const;

    void setStatus(const ConnectionStatus &status);
    void setMeasurement(const LineMeasurement &measurement);
    void addMessages(qint64 count);
    void addGap();
    // Another server: what was measured and counted was about the old one.
    void forget();

Q_SIGNALS:
    void statusChanged(const tincan::ConnectionStatus &status);
    void changed(); // the status, or what was measured
    void counted(); // only what sentence() counts: this may be at every frame

private:
    ConnectionStatus m_status;
    QElapsedTimer m_sinceStatus;
    QHash<int, LineMeasurement> m_measurements; // by kind
    QList<int> m_recent;
    QDateTime m_connectedSince; // not valid: not connected
    qint64 m_messages = 0;
    qint64 m_gaps = 0;
};

} // namespace tincan
