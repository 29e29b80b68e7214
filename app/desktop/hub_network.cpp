#include "app/desktop/hub_network.h"

#include "app/desktop/host_addresses.h"
#include "app/server/invite_link.h"
#include "core/base/clock.h"
#include "core/server/hub.h"
#include "core/transport/http_exchange.h"
#include "core/transport/requests.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QThreadPool>

namespace tincan {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// For a family and a few friends; whoever wants more makes another one, and whoever loses the link loses little.
constexpr int usesOfAnInvite = 50;
constexpr int daysOfAnInvite = 7;
constexpr auto patience = 5s; // with an address of this computer

Failure failed(const QString &detail)
{
    return {.kind = Failure::Kind::Refused, .detail = detail};
}

HostInvite inviteOf(const QJsonObject &json)
{
    return {.id = json.value("id"_L1).toString(),
            .code = json.value("code"_L1).toString(),
            .uses = json.value("uses"_L1).toInteger(),
            .expires = QDateTime::fromString(json.value("expires"_L1).toString(), Qt::ISODate)};
}

Result<HostInvite> makeInvite(Hub &hub)
{
    const QJsonObject answer =
        hub.administer({{u"command"_s, u"invite add"_s}, {u"uses"_s, usesOfAnInvite}, {u"days"_s, daysOfAnInvite}});
    if (answer.contains("error"_L1))
        return failed(answer.value("error"_L1).toString());
    return inviteOf(answer.value("invite"_L1).toObject());
}

} // namespace

HubNetwork::HubNetwork(const std::shared_ptr<Hub> &hub)
    : m_hub(hub), m_url(hub->url()), m_pin(hub->pin()), m_ownerInvite(QString::fromLatin1(hub->firstInvite()))
{}

QList<HostAddress> HubNetwork::addresses() const
{
    return hostAddresses(seenAddresses(), outgoingAddress());
}

void HubNetwork::reach(const QString &address, QObject *context, TakeReached take)
{
    TransportOptions to;
    to.server = m_url;
    to.server.setHost(address);
    to.pin = m_pin;
    auto *network = new QNetworkAccessManager(context);
    network->setProxy(QNetworkProxy::NoProxy); // it is this computer's own
    auto *exchange =
        new HttpExchange(network->get(apiRequest(to, u"api/health"_s)),
                         {.connect = patience, .firstByte = patience, .idle = patience}, systemClock(), context);
    const auto end = [exchange, network, take = std::move(take)](bool reached) {
        DropExchange{}(exchange);
        network->deleteLater();
        take(reached);
    };
    QObject::connect(exchange, &HttpExchange::finished, context, [end] { end(true); });
    QObject::connect(exchange, &HttpExchange::ended, context, [end] { end(false); });
}

void HubNetwork::keepInvite(const HostInvite &known, QObject *context, TakeInvite take)
{
    const auto question = [known](Hub &hub) -> Result<HostInvite> {
        const QJsonObject answer = hub.administer({{u"command"_s, u"invite list"_s}});
        for (const QJsonValue &row : answer.value("invites"_L1).toArray()) {
            HostInvite listed = inviteOf(row.toObject());
            listed.code = known.code;
            if (listed.id == known.id && !listed.code.isEmpty())
                return listed;
        }
        return makeInvite(hub);
    };
    ask(context, question, take);
}

void HubNetwork::renewInvite(const HostInvite &known, QObject *context, TakeInvite take)
{
    const auto question = [known](Hub &hub) {
        const Result<HostInvite> made = makeInvite(hub);
        if (made) // one that has gone by itself is as good as revoked
            hub.administer({{u"command"_s, u"invite revoke"_s}, {u"id"_s, known.id}});
        return made;
    };
    ask(context, question, take);
}

void HubNetwork::ask(QObject *context, const Ask &question, const TakeInvite &take)
{
    QThreadPool::globalInstance()->start([weak = m_hub, question, take, asker = QPointer<QObject>(context)] {
        const std::shared_ptr<Hub> hub = weak.lock();
        const Result<HostInvite> answer = hub ? question(*hub) : failed(u"the server has stopped"_s);
        QMetaObject::invokeMethod(qApp, [take, asker, answer] {
            if (asker)
                take(answer);
        });
    });
}

QString HubNetwork::linkOf(const QString &address, const HostInvite &invite) const
{
    return inviteLink(m_url, address, invite.code.toLatin1(), m_pin);
}

} // namespace tincan
