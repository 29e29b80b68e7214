// Which address is answered by what, as far as that is one answer in one go. The hub's I/O thread only.
#pragma once

#include "core/server/caller.h"
#include "core/server/response.h"

namespace tincan {

// Whether nobody has to be known there; whoever signs in is nobody yet.
bool isForAnybody(const Request &request);
// The longest body that is taken: of whoever may be nobody yet, what can be of use there.
qint64 bodyLimitOf(const Request &head, const HubOptions &options);
asio::awaitable<Response> answerRequest(HubCore &core, const Request &request);

} // namespace tincan
