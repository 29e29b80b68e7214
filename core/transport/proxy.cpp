#include "core/transport/proxy.h"

#include <QNetworkProxy>

namespace tincan {

namespace {

// Asked by several threads; it never changes. Qt asks nobody about this computer itself.
class ChosenProxy : public QNetworkProxyFactory
{
public:
    explicit ChosenProxy(const ProxyChoice &choice) : m_choice(choice.used()) {}

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        switch (m_choice.kind) {
        case ProxyChoice::Kind::System:
            return systemProxyForQuery(query);
        case ProxyChoice::Kind::Http:
            return {{QNetworkProxy::HttpProxy, m_choice.host, m_choice.port}};
        case ProxyChoice::Kind::Socks5:
            return {{QNetworkProxy::Socks5Proxy, m_choice.host, m_choice.port}};
        case ProxyChoice::Kind::None:
            break;
        }
        return {QNetworkProxy::NoProxy};
    }

private:
    const ProxyChoice m_choice;
};

} // namespace

void setProxy(const ProxyChoice &choice)
{
    QNetworkProxyFactory::setApplicationProxyFactory(new ChosenProxy(choice));
}

} // namespace tincan
