// A WebSocket by hand, so that bad frames can be sent too. Blocking; one thread.
#pragma once

#include "test_client.h"

namespace tincan {

class Socket
{
public:
    explicit Socket(quint16 port, const QByteArray &target = "/api/messages", bool subprotocol = true,
                    const QByteArray &headers = {})
        : m_client(port)
    {
        m_client.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive, Upgrade\r\n" +
                      "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
                      (subprotocol ? "Sec-WebSocket-Protocol: other, tincan.v1\r\n" : "") + headers +
                      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        head = m_client.readHead();
        if (head.status != 101)
            head.body = m_client.buffer();
    }

    void send(const QByteArray &payload, int kind = 1)
    {
        QByteArray frame(1, char(0x80 | kind));
        if (payload.size() < 126) {
            frame += char(0x80 | payload.size());
        } else {
            const bool isLong = payload.size() > 0xffff; // no more bytes than it takes (RFC 6455 §5.2)
            frame += char(0x80 | (isLong ? 127 : 126));
            for (int shift = isLong ? 56 : 8; shift >= 0; shift -= 8)
                frame += char((quint64(payload.size()) >> shift) & 0xff);
        }
        m_client.send(frame + QByteArray(4, '\0') + payload);
    }
    // The next frame's payload; sets opcode. Nothing where the connection ends.
    std::optional<QByteArray> frame()
    {
        QByteArray &buffer = m_client.buffer();
        if (!need(2))
            return std::nullopt;
        opcode = buffer.at(0) & 0x0f;
        qsizetype size = buffer.at(1) & 0x7f;
        qsizetype head2 = 2;
        if (size >= 126) {
            const int bytes = size == 126 ? 2 : 8;
            if (!need(2 + bytes))
                return std::nullopt;
            size = 0;
            for (int i = 0; i < bytes; ++i)
                size = (size << 8) | quint8(buffer.at(2 + i));
            head2 += bytes;
        }
        if (!need(head2 + size))
            return std::nullopt;
        const QByteArray payload = buffer.mid(head2, size);
        buffer.remove(0, head2 + size);
        return payload;
    }
    // The next event, whichever frame it is in; empty where the connection ends.
    QJsonObject event()
    {
        while (m_events.isEmpty()) {
            const auto payload = frame();
            if (!payload || opcode == 8) {
                if (payload)
                    closeCode = quint8(payload->at(0)) << 8 | quint8(payload->at(1));
                return {};
            }
            if (opcode > 2)
                continue;
            const QJsonDocument document = QJsonDocument::fromJson(*payload);
            if (document.isArray()) {
                for (const QJsonValue &one : document.array())
                    m_events.append(one.toObject());
            } else {
                m_events.append(document.object());
            }
        }
        return m_events.takeFirst();
    }
    QTcpSocket &socket() { return m_client.socket(); }
    int closing()
    {
        while (!event().isEmpty()) {
        }
        return closeCode;
    }

    Reply head;
    int opcode = 0;
    int closeCode = 0;

private:
    bool need(qsizetype bytes)
    {
        while (m_client.buffer().size() < bytes) {
            if (!m_client.more())
                return false;
        }
        return true;
    }

    TestClient m_client;
    QList<QJsonObject> m_events;
};

} // namespace tincan
