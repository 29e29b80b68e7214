#include "ui/line_state.h"

#include "ui/chip_text.h"
#include "ui/failure_text.h"
#include "ui/line_words.h"

#include <QLocale>

namespace tincan {

namespace {

constexpr int mostTimes = 60;

QString durationWords(qint64 seconds)
{
    if (seconds < 60)
        return LineState::tr("less than a minute");
    if (seconds < 3600)
        return LineState::tr("%1 min").arg(seconds / 60);
    return LineState::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
}

} // namespace

ConnectionStatus LineState::statusNow() const
{
    ConnectionStatus now = m_status;
    if (m_sinceStatus.isValid())
        now.retryIn = std::max(milliseconds(0), now.retryIn - milliseconds(m_sinceStatus.elapsed()));
    return now;
}

std::optional<LineMeasurement> LineState::measurement(TransportKind kind) const
{
    const auto found = m_measurements.constFind(int(kind));
    return found == m_measurements.constEnd() ? std::nullopt : std::optional(*found);
}

void LineState::forget()
{
    m_measurements.clear();
    m_recent.clear();
    m_messages = 0;
    m_gaps = 0;
    Q_EMIT changed();
}

QString LineState::sentence() const
{
    if (m_status.state != ConnectionStatus::State::Connected) {
        return m_status.failure ? FailureText::sentences(*m_status.failure)
                                : ChipText::of(m_status, m_status.retryIn).text;
    }
    QString text = tr("Connected for %1.").arg(durationWords(m_connectedSince.secsTo(QDateTime::currentDateTimeUtc())));
    if (m_gaps > 0)
        return text + u' ' + tr("Something is missing in the history, marked where it is.");
    if (m_messages < 2)
        return text + u' ' + tr("Nothing missed.");
    return text + u' ' + tr("%1 messages, nothing missed, nothing doubled.").arg(QLocale().toString(m_messages));
}

QString LineState::timeOf(TransportKind kind) const
{
    if (m_status.line == kind && m_status.deliveryTime && m_status.state == ConnectionStatus::State::Connected)
        return LineWords::time(*m_status.deliveryTime);
    const auto known = measurement(kind);
    if (!known)
        return {};
    if (known->failure)
        return known->failure->kind == Failure::Kind::Blocked ? tr("blocked here") : tr("no answer");
    return known->deliveryTime ? LineWords::time(*known->deliveryTime) : QString();
}

void LineState::setStatus(const ConnectionStatus &status)
{
    const bool connected = status.state == ConnectionStatus::State::Connected;
    if (!connected)
        m_connectedSince = {};
    else if (!m_connectedSince.isValid())
        m_connectedSince = QDateTime::currentDateTimeUtc();
    if (connected && status.deliveryTime) {
        m_recent.append(int(status.deliveryTime->count()));
        if (m_recent.size() > mostTimes)
            m_recent.removeFirst();
    }
    m_status = status;
    m_sinceStatus.start();
    Q_EMIT statusChanged(status);
    Q_EMIT changed();
}

void LineState::addMessages(qint64 count)
{
    m_messages += count;
    Q_EMIT counted();
}

void LineState::addGap()
{
    ++m_gaps;
    Q_EMIT counted();
}

void LineState::setMeasurement(const LineMeasurement &measurement)
{
    m_measurements.insert(int(measurement.kind), measurement);
    Q_EMIT changed();
}

} // namespace tincan
