// How many connections an address has: counted as long as this lives. The hub's I/O thread only.
#pragma once

#include <QHash>
#include <QString>

#include <utility>

namespace tincan {

class AddressCount
{
public:
    AddressCount(QHash<QString, int> &counts, const QString &address) : m_counts(&counts), m_address(address)
    {
        ++counts[address];
    }
    AddressCount(AddressCount &&other) noexcept
        : m_counts(std::exchange(other.m_counts, nullptr)), m_address(other.m_address)
    {}
    AddressCount &operator=(AddressCount &&) = delete;
    ~AddressCount()
    {
        if (m_counts && --(*m_counts)[m_address] == 0)
            m_counts->remove(m_address);
    }

    const QString &address() const { return m_address; }

private:
    QHash<QString, int> *m_counts;
    QString m_address;
};

} // namespace tincan
