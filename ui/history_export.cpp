#include "ui/history_export.h"

#include "ui/history_html.h"
#include "ui/history_json.h"

#include <QCoreApplication>
#include <QFile>
#include <QPointer>
#include <QSaveFile>
#include <QThreadPool>

#include <atomic>

namespace tincan {

// One thread at a time: the engine's while a room is copied, the GUI's before and after, and one of the pool at the
// end.
class HistoryExport::File
{
public:
    File(const QString &path, std::unique_ptr<HistoryWriter> writer) : m_file(path), m_writer(std::move(writer)) {}

    bool open(const QUrl &server, const QList<Room> &rooms)
    {
        // What was said is the person's own, wherever it is put.
        if (!m_file.open(QIODevice::WriteOnly) || !m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
            return false;
        m_file.write(m_writer->begin(server, QDateTime::currentMSecsSinceEpoch(), rooms));
        return true;
    }

    void beginRoom(const Room &room) { m_file.write(m_writer->beginRoom(room)); }

    bool take(const QList<Message> &rows, const Eras &eras)
    {
        for (const Message &row : rows) {
            m_file.write(m_writer->row(row, eras));
            m_messages += row.kind == Message::Kind::Text ? 1 : 0;
        }
        return !failed();
    }

    void endRoom() { m_file.write(m_writer->endRoom()); }

    void giveUp() { m_givenUp = true; } // any thread

    bool commit()
    {
        if (m_givenUp)
            m_file.cancelWriting();
        m_file.write(m_writer->end());
        return m_file.commit();
    }

    qint64 messages() const { return m_messages; }
    QString error() const { return m_file.errorString(); }
    bool failed() const { return m_file.error() != QFileDevice::NoError; }

private:
    QSaveFile m_file;
    std::unique_ptr<HistoryWriter> m_writer;
    qint64 m_messages = 0;
    std::atomic_bool m_givenUp = false;
};

HistoryExport::HistoryExport(Engine *engine, const QUrl &server, const QList<RoomSummary> &rooms, QObject *parent)
    : QObject(parent), m_engine(engine), m_server(server), m_rooms(rooms)
{
    connect(engine, &Engine::copyEnded, this, &HistoryExport::take);
    connect(engine, &Engine::copyProgressed, this, [this](quint64 job, qint64 done) {
        if (job == m_job)
            Q_EMIT progressed(done);
    });
}

HistoryExport::~HistoryExport()
{
    if (m_job != 0)
        m_engine->cancelCopy(m_job);
    if (m_file)
        m_file->giveUp();
}

void HistoryExport::start(const QString &path, Format format)
{
    std::unique_ptr<HistoryWriter> writer;
    if (format == Format::Html)
        writer = std::make_unique<HistoryHtml>();
    else
        writer = std::make_unique<HistoryJson>();
    m_file = std::make_shared<File>(path, std::move(writer));
    QList<Room> rooms;
    for (const RoomSummary &row : std::as_const(m_rooms))
        rooms.append(row.room);
    if (!m_file->open(m_server, rooms)) {
        Q_EMIT ended(0, m_file->error());
        return;
    }
    startRoom();
}

void HistoryExport::startRoom()
{
    m_job = 0;
    if (m_rooms.isEmpty()) {
        // A disk may take its time until all is on it.
        QThreadPool::globalInstance()->start([self = QPointer<HistoryExport>(this), file = m_file] {
            const bool written = file->commit();
            QMetaObject::invokeMethod(qApp, [self, file, written] {
                if (self)
                    Q_EMIT self->ended(file->messages(), written ? QString() : file->error());
            });
        });
        return;
    }
    const Room room = m_rooms.takeFirst().room;
    m_file->beginRoom(room);
    m_job = m_engine->copyHistory(
        room.id, [file = m_file](const QList<Message> &rows, const Eras &eras) { return file->take(rows, eras); });
}

void HistoryExport::take(quint64 job, bool whole)
{
    if (job != m_job)
        return;
    if (!whole) {
        m_job = 0;
        Q_EMIT ended(m_file->messages(), m_file->failed() ? m_file->error() : tr("the history could not be read"));
        return;
    }
    m_file->endRoom();
    startRoom();
}

} // namespace tincan
