// The rooms of the side bar, with what is unread in each; a word in the jump box leaves those that contain it. Those of
// two stand among people (people_model.h). GUI thread.
#pragma once

#include "core/session/session.h"
#include "ui/draft_store.h"

#include <QAbstractListModel>

namespace tincan {

class RoomListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role
    {
        IdRole = Qt::UserRole + 1,
        UnreadRole,
        PrivateRole,
        DraftRole, // in one line; empty: none
        MutedRole,
        FavouriteRole,
        LeftRole,
        PersonRole,   // an id; of people alone, as is the next
        PresenceRole, // online, away, offline
    };

    explicit RoomListModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    // One row, by the mouse: says orderWanted(), and stays as it is until setOrder().
    bool moveRows(const QModelIndex &parent, int row, int count, const QModelIndex &target, int before) override;

    void setRooms(const QList<RoomSummary> &rooms);
    void setDrafts(const RoomDrafts &drafts);
    void setMuted(const QSet<QString> &rooms);
    void setFavourites(const QSet<QString> &rooms);
    void setOrder(const QStringList &rooms); // as the person put them
    // The order with this room so many places further down, as far as it goes among its like: favourites stay on top.
    QStringList orderWith(const QString &room, int places) const;
    void setFilter(const QString &word);
    int rowOf(const QString &room) const;
    const RoomSummary *find(const QString &room) const;
    const QList<RoomSummary> &all() const { return m_all; }
    static QString titleOf(const Room &room);
    static bool isDirect(const Room &room);

Q_SIGNALS:
    void orderWanted(const QStringList &rooms);

private:
    int groupOf(const RoomSummary &row) const;
    void order();
    void show(const QList<RoomSummary> &rooms);
    QList<RoomSummary> filtered() const;
    QString spoken(const RoomSummary &row) const;

    QList<RoomSummary> m_all;
    QList<RoomSummary> m_shown;
    QHash<QString, QString> m_drafts; // in one line, by room
    QSet<QString> m_muted;
    QSet<QString> m_favourites;
    QStringList m_order;
    QHash<QString, qsizetype> m_places; // in it
    QString m_filter;
};

} // namespace tincan
