#include "core/transport/file_download.h"

#include "core/platform/files.h"
#include "core/transport/network_failure.h"
#include "core/transport/requests.h"

#include <QDir>
#include <QFileInfo>

namespace tincan {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 pieceSize = 1 << 20;
constexpr auto answerPatience = 25s;

} // namespace

FileDownload::FileDownload(QNetworkAccessManager &network, const TransportOptions &options, const FileRef &file,
                           const QString &target, Clock &clock)
    : m_network(network),
      m_options(options),
      m_file(file),
      m_target(target),
      m_clock(clock),
      m_part(partOf(file, target))
{}

QString FileDownload::partOf(const FileRef &file, const QString &target)
{
    const QFileInfo info(target);
    const QByteArray all = (info.fileName() + u'/' + file.id + u'/' + file.sha256).toUtf8();
    const QByteArray name = QCryptographicHash::hash(all, QCryptographicHash::Sha256).toHex().first(16);
    return info.dir().filePath(u".tincan-"_s + QString::fromLatin1(name) + u".part"_s);
}

void FileDownload::start()
{
    // A timer, for what is posted goes before all that comes over the lines of this thread.
    connect(&m_turns, &QTimer::timeout, this, &FileDownload::takeUp);
    QMetaObject::invokeMethod(this, &FileDownload::open, Qt::QueuedConnection);
}

void FileDownload::open()
{
    if (!m_part.open(QIODevice::ReadWrite))
        return end(diskFailure());
    if (m_part.size() > m_file.size)
        beginAnew();
    takeUp();
}

void FileDownload::takeUp()
{
    if (m_here < m_part.size()) {
        const QByteArray piece = m_part.read(pieceSize);
        if (piece.isEmpty())
            return end(diskFailure());
        m_hash.addData(piece);
        m_here += piece.size();
        return m_turns.start(0);
    }
    m_turns.stop();
    Q_EMIT progressed(m_here, m_file.size);
    if (m_here == m_file.size)
        conclude();
    else
        ask();
}

void FileDownload::ask()
{
    QNetworkRequest request = apiRequest(m_options, u"api/files/"_s + m_file.id);
    if (m_here > 0) {
        request.setRawHeader("Range", "bytes=" + QByteArray::number(m_here) + '-');
        request.setRawHeader("If-Range", '"' + m_file.sha256.toLatin1() + '"'); // the file's ETag is its hash
    }
    QNetworkReply *reply = m_network.get(request);
    reply->setReadBufferSize(pieceSize); // a disk that is slower than the line is waited for
    const ExchangeLimits limits{
        .connect = m_options.connectTimeout, .firstByte = answerPatience, .idle = answerPatience};
    m_exchange.reset(new HttpExchange(reply, limits, m_clock, this));
    connect(m_exchange.get(), &HttpExchange::answered, this, &FileDownload::takeHead);
    connect(m_exchange.get(), &HttpExchange::bytes, this, &FileDownload::takeBytes);
    connect(m_exchange.get(), &HttpExchange::finished, this, [this] {
        takeBytes();
        if (m_exchange)
            conclude();
    });
    connect(m_exchange.get(), &HttpExchange::ended, this, [this](const Failure &failure) {
        if (failure.status == 416) // what is here is not of this file
            beginAnew();
        end(failure);
    });
}

void FileDownload::takeHead()
{
    const int status = m_exchange->status();
    const QByteArray range = m_exchange->header("Content-Range");
    if (status == 200 && m_here > 0)
        beginAnew();
    else if (status == 206 && !range.startsWith("bytes " + QByteArray::number(m_here) + '-'))
        end(otherFile(u"the answer is another part of the file"_s));
    else if (status != 200 && status != 206)
        end(notTincan(u"the answer to a download is not a file"_s, status));
}

void FileDownload::takeBytes()
{
    for (QByteArray piece = m_exchange->take(); !piece.isEmpty(); piece = m_exchange->take()) {
        if (m_here + piece.size() > m_file.size)
            return end(otherFile(u"the answer is longer than the file"_s));
        if (m_part.write(piece) != piece.size() || !m_part.flush())
            return end(diskFailure());
        m_hash.addData(piece);
        m_here += piece.size();
    }
    Q_EMIT progressed(m_here, m_file.size);
}

void FileDownload::conclude()
{
    m_exchange.reset();
    if (m_here < m_file.size)
        return end({.kind = Failure::Kind::Dropped, .detail = u"the answer ended early"_s});
    if (!m_file.sha256.isEmpty() && QString::fromLatin1(m_hash.result().toHex()) != m_file.sha256)
        return end(otherFile(u"the bytes that came are not those of the file"_s));
    m_part.close();
    // What was there is there until the new one is.
    if (const std::error_code error = renameOver(m_part.fileName(), m_target))
        return end(
            {.kind = Failure::Kind::Storage, .detail = QString::fromLocal8Bit(error.message()), .stage = u"file"_s});
    Q_EMIT finished();
}

void FileDownload::end(const Failure &failure)
{
    m_turns.stop();
    m_exchange.reset();
    m_part.close();
    Q_EMIT failed(failure);
}

void FileDownload::beginAnew()
{
    m_part.resize(0);
    m_part.seek(0);
    m_hash.reset();
    m_here = 0;
}

Failure FileDownload::diskFailure() const
{
    return {.kind = Failure::Kind::Storage, .detail = m_part.errorString(), .stage = u"file"_s};
}

Failure FileDownload::otherFile(const QString &detail)
{
    m_part.remove();
    return {.kind = Failure::Kind::Invalid, .detail = detail, .stage = u"checksum"_s};
}

} // namespace tincan
