#include "ui/room_marks.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr Mark allMarks[] = {Mark::Muted, Mark::Favourite, Mark::Blocked};

QString markWord(Mark mark)
{
    switch (mark) {
    case Mark::Muted:
        return u"muted"_s;
    case Mark::Favourite:
        return u"favourites"_s;
    case Mark::Blocked:
        return u"blocked"_s;
    }
    return {};
}

// By owner. What cannot be read is set aside.
QJsonObject readFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return {};
    QJsonDocument document;
    if (file.open(QIODevice::ReadOnly))
        document = QJsonDocument::fromJson(file.readAll());
    file.close();
    if (!document.isObject())
        QFile::rename(path, path + u".damaged-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMddhhmmsszzz"_s));
    return document.object();
}

void writeFile(const QString &path, const QJsonObject &owners)
{
    QSaveFile file(path);
    // A disk that is full keeps the file of before; the next mark tries again.
    if (file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)) {
        file.write(QJsonDocument(owners).toJson(QJsonDocument::Compact));
        file.commit();
    }
}

} // namespace

RoomMarks::RoomMarks(const QString &folder, QObject *parent) : QObject(parent), m_path(folder + u"/marks.json"_s)
{
    readFile(m_path); // which sets aside what is damaged
}

void RoomMarks::setOwner(const DraftOwner &owner)
{
    const QString key = ownerKey(owner);
    if (key == std::exchange(m_owner, key))
        return;
    m_marks.clear();
    const QJsonObject marks = readFile(m_path)[key].toObject();
    for (const Mark mark : allMarks)
        for (const QJsonValue &id : marks[markWord(mark)].toArray())
            m_marks[mark].insert(id.toString());
    m_order.clear();
    for (const QJsonValue &id : marks[u"order"].toArray())
        m_order.append(id.toString());
    Q_EMIT changed();
}

void RoomMarks::setOrder(const QStringList &rooms)
{
    if (rooms == std::exchange(m_order, rooms))
        return;
    write();
    Q_EMIT changed();
}

QSet<QString> RoomMarks::of(Mark mark) const
{
    const auto marks = m_marks.find(mark);
    return marks == m_marks.end() ? QSet<QString>() : marks->second;
}

void RoomMarks::set(Mark mark, const QString &id, bool on)
{
    if (has(mark, id) == on)
        return;
    if (on)
        m_marks[mark].insert(id);
    else
        m_marks[mark].remove(id);
    write();
    Q_EMIT changed();
}

void RoomMarks::write() const
{
    QJsonObject marks;
    for (const auto &[mark, ids] : m_marks) {
        QStringList sorted(ids.begin(), ids.end());
        std::sort(sorted.begin(), sorted.end());
        if (!sorted.isEmpty())
            marks.insert(markWord(mark), QJsonArray::fromStringList(sorted));
    }
    if (!m_order.isEmpty())
        marks.insert(u"order"_s, QJsonArray::fromStringList(m_order));
    QJsonObject owners = readFile(m_path); // those of other servers may have changed
    if (marks.isEmpty())
        owners.remove(m_owner);
    else
        owners.insert(m_owner, marks);
    writeFile(m_path, owners);
}

void RoomMarks::forget(const QString &folder, const QUrl &server)
{
    const QString path = folder + u"/marks.json"_s;
    QJsonObject owners = readFile(path);
    for (const QString &owner : owners.keys()) {
        if (isOwnerOn(server, owner))
            owners.remove(owner);
    }
    writeFile(path, owners);
}

} // namespace tincan
