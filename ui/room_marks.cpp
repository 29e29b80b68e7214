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

} // namespace

RoomMarks::RoomMarks(const QString &folder, QObject *parent) : QObject(parent), m_path(folder + u"/marks.json"_s)
{
    read();
}

void RoomMarks::setOwner(const DraftOwner &owner)
{
    const QString key = ownerKey(owner);
    if (key == std::exchange(m_owner, key))
        return;
    Q_EMIT changed();
}

QSet<QString> RoomMarks::of(Mark mark) const
{
    const auto owner = m_owners.find(m_owner);
    if (owner == m_owners.end())
        return {};
    const auto marks = owner->second.find(mark);
    return marks == owner->second.end() ? QSet<QString>() : marks->second;
}

void RoomMarks::set(Mark mark, const QString &id, bool on)
{
    if (has(mark, id) == on)
        return;
    QSet<QString> &ids = m_owners[m_owner][mark];
    if (on)
        ids.insert(id);
    else
        ids.remove(id);
    write();
    Q_EMIT changed();
}

void RoomMarks::read()
{
    QFile file(m_path);
    if (!file.exists())
        return;
    QJsonDocument document;
    if (file.open(QIODevice::ReadOnly))
        document = QJsonDocument::fromJson(file.readAll());
    file.close();
    if (!document.isObject()) {
        QFile::rename(m_path,
                      m_path + u".damaged-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMddhhmmsszzz"_s));
        return;
    }
    const QJsonObject owners = document.object();
    for (auto owner = owners.begin(); owner != owners.end(); ++owner)
        for (const Mark mark : allMarks)
            for (const QJsonValue &id : owner.value()[markWord(mark)].toArray())
                m_owners[owner.key()][mark].insert(id.toString());
}

void RoomMarks::write() const
{
    QJsonObject owners;
    for (const auto &[key, marks] : m_owners) {
        QJsonObject owner;
        for (const auto &[mark, ids] : marks) {
            QStringList sorted(ids.begin(), ids.end());
            std::sort(sorted.begin(), sorted.end());
            if (!sorted.isEmpty())
                owner.insert(markWord(mark), QJsonArray::fromStringList(sorted));
        }
        if (!owner.isEmpty())
            owners.insert(key, owner);
    }
    QSaveFile file(m_path);
    // A disk that is full keeps the file of before; the next mark tries again.
    if (file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)) {
        file.write(QJsonDocument(owners).toJson(QJsonDocument::Compact));
        file.commit();
    }
}

} // namespace tincan
