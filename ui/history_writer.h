// How an export is written, a piece after the other: as bytes that follow on those before. A writer is for one export,
// and belongs to one thread at a time.
#pragma once

#include "core/session/session.h"

namespace tincan {

class HistoryWriter
{
public:
    virtual ~HistoryWriter() = default;

    // `time`: of the export, milliseconds since 1970.
    virtual QByteArray begin(const QUrl &server, qint64 time, const QList<Room> &rooms) = 0;
    virtual QByteArray beginRoom(const Room &room) = 0;
    virtual QByteArray row(const Message &row, const Eras &eras) = 0;
    virtual QByteArray endRoom() = 0;
    virtual QByteArray end() = 0;
};

} // namespace tincan
