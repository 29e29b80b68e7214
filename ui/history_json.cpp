#include "ui/history_json.h"

#include "core/chat/cursor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

QString isoTime(qint64 time)
{
    return QDateTime::fromMSecsSinceEpoch(time).toUTC().toString(Qt::ISODateWithMs);
}

// Empty: it is in no log yet.
QString placeOf(const Message &row, const Eras &eras)
{
    const auto era = eras.find(row.place.era);
    return era == eras.end() ? QString() : QString::fromLatin1(Cursor{era->second, row.place.seq}.toByteArray());
}

QJsonArray exported(const QList<FileRef> &files)
{
    QJsonArray list;
    for (const FileRef &file : files) {
        QJsonObject json{{u"id"_s, file.id}, {u"name"_s, file.name}, {u"type"_s, file.type}, {u"size"_s, file.size}};
        if (!file.sha256.isEmpty())
            json.insert(u"sha256"_s, file.sha256);
        if (file.width > 0 && file.height > 0) {
            json.insert(u"width"_s, file.width);
            json.insert(u"height"_s, file.height);
        }
        list.append(json);
    }
    return list;
}

QJsonObject exported(const Message &message, const Eras &eras)
{
    QJsonObject json{{u"id"_s, message.id},
                     {u"sender"_s, QJsonObject{{u"id"_s, message.sender.id}, {u"name"_s, message.sender.name}}},
                     {u"text"_s, message.text}};
    if (const QString place = placeOf(message, eras); !place.isEmpty())
        json.insert(u"place"_s, place);
    if (message.time != 0)
        json.insert(u"time"_s, isoTime(message.time));
    if (!message.replyTo.isEmpty())
        json.insert(u"reply_to"_s, message.replyTo);
    for (const auto &[word, is] :
         {std::pair(u"edited"_s, message.edited), std::pair(u"deleted"_s, message.deleted),
          std::pair(u"unreadable"_s, message.unreadable), std::pair(u"unsent"_s, message.delivery != Delivery::Sent)}) {
        if (is)
            json.insert(word, true);
    }
    if (!message.files.isEmpty())
        json.insert(u"files"_s, exported(message.files));
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

// To go on in it.
QByteArray opened(const QJsonObject &json)
{
    QByteArray line = oneLine(json);
    line.chop(1);
    return line;
}

} // namespace

QByteArray HistoryJson::begin(const QUrl &server, qint64 time, const QList<Room> &)
{
    return opened({{u"server"_s, server.toString()}, {u"exported"_s, isoTime(time)}}) + ",\"rooms\":[";
}

QByteArray HistoryJson::beginRoom(const Room &room)
{
    m_firstRow = true;
    const QByteArray head = opened({{u"id"_s, room.id}, {u"title"_s, room.title}, {u"topic"_s, room.topic}});
    return (std::exchange(m_firstRoom, false) ? "\n" : ",\n") + head + ",\"messages\":[";
}

QByteArray HistoryJson::row(const Message &row, const Eras &eras)
{
    const bool gap = row.kind == Message::Kind::Gap;
    const QJsonObject json = gap ? QJsonObject{{u"gap"_s, row.text}} : exported(row, eras);
    return (std::exchange(m_firstRow, false) ? "\n" : ",\n") + oneLine(json);
}

} // namespace tincan
