// Whether the log takes what authors write: not while its last transaction failed, and not while one hangs for longer
// than an author should wait. The hub's I/O thread only.
#pragma once

#include <QString>

#include <chrono>

namespace tincan {

class Readiness
{
public:
    void handedIn()
    {
        if (m_unanswered++ == 0)
            m_waitingSince = std::chrono::steady_clock::now();
    }
    void answered() { --m_unanswered; }
    // A transaction has ended, with this trouble or none.
    void told(const QString &trouble)
    {
        m_trouble = trouble;
        m_waitingSince = std::chrono::steady_clock::now();
    }

    bool hangs(std::chrono::milliseconds patience) const
    {
        return m_unanswered > 0 && std::chrono::steady_clock::now() - m_waitingSince > patience;
    }
    // A sentence; empty where all is well.
    QString trouble(std::chrono::milliseconds patience) const
    {
        if (!m_trouble.isEmpty())
            return QStringLiteral("The log cannot be written: %1.").arg(m_trouble);
        return hangs(patience) ? QStringLiteral("The disk does not answer.") : QString();
    }

private:
    qint64 m_unanswered = 0;
    std::chrono::steady_clock::time_point m_waitingSince;
    QString m_trouble;
};

} // namespace tincan
