// Writes all that is stored here of the server's rooms to a file, a room after the other, while messages come and go.
// The file is there when all of it is written, and not before. The engine outlives it. GUI thread; the rows are written
// on the engine's.
#pragma once

#include "core/session/engine.h"

namespace tincan {

class HistoryExport : public QObject
{
    Q_OBJECT
public:
    HistoryExport(Engine *engine, const QUrl &server, const QList<RoomSummary> &rooms, QObject *parent = nullptr);
    ~HistoryExport() override; // gives up

    enum class Format
    {
        Json,
        Html,
    };
    // Answers by ended(), once.
    void start(const QString &path, Format format);

Q_SIGNALS:
    void progressed(qint64 messages);
    void ended(qint64 messages, const QString &error); // empty: all is well

private:
    class File;

    void startRoom();
    void take(quint64 job, bool whole);

    Engine *m_engine;
    QUrl m_server;
    QList<RoomSummary> m_rooms; // that are still to come
    std::shared_ptr<File> m_file;
    quint64 m_job = 0;
};

} // namespace tincan
