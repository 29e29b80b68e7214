// An export for programs, and for a history that takes it in again: one object, with a line for each room and message.
// What says where a message stands is its `place`, a cursor of the protocol; a line with `gap` says that something may
// be missing before the next one.
#pragma once

#include "ui/history_writer.h"

namespace tincan {

class HistoryJson : public HistoryWriter
{
public:
    QByteArray begin(const QUrl &server, qint64 time, const QList<Room> &rooms) override;
    QByteArray beginRoom(const Room &room) override;
    QByteArray row(const Message &row, const Eras &eras) override;
    QByteArray endRoom() override { return "]}"; }
    QByteArray end() override { return "]}\n"; }

private:
    bool m_firstRoom = true;
    bool m_firstRow = true;
};

} // namespace tincan
