// The people of the side bar: who has an account, who of them is here, and the room that one has with them. Its roles
// are those of the rooms (RoomListModel), so that one delegate paints both. GUI thread.
#pragma once

#include "ui/room_list_model.h"

namespace tincan {

class ServerPeople;

class PeopleModel : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit PeopleModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    // Who is there, and their presence as it is now.
    void setPeople(const ServerPeople &people);
    void setRooms(const QList<RoomSummary> &rooms); // of which those of two count
    void setMuted(const QSet<QString> &rooms);
    void setBlocked(const QSet<QString> &people);
    void setFilter(const QString &word);
    int rowOf(const QString &room) const;
    // Of an index; the name is as it is shown.
    static Person personAt(const QModelIndex &index);

private:
    struct Row
    {
        Person person;
        QString status;
        QString room; // of the two, whether it was made or not
        bool operator==(const Row &) const = default;
    };

    void refresh();
    QString spoken(const Row &row) const;

    QString m_self;
    QList<Row> m_people;
    QHash<QString, RoomSummary> m_rooms; // of two that were made, by id
    QSet<QString> m_muted;
    QSet<QString> m_blocked;
    QString m_filter;
    QList<Row> m_shown;
};

} // namespace tincan
