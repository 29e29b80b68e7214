// Files over a bare socket: uploads, and messages that name them. One thread.
#pragma once

#include "test_client.h"

#include <QCryptographicHash>
#include <QJsonArray>

namespace tincan {

// The head of an image of 3 by 2, and something behind it that is none.
inline const QByteArray smallPng =
    QByteArray::fromHex("89504e470d0a1a0a0000000d494844520000000300000002080600000000") + QByteArray(1000, 'p');

inline QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

inline Reply upload(quint16 port, const QByteArray &bytes, const QByteArray &headers = {},
                    const QByteArray &name = "photo.png")
{
    return TestClient(port).request("POST", "/api/files?name=" + name.toPercentEncoding(), headers, bytes);
}

inline QByteArray uploadedId(quint16 port, const QByteArray &bytes, const QByteArray &headers = {})
{
    return field(upload(port, bytes, headers).object(), "id");
}

inline QByteArray messageWith(const QByteArray &file, const QByteArray &id = newId(), const QByteArray &room = "lobby",
                              const QByteArray &text = {})
{
    return QJsonDocument(QJsonObject{{QStringLiteral("id"), QString::fromUtf8(id)},
                                     {QStringLiteral("room"), QString::fromUtf8(room)},
                                     {QStringLiteral("text"), QString::fromUtf8(text)},
                                     {QStringLiteral("files"), QJsonArray{QString::fromUtf8(file)}}})
        .toJson(QJsonDocument::Compact);
}

inline Reply download(quint16 port, const QByteArray &id, const QByteArray &headers = {})
{
    return TestClient(port).get("/api/files/" + id, headers);
}

} // namespace tincan
