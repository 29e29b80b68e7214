#include "support/fault_pipe.h"

#include <algorithm>

namespace tincan {

namespace {

constexpr std::chrono::milliseconds tick{5}; // of a throttled way

} // namespace

FaultPipe::FaultPipe(QTcpSocket *from, QTcpSocket *to, quint32 seed) : m_from(from), m_to(to), m_chance(seed)
{
    m_from->setReadBufferSize(mostHeld);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &FaultPipe::give);
    connect(m_from, &QTcpSocket::readyRead, this, &FaultPipe::take);
    connect(m_to, &QTcpSocket::connected, this, &FaultPipe::give);
    connect(m_to, &QTcpSocket::bytesWritten, this, &FaultPipe::take);
}

void FaultPipe::setFaults(const WayFaults &faults)
{
    m_faults = faults;
    m_timer.start(0);
    take();
}

void FaultPipe::take()
{
    if (m_faults.stalled || m_held + m_to->bytesToWrite() >= mostHeld)
        return;
    const QByteArray read = m_from->read(mostHeld);
    const QByteArray bytes = m_mangles ? m_mangler.feed(read) : read;
    if (bytes.isEmpty())
        return;
    auto due = Steady::now() + m_faults.delay;
    if (m_faults.jitter.count() > 0)
        due += std::chrono::milliseconds(m_chance.bounded(int(m_faults.jitter.count())));
    if (!m_pieces.empty())
        due = std::max(due, m_pieces.back().due); // never overtakes
    m_held += bytes.size();
    m_pieces.push_back({due, bytes});
    give();
}

// How many bytes may pass now.
qsizetype FaultPipe::allowance(Steady::time_point now) const
{
    if (m_faults.bytesPerSecond <= 0)
        return mostHeld;
    const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(now - m_lastGiven);
    return qsizetype(std::min<qint64>(m_faults.bytesPerSecond * since.count() / 1'000, mostHeld));
}

void FaultPipe::give()
{
    if (m_faults.stalled || m_to->state() != QAbstractSocket::ConnectedState)
        return;
    if (m_held < m_faults.holdUntil && m_from->state() == QAbstractSocket::ConnectedState)
        return;
    const auto now = Steady::now();
    qsizetype allowed = allowance(now);
    while (!m_pieces.empty() && m_pieces.front().due <= now && allowed > 0) {
        QByteArray &bytes = m_pieces.front().bytes;
        const QByteArray part = bytes.first(std::min(bytes.size(), allowed));
        allowed -= part.size();
        m_held -= part.size();
        m_lastGiven = now;
        bytes.remove(0, part.size());
        if (bytes.isEmpty())
            m_pieces.pop_front();
        if (!write(part))
            return;
    }
    if (isEmpty())
        Q_EMIT drained();
    if (m_pieces.empty())
        return;
    const auto rest = std::chrono::ceil<std::chrono::milliseconds>(m_pieces.front().due - now);
    m_timer.start(std::max(rest, tick));
}

// False where this was the end.
bool FaultPipe::write(const QByteArray &bytes)
{
    const qint64 left = m_faults.cutAfter ? *m_faults.cutAfter - m_passed : bytes.size();
    const qsizetype count = qsizetype(std::clamp<qint64>(left, 0, bytes.size()));
    const qsizetype slice = m_faults.slice > 0 ? m_faults.slice : count;
    for (qsizetype at = 0; at < count; at += slice) {
        m_to->write(bytes.constData() + at, std::min(slice, count - at));
        m_to->flush(); // a segment of its own
    }
    m_passed += count;
    if (m_faults.cutAfter && m_passed >= *m_faults.cutAfter) {
        Q_EMIT cutDue();
        return false;
    }
    return true;
}

} // namespace tincan
