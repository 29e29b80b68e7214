#include "core/transport/network_watch.h"

#include "core/base/logging.h"

#include <QNetworkInformation>

namespace tincan {

NetworkWatch::NetworkWatch(QObject *parent) : QObject(parent)
{
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &NetworkWatch::begin);
    m_later.start(1'000);
}

void NetworkWatch::begin()
{
    m_later.stop();
    // The default on Linux asks NetworkManager; where that does not run, another one may know.
    if (!QNetworkInformation::loadDefaultBackend() &&
        !QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability)) {
        qCDebug(logTransport, "nothing tells of changes of the network here");
        return;
    }
    const QNetworkInformation *network = QNetworkInformation::instance();
    qCDebug(logTransport) << "changes of the network are told by" << network->backendName();
    connect(network, &QNetworkInformation::reachabilityChanged, this, &NetworkWatch::changed);
    connect(network, &QNetworkInformation::transportMediumChanged, this, &NetworkWatch::changed);
    connect(network, &QNetworkInformation::isBehindCaptivePortalChanged, this, &NetworkWatch::changed);
}

} // namespace tincan
