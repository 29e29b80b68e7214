// The rooms of the side bar, with what is unread in each; a word in the jump box leaves those that contain it. GUI
// thread.
#pragma once

#include "core/session/session.h"

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
    };

    explicit RoomListModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    void setRooms(const QList<RoomSummary> &rooms);
    void setFilter(const QString &word);
    int rowOf(const QString &room) const;
    const RoomSummary *find(const QString &room) const;
    const QList<RoomSummary> &all() const { return m_all; }
    static QString titleOf(const Room &room);

private:
    void show(const QList<RoomSummary> &rooms);
    QList<RoomSummary> filtered() const;

    QList<RoomSummary> m_all;
    QList<RoomSummary> m_shown;
    QString m_filter;
};

} // namespace tincan
