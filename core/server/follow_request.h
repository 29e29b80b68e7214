// What a GET /api/messages asks for (protocol, section 2), read strictly from its parameters. A value; any thread.
#pragma once

#include "core/base/result.h"
#include "core/chat/cursor.h"
#include "core/server/request.h"

#include <QString>

#include <optional>

namespace tincan {

struct FollowRequest
{
    std::optional<Cursor> after;
    std::optional<Cursor> before; // history
    std::optional<int> limit;     // 0 to 1000
    int wait = 0;                 // seconds, 0 to 60
    QString room;                 // empty: all
    QString name;                 // who follows, on an open server; empty: nobody in particular
    std::optional<qint64> reads;  // a poll: the version of the read marks that it knows; none: it wants none

    int latest() const { return limit.value_or(50); }
    int most() const { return limit.value_or(after ? 500 : 50); }
};

// The Refusal is a 400 that names the parameter. `Last-Event-ID` is read where the answer is an event stream.
Result<FollowRequest, Refusal> readFollowRequest(const Request &request, bool eventStream);

} // namespace tincan
