// Content negotiation (RFC 9110 §12.5.1) among the three ways that a GET /api/messages can be answered over plain HTTP.
// Pure; any thread.
#pragma once

#include <QByteArray>

#include <optional>

namespace tincan {

enum class Media
{
    Json,
    Ndjson,
    EventStream
};

// The most wanted one; where several are wanted alike, the one that was named most exactly, then JSON. No header: JSON.
// Nothing where none is acceptable (406).
std::optional<Media> negotiate(const std::optional<QByteArray> &accept);
// Whether JSON is acceptable at all.
bool acceptsJson(const std::optional<QByteArray> &accept);

} // namespace tincan
