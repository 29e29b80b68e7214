#include "core/transport/file_upload.h"

#include "core/chat/safe_file_name.h"
#include "core/transport/answer_fields.h"
#include "core/transport/network_failure.h"
#include "core/transport/requests.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace tincan {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// What Qt and the system have taken over is not at the server yet: on a slow line that is a minute's worth.
constexpr auto uploadPatience = 120s;

std::optional<FileRef> readFile(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    FileRef file{.id = textIn(object, "id"_L1, longestId),
                 .name = textIn(object, "name"_L1, longestFileWord),
                 .type = textIn(object, "type"_L1, longestFileWord),
                 .size = object.value("size"_L1).toInteger(),
                 .sha256 = textIn(object, "sha256"_L1, longestId),
                 .width = object.value("width"_L1).toInt(),
                 .height = object.value("height"_L1).toInt()};
    return file.id.isEmpty() ? std::nullopt : std::optional(file);
}

} // namespace

FileUpload::FileUpload(QNetworkAccessManager &network, const TransportOptions &options, const FileRef &file,
                       Clock &clock)
    : m_network(network), m_options(options), m_file(file), m_clock(clock)
{}

void FileUpload::start()
{
    auto bytes = std::make_unique<QFile>(m_file.path);
    if (!bytes->open(QIODevice::ReadOnly)) {
        const Failure failure{.kind = Failure::Kind::Storage, .detail = bytes->errorString(), .stage = u"file"_s};
        QMetaObject::invokeMethod(
            this, [this, failure] { Q_EMIT failed(failure); }, Qt::QueuedConnection);
        return;
    }
    QUrlQuery query;
    // Escaped here: Qt leaves a plus as it is, which a server reads as a space.
    query.addQueryItem(u"name"_s, QString::fromLatin1(QUrl::toPercentEncoding(safeFileName(m_file.name))));
    QNetworkRequest request = apiRequest(m_options, u"api/files"_s, query);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/octet-stream"_ba);
    QNetworkReply *reply = m_network.post(request, bytes.get());
    bytes.release()->setParent(reply); // it is read as long as the reply is there
    const ExchangeLimits limits{.connect = uploadPatience, .firstByte = uploadPatience, .idle = m_options.sendTimeout};
    m_exchange.reset(new HttpExchange(reply, limits, m_clock, this));
    connect(m_exchange.get(), &HttpExchange::sent, this, &FileUpload::progressed);
    connect(m_exchange.get(), &HttpExchange::finished, this, &FileUpload::conclude);
    connect(m_exchange.get(), &HttpExchange::ended, this, &FileUpload::end);
}

void FileUpload::conclude()
{
    const auto file = readFile(m_exchange->take());
    const int status = m_exchange->status();
    m_exchange.reset();
    if (file)
        Q_EMIT finished(*file);
    else
        Q_EMIT failed(notTincan(u"the answer to an upload is not a file"_s, status));
}

void FileUpload::end(const Failure &failure)
{
    m_exchange.reset();
    Q_EMIT failed(failure);
}

} // namespace tincan
