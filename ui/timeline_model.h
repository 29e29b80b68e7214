// A window on one room's rows, in the order of their place and without a hole, as a list model: puts in or replaces by
// id, moves what got its place in the log, takes out. What stands beyond its ends comes by pages and is left out
// otherwise; what is far away goes again. Knows what a row needs to be drawn among its neighbours, and where the window
// stands among all messages of the room. GUI thread.
#pragma once

#include "core/chat/message.h"
#include "core/session/session.h"
#include "ui/timeline_row.h"

#include <QAbstractListModel>
#include <QSet>

#include <vector>

namespace tincan {

class TimelineModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role
    {
        MessageRole = Qt::UserRole + 1, // Message
        DayStartRole,                   // bool: a day separator stands above
        GroupStartRole,                 // bool: avatar and name are shown
        UnreadStartRole,                // bool: the divider "New messages" stands above
        GapLoadingRole,                 // bool: what is missing is being loaded
    };

    explicit TimelineModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    void reset(const QString &room);
    QString room() const { return m_room; }
    // Rows of other rooms are left alone. True where there was something older than all that is here, which was left
    // out: it may have been brought for another window, and what lies between is not here.
    bool apply(const TimelineChange &change);
    // A page before the first row or after the last goes there, and is dropped where these are others meanwhile; every
    // other page takes the place of all that is here.
    void apply(const TimelinePage &page);
    void setDelivery(const QString &id, Delivery delivery, const QString &reason);
    void setGapLoading(const QString &gapId, bool loading);
    void stopGapLoading();
    // The divider stands above the first of the last `count` messages of others; 0 takes it away.
    void markUnread(qint64 count);
    void markUnreadFrom(const QString &id);
    // Whether messages of one sender that follow soon stand under one name.
    void setGrouped(bool grouped);
    // Forgets what is farthest from a row, where there are a good deal more rows than `most`.
    void keepAround(int row, int most);

    bool isLoaded() const { return m_loaded; }
    bool hasOlder() const { return m_loaded && !m_beginning; }
    bool hasNewer() const { return m_loaded && !m_end; }
    std::optional<Place> oldestPlace() const; // where the next older page ends
    std::optional<Place> newestPlace() const; // where the next newer page begins
    // Messages of the room, stored or waiting; and how many of them stand before a row. Exact after each page; between
    // pages, what changes beyond the window's ends is not counted, but for what is new.
    qint64 total() const { return m_total; }
    qint64 rankOf(int row) const;
    int rowOfRank(qint64 rank) const; // -1: it is not here
    int rowFrom(Place place) const;   // the first that stands there or later, else the last; -1: there is none
    const Message *find(const QString &id) const;
    int rowOf(const QString &id) const; // -1: it is not here
    // The first of these messages of others that is new here, and newer than all that is here; empty where none is.
    QString firstArrival(const TimelineChange &change) const;
    // Newer than every message of the log that was ever seen here.
    bool isNews(const Message &message) const;
    const std::vector<Message> &rows() const { return m_rows; }
    TimelineRow row(int row) const;

Q_SIGNALS:
    void loaded(); // the first page of the room came, maybe an empty one

private:
    static bool before(const Message &a, const Message &b);

    // --- timeline_window.cpp ---
    void replace(const TimelinePage &page);
    bool isInReach(const Message &message) const;
    bool isOlderThanAll(const Message &message) const;
    int messagesIn(int first, int count) const;

    // --- timeline_model.cpp ---
    void forget(int first, int count);
    int lowerBound(const Message &message) const;
    void upsert(const Message &message);
    void upsertRun(const QList<Message> &rows);
    void remove(const QString &id);
    void touched(int first, int last);
    const Message *datedAbove(int row) const;
    bool startsDay(int row) const;
    bool startsGroup(int row) const; // of one that starts no day

    bool m_grouped = true;
    std::vector<Message> m_rows;
    QHash<QString, Message> m_keys; // id -> the row as it was sorted in, to find it again
    QSet<QString> m_loadingGaps;
    QString m_room;
    QString m_firstUnread;
    bool m_loaded = false;
    bool m_beginning = false;
    bool m_end = true;
    qint64 m_rank = 0; // of the first row
    qint64 m_total = 0;
    std::optional<Place> m_newest; // that was ever seen of this room
};

} // namespace tincan
