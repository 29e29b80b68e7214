// How far each person has read in each room, as their devices say it (docs/protocol.md, extension 11): the furthest
// place counts. In memory alone: after a restart the devices say it again. Bounded, in all and for each person: of too
// many, those go that moved longest ago. The hub's I/O thread only.
#pragma once

#include <QHash>
#include <QList>
#include <QRandomGenerator>
#include <QString>

#include <map>

namespace tincan {

class ReadMarks
{
public:
    static constexpr qsizetype kept = 65'536;
    static constexpr qsizetype keptOfOne = 1'000; // some 150 kB for each device that comes

    struct Mark
    {
        QString room;
        qint64 seq = 0;
        bool operator==(const Mark &) const = default;
    };

    explicit ReadMarks(QRandomGenerator &random = *QRandomGenerator::system()) : m_random(random) {}

    // False where the person had read as far before.
    bool advance(const QString &person, const QString &room, qint64 seq);
    // What of the person's has moved after this version; all of it where the version is none of theirs here.
    QList<Mark> since(const QString &person, qint64 version) const;
    // Of the person's marks, from 1; it begins anywhere, so that another start of the server does not go on with it. 0:
    // there are none.
    qint64 version(const QString &person) const
    {
        const auto reader = m_people.constFind(person);
        return reader == m_people.constEnd() ? 0 : reader->version;
    }

private:
    struct Place
    {
        qint64 seq = 0;
        qint64 version = 0;
        quint64 order = 0; // among all marks
    };
    struct Reader
    {
        qint64 first = 0; // the version before the first mark
        qint64 version = 0;
        QHash<QString, Place> rooms;
    };

    void dropOldestOf(const QString &person);
    void drop(const QString &person, const QString &room);

    QRandomGenerator &m_random;
    QHash<QString, Reader> m_people;
    std::map<quint64, std::pair<QString, QString>> m_byOrder; // person, room
    quint64 m_order = 0;
};

} // namespace tincan
