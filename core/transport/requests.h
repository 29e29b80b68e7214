// How a request to a Tincan server is put: addresses, headers and what Qt is told to keep its hands off. Pure; any
// thread.
#pragma once

#include "core/chat/cursor.h"
#include "core/transport/transport_options.h"

#include <QNetworkRequest>
#include <QUrlQuery>

namespace tincan {

// GET /api/messages with these parameters. `accept` decides how the answer comes (protocol, section 2).
QNetworkRequest messagesRequest(const TransportOptions &options, const QUrlQuery &query, const QByteArray &accept);
// Any other path below the server's base, "api/health".
QNetworkRequest apiRequest(const TransportOptions &options, const QString &path, const QUrlQuery &query = {});
// The upgrade: ws or wss, the subprotocol, the cursor.
QNetworkRequest upgradeRequest(const TransportOptions &options, const std::optional<Cursor> &after);

// From where, and who it is that follows (protocol, extension 10).
QUrlQuery followQuery(const TransportOptions &options, const std::optional<Cursor> &after);
// The media type of a Content-Type, in small letters and without parameters.
QByteArray mediaType(QByteArrayView contentType);

} // namespace tincan
