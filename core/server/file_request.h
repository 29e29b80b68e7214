// What a request for a file asks: under which conditions (RFC 9110 §13), and for which of its bytes (§14). Pure; any
// thread.
#pragma once

#include "core/server/request.h"

namespace tincan {

struct Part
{
    qint64 first = 0;
    qint64 count = 0;
};

enum class Asked
{
    Whole,
    Part,
    Nothing, // 416: none of the bytes that were asked for is there
};

// Several ranges, another unit and what is no range at all are passed over, as §14.2 allows: the whole is the answer.
// So it is where If-Range names another state of the file. `part` is what to send, but where it is nothing.
Asked readRange(const Request &request, qint64 size, const QByteArray &tag, Part &part);

// 412 or 304 where a condition says so. `tag` comes with its quotes.
std::optional<int> unmetCondition(const Request &request, const QByteArray &tag);

} // namespace tincan
