// What is opened at the start: what was open the last time, what was hosted, and what this start is told of.
#include "ui/failure_text.h"
#include "ui/server_set.h"

#include <algorithm>
#include <optional>

namespace tincan {

void ServerSet::start(const QUrl &server, const Invitation &invite)
{
    const QUrl last = m_profile.firstServer();
    const quint16 port = m_host ? m_profile.hostPort().value_or(0) : 0; // 0: nothing was hosted
    std::optional<QUrl> hosted; // an empty one is not known yet: it is what hosting again says
    if (port > 0)
        hosted = m_profile.hostUrl().isEmpty() ? last : m_profile.hostUrl();
    const QList<QUrl> servers = serversToStart(hosted, last, server);
    const auto open = [&](const QUrl &one) {
        if (hosted && one == *hosted)
            hostAgain(port, *hosted);
        else if (one == server)
            placeFor(one)->join(server, invite);
        else
            placeFor(one)->start(one);
    };
    m_starting = true;
    // The windows, which are there already, show the first.
    const QUrl first = !server.isEmpty() ? server : !last.isEmpty() ? last : servers.value(0);
    if (!servers.isEmpty())
        open(first);
    for (const QUrl &one : servers) {
        if (one != first)
            open(one);
    }
    std::stable_sort(m_all.begin(), m_all.end(), [&](const auto &one, const auto &other) {
        return servers.indexOf(one->profile().server()) < servers.indexOf(other->profile().server());
    });
    m_starting = false;
    keepOpen();
    Q_EMIT changed();
    sayWhatWasDamaged();
}

QList<QUrl> ServerSet::serversToStart(const std::optional<QUrl> &hosted, const QUrl &last, const QUrl &told) const
{
    QList<QUrl> servers = m_profile.openServers();
    if (hosted) {
        servers.removeAll(*hosted); // it may stand there since it could not start
        servers.prepend(*hosted);
    }
    for (const QUrl &one : {last, told}) {
        if (!one.isEmpty() && !servers.contains(one))
            servers.append(one);
    }
    return servers;
}

void ServerSet::sayWhatWasDamaged()
{
    if (m_profile.wasDamaged())
        Q_EMIT said(tr("The settings could not be read. They were set aside, and the defaults hold. Your messages are "
                       "untouched."));
    if (m_drafts.wasDamaged())
        Q_EMIT said(tr("What you had begun to write could not be read. It was set aside as a file in the profile's "
                       "folder. Your messages are untouched."));
}

void ServerSet::hostAgain(quint16 port, const QUrl &url)
{
    Workspace *workspace = placeFor(url);
    const HostReach reach = m_profile.hostReach();
    const auto started = m_host(port, workspace->hostFolder(reach), reach);
    if (started)
        return workspace->host(*started);
    // What was said there is still here, and what is written is queued.
    workspace->start(url);
    if (started.error().stage == u"newer") {
        Q_EMIT said(
            tr("The server on this computer was not started: %1.").arg(FailureText::bareDetail(started.error())));
        return;
    }
    Q_EMIT said(tr("The server on this computer could not start again: %1. Your messages are kept. Close the "
                   "program that uses its port and start Tincan again, or host anew.")
                    .arg(FailureText::bareDetail(started.error())));
}

} // namespace tincan
