#include "core/store/export_message.h"

#include "core/chat/bounds.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 128;     // letters of UTF-16, as of what a line brings
constexpr qsizetype longestText = 1 << 20; // no event is longer

// Reads members that must have a certain type; missing ones are empty. What was wrong once stays wrong.
class Fields
{
public:
    explicit Fields(const QJsonObject &json) : m_json(json) {}

    QString text(QLatin1StringView key, qsizetype longest)
    {
        const QJsonValue value = m_json[key];
        QString text = value.toString();
        m_fine = m_fine && (value.isUndefined() || value.isString()) && text.size() <= longest;
        // A lone surrogate could not be written again.
        return text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
    }
    bool truth(QLatin1StringView key)
    {
        const QJsonValue value = m_json[key];
        m_fine = m_fine && (value.isUndefined() || value.isBool());
        return value.toBool();
    }
    qint64 number(QLatin1StringView key, qint64 most)
    {
        const QJsonValue value = m_json[key];
        const qint64 number = value.toInteger(-1);
        const bool missing = value.isUndefined();
        m_fine = m_fine && (missing || (value.isDouble() && number >= 0 && number <= most));
        return missing ? 0 : number;
    }
    void need(bool holds) { m_fine = m_fine && holds; }
    bool fine() const { return m_fine; }

private:
    const QJsonObject &m_json;
    bool m_fine = true;
};

std::optional<FileRef> fileOf(const QJsonObject &json)
{
    Fields fields(json);
    FileRef file{.id = fields.text("id"_L1, longestId),
                 .name = fields.text("name"_L1, longestFileWord),
                 .type = fields.text("type"_L1, longestFileWord),
                 .size = fields.number("size"_L1, std::numeric_limits<qint64>::max()),
                 .sha256 = fields.text("sha256"_L1, longestId),
                 .width = int(fields.number("width"_L1, std::numeric_limits<int>::max())),
                 .height = int(fields.number("height"_L1, std::numeric_limits<int>::max()))};
    return fields.fine() ? std::optional(file) : std::nullopt;
}

bool readFiles(const QJsonValue &value, QList<FileRef> &files)
{
    if (value.isUndefined())
        return true;
    const QJsonArray list = value.toArray();
    if (!value.isArray() || list.size() > mostFiles)
        return false;
    for (const QJsonValue &element : list) {
        const auto file = element.isObject() ? fileOf(element.toObject()) : std::nullopt;
        if (!file)
            return false;
        files.append(*file);
    }
    return true;
}

bool readSender(const QJsonValue &value, Person &sender)
{
    const QJsonObject json = value.toObject();
    Fields fields(json);
    sender = {fields.text("id"_L1, longestId), fields.text("name"_L1, longestName)};
    return value.isObject() && fields.fine();
}

} // namespace

std::optional<Exported> exportedOf(const QJsonObject &json)
{
    if (json.contains("gap"_L1))
        return ExportedGap{};
    Fields fields(json);
    ExportedMessage found;
    Message &message = found.message;
    message.id = fields.text("id"_L1, longestId);
    message.text = fields.text("text"_L1, longestText);
    message.replyTo = fields.text("reply_to"_L1, longestId);
    message.edited = fields.truth("edited"_L1);
    message.deleted = fields.truth("deleted"_L1);
    message.unreadable = fields.truth("unreadable"_L1);
    const bool unsent = fields.truth("unsent"_L1);
    fields.need(!message.id.isEmpty());
    fields.need(readSender(json["sender"_L1], message.sender) && readFiles(json["files"_L1], message.files));
    if (const QString time = fields.text("time"_L1, longestWord); !time.isEmpty()) {
        const QDateTime read = QDateTime::fromString(time, Qt::ISODateWithMs);
        fields.need(read.isValid() && read.toMSecsSinceEpoch() > 0);
        message.time = read.toMSecsSinceEpoch();
    }
    if (const QString place = fields.text("place"_L1, longestWord); !place.isEmpty()) {
        found.place = Cursor::parse(place.toLatin1());
        fields.need(found.place && found.place->seq > 0 && found.place->seq <= farthestPlace);
    }
    if (unsent)
        found.place.reset(); // what it says is not what the server has
    return fields.fine() ? std::optional<Exported>(found) : std::nullopt;
}

} // namespace tincan
