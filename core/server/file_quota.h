// How much room files take, of each person and in all, what is on its way included. The hub's I/O thread only.
#pragma once

#include "core/server/request.h"

#include <QHash>

#include <algorithm>

namespace tincan {

class FileQuota
{
public:
    struct Limits
    {
        qint64 ofPerson = 0; // bytes; 0: no limit
        qint64 inAll = 0;
    };

    FileQuota(const Limits &limits, const QHash<QString, qint64> &taken) : m_limits(limits), m_taken(taken)
    {
        for (const qint64 bytes : taken)
            m_all += bytes;
    }

    // An empty file takes a name, a row and a block: without that, any number of them would fit.
    static qint64 costOf(qint64 size) { return std::max<qint64>(size, 4096); }

    // 413 where a person has no room for so much more, 507 where the server has none. Of nobody (on an open server)
    // only all together is counted.
    std::optional<Refusal> take(const QString &person, qint64 cost)
    {
        if (m_limits.ofPerson > 0 && !person.isEmpty() && m_taken.value(person) + cost > m_limits.ofPerson)
            return refusal(413, QStringLiteral("Your files would take more than the %1 bytes that each person has.")
                                    .arg(m_limits.ofPerson));
        if (m_limits.inAll > 0 && m_all + cost > m_limits.inAll)
            return refusal(507, QStringLiteral("This server has no room for more files."));
        m_taken[person] += cost;
        m_all += cost;
        return std::nullopt;
    }
    void giveBack(const QString &person, qint64 cost)
    {
        m_all -= cost;
        if ((m_taken[person] -= cost) <= 0)
            m_taken.remove(person);
    }
    qint64 all() const { return m_all; }

private:
    Limits m_limits;
    QHash<QString, qint64> m_taken;
    qint64 m_all = 0;
};

} // namespace tincan
