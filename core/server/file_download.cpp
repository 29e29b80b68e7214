#include "core/base/logging.h"
#include "core/server/file_kind.h"
#include "core/server/file_name.h"
#include "core/server/file_request.h"
#include "core/server/files_endpoint.h"

#include <algorithm>

namespace tincan {

namespace {

constexpr qint64 pieceSize = 64 * 1024;

// One does not tell a file that is hidden from one that is not.
Response noSuchFile()
{
    return problem(404, QStringLiteral("There is no such file."));
}

bool mayRead(const HubCore &core, const Caller &caller, const FileIndex::Found &file)
{
    const QString person = caller.isSignedIn() ? caller.person.id : QString();
    return file.record.owner == person || std::any_of(file.rooms.begin(), file.rooms.end(), [&](const QString &room) {
               return core.rooms.isMember(room, person);
           });
}

// The bytes never change. Whether one may have them does: what is kept is asked for again each time.
Response headFor(const FileRef &file, const QByteArray &tag)
{
    const QByteArray type = file.type.toLatin1();
    Response head{.status = 200,
                  .contentType = type == "text/plain" ? "text/plain; charset=utf-8" : type,
                  .body = {},
                  .headers = "ETag: " + tag + "\r\nAccept-Ranges: bytes\r\n",
                  .close = false,
                  .caching = "private, no-cache"};
    // Whatever a browser makes of the bytes, it does so in an origin of their own, and nothing in them runs.
    head.headers += "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; sandbox\r\n";
    head.headers += "Content-Disposition: " + contentDisposition(file.name, isCommonImage(type)) + "\r\n";
    return head;
}

} // namespace

asio::awaitable<Result<Download, Response>> findDownload(HubCore &core, const Request &request)
{
    const auto caller = callerOf(core, request);
    if (!caller)
        co_return problem(caller.error());
    const QByteArray id = request.path.sliced(qstrlen("/api/files/"));
    if (!isFileId(id))
        co_return noSuchFile();
    const auto found = co_await core.files->find(QString::fromLatin1(id));
    if (!found)
        co_return problem(refusal(503, QStringLiteral("The files cannot be read now."), 5));
    if (!*found || !mayRead(core, *caller, **found))
        co_return noSuchFile();
    const FileRef file = (*found)->record.file;
    const QByteArray tag = '"' + file.sha256.toLatin1() + '"';
    Download download{.head = headFor(file, tag), .bytes = {}, .size = file.size};
    if (const auto status = unmetCondition(request, tag)) {
        if (*status == 412)
            co_return problem(412, QStringLiteral("The file is another one than `If-Match` says."));
        download.head.status = *status;
        download.head.contentType.clear();
        co_return download.head;
    }
    Part part;
    const Asked asked = readRange(request, file.size, tag, part);
    if (asked == Asked::Nothing) {
        Response response = problem(416, QStringLiteral("The file has %1 bytes.").arg(file.size));
        response.headers += "Content-Range: bytes */" + QByteArray::number(file.size) + "\r\n";
        co_return response;
    }
    if (asked == Asked::Part) {
        download.head.status = 206;
        download.head.headers += "Content-Range: bytes " + QByteArray::number(part.first) + '-' +
                                 QByteArray::number(part.first + part.count - 1) + '/' + QByteArray::number(file.size) +
                                 "\r\n";
    }
    download.size = part.count;
    download.bytes = co_await core.files->open(file.id, part.first);
    if (!download.bytes) {
        qCWarning(logServer).noquote() << "the bytes of a file are gone:" << file.id;
        co_return noSuchFile();
    }
    co_return download;
}

asio::awaitable<bool> sendDownload(HubCore &core, Download download, const Request &request, const QByteArray &shared,
                                   Outlet &outlet)
{
    QByteArray piece = headOf(download.head, download.size, request, shared);
    qint64 left = request.isHead() ? 0 : download.size;
    core.metrics.downloads += request.isHead() ? 0 : 1;
    for (;;) {
        const Outlet::Progress progress = co_await outlet.write(std::move(piece));
        if (progress.end != Outlet::End::Written)
            co_return false;
        if (left == 0)
            co_return true;
        piece = co_await core.files->read(download.bytes, std::min(left, pieceSize));
        if (piece.isEmpty())
            co_return false; // less than was promised: closing tells so
        left -= piece.size();
        core.metrics.downloadedBytes += piece.size();
    }
}

} // namespace tincan
