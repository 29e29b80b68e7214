// How far each person has read in each room, as their devices say it (docs/protocol.md, extension 11): the furthest
// place counts. In memory alone: after a restart the devices say it again. Bounded: of too many, those go that moved
// longest ago. The hub's I/O thread only.
#pragma once

#include <QList>
#include <QString>

#include <map>

namespace tincan {

class ReadMarks
{
public:
    static constexpr std::size_t kept = 65'536;

    struct Mark
    {
        QString room;
        qint64 seq = 0;
        bool operator==(const Mark &) const = default;
    };

    // Versions go on from `version`, which is to be greater than any that an earlier server gave out.
    explicit ReadMarks(qint64 version) : m_version(version) {}

    // False where the person had read as far before.
    bool advance(const QString &person, const QString &room, qint64 seq);
    // What of the person's has moved after this version; all of it where the version is not of this server.
    QList<Mark> since(const QString &person, qint64 version) const;
    qint64 version() const { return m_version; } // grows with each mark that moves, whosever it is

private:
    using Key = std::pair<QString, QString>; // person, room
    struct Entry
    {
        qint64 seq = 0;
        qint64 version = 0;
    };

    std::map<Key, Entry> m_marks;
    std::map<qint64, Key> m_byVersion;
    qint64 m_version;
};

} // namespace tincan
