#include "ui/history_export.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

QString isoTime(qint64 time)
{
    return QDateTime::fromMSecsSinceEpoch(time).toUTC().toString(Qt::ISODateWithMs);
}

QJsonObject exported(const Message &message)
{
    QJsonObject json{{u"id"_s, message.id},
                     {u"sender"_s, QJsonObject{{u"id"_s, message.sender.id}, {u"name"_s, message.sender.name}}},
                     {u"text"_s, message.text}};
    if (message.time != 0)
        json.insert(u"time"_s, isoTime(message.time));
    if (!message.replyTo.isEmpty())
        json.insert(u"reply_to"_s, message.replyTo);
    for (const auto &[word, is] : {std::pair(u"edited"_s, message.edited), std::pair(u"deleted"_s, message.deleted),
                                   std::pair(u"unsent"_s, message.delivery != Delivery::Sent)}) {
        if (is)
            json.insert(word, true);
    }
    QJsonArray files;
    for (const FileRef &file : message.files)
        files.append(QJsonObject{{u"id"_s, file.id}, {u"name"_s, file.name}, {u"size"_s, file.size}});
    if (!files.isEmpty())
        json.insert(u"files"_s, files);
    QJsonArray reactions;
    for (const Reactions &one : message.reactions)
        reactions.append(QJsonObject{{u"emoji"_s, one.emoji}, {u"count"_s, one.count}});
    if (!reactions.isEmpty())
        json.insert(u"reactions"_s, reactions);
    return json;
}

QByteArray oneLine(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

// One thread at a time: the engine's while a room is copied, the GUI's before and after.
class HistoryExport::Writer
{
public:
    explicit Writer(const QString &path) : m_file(path) {}

    bool open(const QUrl &server)
    {
        // What was said is the person's own, wherever it is put.
        if (!m_file.open(QIODevice::WriteOnly) || !m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
            return false;
        QByteArray head =
            oneLine({{u"server"_s, server.toString()}, {u"exported"_s, isoTime(QDateTime::currentMSecsSinceEpoch())}});
        head.chop(1);
        m_file.write(head + ",\"rooms\":[");
        return true;
    }

    void beginRoom(const Room &room)
    {
        QByteArray head = oneLine({{u"id"_s, room.id}, {u"title"_s, room.title}, {u"topic"_s, room.topic}});
        head.chop(1);
        m_file.write((m_rooms++ > 0 ? QByteArray(",\n") : QByteArray("\n")) + head + ",\"messages\":[");
        m_first = true;
    }

    bool take(const QList<Message> &rows)
    {
        for (const Message &row : rows) {
            if (row.kind != Message::Kind::Text)
                continue;
            m_file.write((std::exchange(m_first, false) ? "\n" : ",\n") + oneLine(exported(row)));
            ++m_messages;
        }
        return m_file.error() == QFileDevice::NoError;
    }

    void endRoom() { m_file.write("]}"); }

    bool commit()
    {
        m_file.write("]}\n");
        return m_file.commit();
    }

    qint64 messages() const { return m_messages; }
    QString error() const { return m_file.errorString(); }
    bool failed() const { return m_file.error() != QFileDevice::NoError; }

private:
    QSaveFile m_file;
    int m_rooms = 0;
    bool m_first = true;
    qint64 m_messages = 0;
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
}

void HistoryExport::start(const QString &path)
{
    m_writer = std::make_shared<Writer>(path);
    if (!m_writer->open(m_server)) {
        Q_EMIT ended(0, m_writer->error());
        return;
    }
    startRoom();
}

void HistoryExport::startRoom()
{
    m_job = 0;
    if (m_rooms.isEmpty()) {
        const bool written = m_writer->commit();
        Q_EMIT ended(m_writer->messages(), written ? QString() : m_writer->error());
        return;
    }
    const Room room = m_rooms.takeFirst().room;
    m_writer->beginRoom(room);
    m_job = m_engine->copyRange(PlaceRange::all(room.id),
                                [writer = m_writer](const QList<Message> &rows) { return writer->take(rows); });
}

void HistoryExport::take(quint64 job, bool whole)
{
    if (job != m_job)
        return;
    if (!whole) {
        m_job = 0;
        Q_EMIT ended(m_writer->messages(),
                     m_writer->failed() ? m_writer->error() : tr("the history could not be read"));
        return;
    }
    m_writer->endRoom();
    startRoom();
}

} // namespace tincan
