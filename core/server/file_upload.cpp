#include "core/server/address_count.h"
#include "core/server/body_reader.h"
#include "core/server/file_name.h"
#include "core/server/files_endpoint.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace tincan {

namespace {

Response uploaded(const FileRef &file)
{
    const QJsonObject object{{QStringLiteral("id"), file.id},         {QStringLiteral("name"), file.name},
                             {QStringLiteral("type"), file.type},     {QStringLiteral("size"), file.size},
                             {QStringLiteral("sha256"), file.sha256}, {QStringLiteral("width"), file.width},
                             {QStringLiteral("height"), file.height}};
    Response response = json(201, QJsonDocument(object).toJson(QJsonDocument::Compact));
    response.headers = "Location: /api/files/" + file.id.toLatin1() + "\r\n";
    return response;
}

Result<QString, Refusal> nameOf(const Request &request)
{
    const auto parameters = readQuery(request.query);
    if (!parameters)
        return refusal(400, QStringLiteral("The query is malformed."));
    for (const auto &[key, value] : *parameters) {
        if (key != "name")
            continue;
        if (const auto name = readFileName(value))
            return *name;
    }
    return refusal(422, QStringLiteral("`name` is missing, has more than %1 bytes, or holds a slash or a control "
                                       "character.")
                            .arg(longestFileName));
}

struct Begun
{
    std::shared_ptr<Upload> upload;
    QString name;
};

// What can be judged before the first byte of the body.
Result<Begun, Refusal> begin(HubCore &core, const Request &request)
{
    const auto caller = callerOf(core, request);
    if (!caller)
        return caller.error();
    const auto name = nameOf(request);
    if (!name)
        return name.error();
    if (core.stopping)
        return refusal(503, QStringLiteral("The server is going away; nothing was stored."), 1);
    // Nobody says who they are: each address is somebody.
    const Person sender = caller->isSignedIn() ? caller->person : Person{networkOf(request.address), {}};
    if (const auto fast = tooFast(core, *caller, sender))
        return *fast;
    const QString owner = caller->isSignedIn() ? caller->person.id : QString();
    auto upload = core.files->upload(owner, owner.isEmpty() ? request.address : owner);
    if (!upload)
        return upload.error();
    const qint64 length = request.header("content-length").value_or(QByteArray()).toLongLong();
    if (const auto full = (*upload)->reserve(length))
        return *full;
    return Begun{std::move(*upload), *name};
}

// Nothing where the peer has gone.
asio::awaitable<std::optional<Refusal>> take(Upload &upload, HttpReader &reader, bool &gone)
{
    auto done = co_await upload.open();
    for (bool last = false; done && !last;) {
        BodyPiece piece = co_await reader.nextPiece();
        gone = piece.ended;
        if (piece.ended || piece.refused)
            co_return piece.refused;
        last = piece.last;
        // A body in chunks does not say how much it will be.
        if (const auto full = upload.reserve(upload.size() + piece.bytes.size()))
            co_return full;
        done = co_await upload.write(std::move(piece.bytes));
    }
    if (done)
        co_return std::nullopt;
    co_return done.error();
}

} // namespace

asio::awaitable<Response> answerUpload(HubCore &core, const Request &request, HttpReader &reader, Outlet &outlet)
{
    const auto begun = begin(core, request);
    if (!begun)
        co_return problem(begun.error());
    if (request.http11 && request.header("expect").value_or(QByteArray()).toLower() == "100-continue" &&
        reader.isBodyUnread())
        co_await outlet.write("HTTP/1.1 100 Continue\r\n\r\n");
    Upload &upload = *begun->upload;
    bool gone = false;
    std::optional<Refusal> refused = co_await take(upload, reader, gone);
    if (!refused && !gone) {
        const auto file = co_await upload.finish(begun->name);
        if (file) {
            ++core.metrics.uploads;
            core.metrics.uploadedBytes += file->size;
            co_return uploaded(*file);
        }
        refused = file.error();
    }
    co_await upload.drop();
    co_return problem(refused.value_or(refusal(400, QStringLiteral("The body ended early."))));
}

} // namespace tincan
