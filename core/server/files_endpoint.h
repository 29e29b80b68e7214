// /api/files (protocol, section 6): bytes in and out, in pieces. The hub's I/O thread only.
#pragma once

#include "core/server/caller.h"
#include "core/server/http_reader.h"
#include "core/server/response.h"

namespace tincan {

// Takes the body of an upload off the reader, where who asks may upload it; otherwise leaves it there.
asio::awaitable<Response> answerUpload(HubCore &core, const Request &request, HttpReader &reader, Outlet &outlet);

struct Download
{
    Response head;
    std::shared_ptr<QFile> bytes; // none where nothing follows the head
    qint64 size = 0;
};
// An answer of its own where no bytes are to follow: a refusal, 304, 416.
asio::awaitable<Result<Download, Response>> findDownload(HubCore &core, const Request &request);
// Whether all of it is out.
asio::awaitable<bool> sendDownload(HubCore &core, Download download, const Request &request, const QByteArray &shared,
                                   Outlet &outlet);

} // namespace tincan
