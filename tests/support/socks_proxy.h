// A SOCKS 5 proxy (RFC 1928, CONNECT without a password) that leads every name to one port of this computer, for tests:
// who gets through has come by it. One thread.
#pragma once

#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>

namespace tincan {

class SocksProxy
{
public:
    explicit SocksProxy(quint16 target) : m_target(target)
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *client = m_server.nextPendingConnection())
                greet(client);
        });
        m_server.listen(QHostAddress::LocalHost);
    }

    quint16 port() const { return m_server.serverPort(); }
    int connections() const { return m_connections; } // that were let through

private:
    void greet(QTcpSocket *client)
    {
        QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        QObject::connect(client, &QTcpSocket::readyRead, client, [this, client] {
            if (client->property("greeted").toBool())
                return connectIt(client);
            if (client->bytesAvailable() < 3)
                return;
            client->read(2 + client->peek(2).at(1)); // version, number of methods, methods
            client->setProperty("greeted", true);
            client->write(QByteArray("\x05\x00", 2)); // none is needed
        });
    }

    void connectIt(QTcpSocket *client)
    {
        const QByteArray request = client->peek(5); // version, CONNECT, 0, kind of address, its first byte
        if (request.size() < 5)
            return;
        const int address = request[3] == 3 ? 1 + uchar(request[4]) : request[3] == 1 ? 4 : 16;
        if (client->bytesAvailable() < 4 + address + 2)
            return;
        client->read(4 + address + 2);
        QObject::disconnect(client, &QTcpSocket::readyRead, nullptr, nullptr);
        ++m_connections;
        auto *server = new QTcpSocket(client);
        server->setProxy(QNetworkProxy::NoProxy);
        QObject::connect(server, &QTcpSocket::connected, client,
                         [client] { client->write(QByteArray("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00", 10)); });
        QObject::connect(server, &QTcpSocket::readyRead, client, [=] { client->write(server->readAll()); });
        QObject::connect(client, &QTcpSocket::readyRead, server, [=] { server->write(client->readAll()); });
        QObject::connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
        server->connectToHost(QHostAddress::LocalHost, m_target);
    }

    QTcpServer m_server;
    quint16 m_target;
    int m_connections = 0;
};

} // namespace tincan
