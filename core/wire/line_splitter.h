// Cuts a byte stream into lines at LF (NDJSON: a CR before it is dropped too). Any slicing of the input gives the same
// lines; memory is bounded by `maximum`. No I/O. One thread at a time.
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <functional>

namespace tincan {

class LineSplitter
{
public:
    // 1 MiB is the longest line of protocol section 2, "Streaming".
    explicit LineSplitter(qsizetype maximum = 1 << 20) : m_maximum(maximum) {}

    // Hands out the lines that end in `bytes`, without their ends; empty lines too (they are heartbeats). A view ends
    // with the call that hands it out; a line that lies whole in `bytes` is not copied. Fails with Invalid when a line
    // grows beyond the maximum: the stream cannot be followed any further, and every later feed() fails too.
    Result<Done> feed(QByteArrayView bytes, const std::function<void(QByteArrayView line)> &sink);
    // Forgets what has begun and the failure.
    void reset();

private:
    qsizetype m_maximum;
    QByteArray m_rest;
    bool m_failed = false;
};

} // namespace tincan
