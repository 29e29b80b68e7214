// Who may ask at all (protocol, section 7): the Host must be an address or a name of ours, against DNS rebinding; an
// Origin must be the Host's own or an allowed one. Pure; any thread.
#pragma once

#include "core/server/hub.h"
#include "core/server/request.h"

namespace tincan {

struct Admission
{
    std::optional<Refusal> refused; // 400, 421 or 403
    QByteArray headers;             // what an allowed foreign origin's answer carries (CORS)
};

Admission admit(const Request &request, const std::optional<QByteArray> &authority, const HubOptions &options);
// Whose request it is: the peer's, or, where that is a trusted proxy, the one that it names last (X-Forwarded-For);
// "unknown" where it names none.
QString addressOf(const Request &request, const QString &peer, const HubOptions &options);
// The answer to a preflight of an allowed origin (Fetch §3.2.2).
bool isPreflight(const Request &request);

} // namespace tincan
