// How many connections a network has: counted as long as this lives. The hub's I/O thread only.
#pragma once

#include "core/server/asio.h"

#include <QHash>
#include <QString>

#include <utility>

namespace tincan {

// An IPv6 network gives one customer this much (RFC 6177).
inline QString networkOf(const QString &address)
{
    error_code error;
    const auto parsed = asio::ip::make_address(address.toStdString(), error);
    if (error || !parsed.is_v6() || parsed.to_v6().is_v4_mapped())
        return address;
    const auto bytes = parsed.to_v6().to_bytes();
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(bytes.data()), 8).toHex());
}

class AddressCount
{
public:
    AddressCount(QHash<QString, int> &counts, const QString &address)
        : m_counts(&counts), m_address(address), m_network(networkOf(address))
    {
        ++counts[m_network];
    }
    AddressCount(AddressCount &&other) noexcept
        : m_counts(std::exchange(other.m_counts, nullptr)),
          m_address(std::move(other.m_address)),
          m_network(std::move(other.m_network))
    {}
    AddressCount &operator=(AddressCount &&) = delete;
    ~AddressCount()
    {
        if (m_counts && --(*m_counts)[m_network] == 0)
            m_counts->remove(m_network);
    }

    const QString &address() const { return m_address; }
    int count() const { return m_counts->value(m_network); } // of its network, this one included

private:
    QHash<QString, int> *m_counts;
    QString m_address;
    QString m_network; // of an IPv4 address: itself
};

} // namespace tincan
