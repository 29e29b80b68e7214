// What the window asks of a hub that it hosts for others, answered by that hub: invites through its administration, on
// a thread that may wait for its disk, and whether it answers, by a connection like anybody's. GUI thread.
#pragma once

#include "ui/network_hosting.h"

#include <QUrl>

#include <memory>

class QJsonObject;

namespace tincan {

class Hub;

class HubNetwork : public NetworkHosting
{
public:
    explicit HubNetwork(const std::shared_ptr<Hub> &hub); // does not keep it running

    QByteArray pin() const override { return m_pin; }
    QString ownerInvite() const override { return m_ownerInvite; }
    QList<HostAddress> addresses() const override;
    void reach(const QString &address, QObject *context, TakeReached take) override;
    void keepInvite(const HostInvite &known, QObject *context, TakeInvite take) override;
    void renewInvite(const HostInvite &known, QObject *context, TakeInvite take) override;
    QString linkOf(const QString &address, const HostInvite &invite) const override;

private:
    using Ask = std::function<Result<HostInvite>(Hub &hub)>;
    void ask(QObject *context, const Ask &question, const TakeInvite &take);

    std::weak_ptr<Hub> m_hub;
    QUrl m_url;
    QByteArray m_pin;
    QString m_ownerInvite;
};

} // namespace tincan
