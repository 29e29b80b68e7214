// What the person at this computer decided about rooms and people, and nobody else hears of: in marks.json of the
// profile's folder, by server and by who is signed in there. Written at once, as a whole or not at all; a file that
// cannot be read is set aside. GUI thread.
#pragma once

#include "ui/draft_store.h"

#include <QObject>

#include <map>

namespace tincan {

enum class Mark
{
    Muted,     // a room: its unread messages count for nothing
    Favourite, // a room: on top
    Blocked,   // a person: what they write is folded away
};

class RoomMarks : public QObject
{
    Q_OBJECT
public:
    // Several may share the file, each with its owner.
    explicit RoomMarks(const QString &folder, QObject *parent = nullptr);

    // As if nobody had decided anything on this server.
    static void forget(const QString &folder, const QUrl &server);

    // Whose marks these are from now on.
    void setOwner(const DraftOwner &owner);
    bool has(Mark mark, const QString &id) const { return of(mark).contains(id); }
    QSet<QString> of(Mark mark) const;
    void set(Mark mark, const QString &id, bool on);
    // Of rooms, as the person put them; those that are not in it come after these.
    const QStringList &order() const { return m_order; }
    void setOrder(const QStringList &rooms);

Q_SIGNALS:
    void changed();

private:
    void write() const;

    QString m_path;
    QString m_owner;
    std::map<Mark, QSet<QString>> m_marks;
    QStringList m_order;
};

} // namespace tincan
