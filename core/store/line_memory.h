// Which line worked on which network, towards which server, where the best one does not pass: a small file beside the
// histories, which nobody misses. What cannot be read counts as empty, what cannot be written is only logged. Reads and
// writes the whole file each time, as it is asked seldom. One thread; another process may have the same file.
#pragma once

#include "core/chat/transport_kind.h"

#include <QDateTime>
#include <QUrl>

namespace tincan {

class LineMemory
{
public:
    // The file lies in this folder; an empty one: nothing is kept.
    explicit LineMemory(const QString &folder);

    // Nothing where nothing is known, where it is a month old, or where there is no network.
    std::optional<TransportKind> recall(const QByteArray &network, const QUrl &server, const QDateTime &now) const;
    // As of now; nothing: the best line works there.
    void keep(const QByteArray &network, const QUrl &server, std::optional<TransportKind> line, const QDateTime &now);

private:
    struct Entry
    {
        QString network;
        QString server;
        TransportKind line = TransportKind::WebSocket;
        qint64 time = 0; // milliseconds since 1970
    };

    QList<Entry> read(const QDateTime &now) const; // newest first
    void write(const QList<Entry> &entries) const;

    QString m_file;
};

} // namespace tincan
