#include "core/server/admin_socket.h"

#include "core/base/logging.h"
#include "core/server/administration.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <boost/asio/experimental/awaitable_operators.hpp>

namespace tincan {

namespace {

constexpr std::size_t longestCommand = 64 * 1024;
constexpr auto patience = std::chrono::seconds(10);

} // namespace

AdminSocket::AdminSocket(HubCore &core) : m_core(core), m_acceptor(core.io) {}

QString AdminSocket::pathIn(const QString &dataFolder)
{
    return dataFolder + QStringLiteral("/admin/socket");
}

void AdminSocket::start()
{
    const QString path = pathIn(m_core.options.dataFolder);
    const QString folder = path.section(u'/', 0, -2);
    // Closed before there is anything in it.
    const bool closed =
        QDir().mkpath(folder) && QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QFile::remove(path); // the data folder is ours, so this is a dead server's
    error_code error = closed ? error_code() : make_error_code(boost::system::errc::permission_denied);
    if (!error)
        m_acceptor.open(Protocol(), error);
    try {
        if (!error)
            m_acceptor.bind(Protocol::endpoint(QFile::encodeName(path).toStdString()), error);
    } catch (const boost::system::system_error &tooLong) {
        error = tooLong.code();
    }
    if (!error)
        m_acceptor.listen(4, error);
    if (error) {
        qCWarning(logServer).noquote() << "no administration by" << path << ":" << error.message().c_str();
        m_acceptor.close(error);
        return;
    }
    asio::co_spawn(m_core.io, acceptAll(), asio::detached);
}

void AdminSocket::stop()
{
    error_code ignored;
    if (m_acceptor.is_open())
        QFile::remove(pathIn(m_core.options.dataFolder));
    m_acceptor.close(ignored);
}

asio::awaitable<void> AdminSocket::acceptAll()
{
    while (m_acceptor.is_open()) {
        auto [error, socket] = co_await m_acceptor.async_accept(asTuple);
        if (error == asio::error::operation_aborted)
            co_return;
        if (error) { // no descriptors left, most likely
            asio::steady_timer pause(m_core.io, std::chrono::milliseconds(100));
            co_await pause.async_wait(asTuple);
            continue;
        }
        asio::co_spawn(m_core.io, serve(std::move(socket)), asio::detached);
    }
}

asio::awaitable<void> AdminSocket::serve(Protocol::socket socket)
{
    using namespace asio::experimental::awaitable_operators;
    std::string buffer;
    asio::steady_timer timer(m_core.io);
    timer.expires_after(patience);
    const auto read =
        co_await (asio::async_read_until(socket, asio::dynamic_buffer(buffer, longestCommand), '\n', asTuple) ||
                  timer.async_wait(asTuple));
    if (read.index() != 0 || std::get<0>(std::get<0>(read)))
        co_return;
    const QJsonDocument command = QJsonDocument::fromJson(QByteArray::fromStdString(buffer));
    const QJsonObject answer = co_await administer(m_core, command.object());
    const QByteArray line = QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n';
    co_await asio::async_write(socket, asio::buffer(line.constData(), std::size_t(line.size())), asTuple);
}

} // namespace tincan
