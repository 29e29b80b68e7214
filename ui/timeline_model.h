// One room's rows in the order of their place, as a list model: puts in or replaces by id, moves what got its place in
// the log, takes out. Knows what a row needs to be drawn among its neighbours: a day's first, a group's first. Holds
// at most `maximumRows`; what is older is asked for again by the view. GUI thread.
#pragma once

#include "core/chat/message.h"
#include "core/session/session.h"

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

    // A list view asks every row for its height: what is held is what a burst can cost in one frame.
    static constexpr int maximumRows = 300;

    explicit TimelineModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    void reset(const QString &room);
    QString room() const { return m_room; }
    // Rows of other rooms are left alone.
    void apply(const TimelineChange &change);
    void apply(const TimelinePage &page);
    void setDelivery(const QString &id, Delivery delivery, const QString &reason);
    void setGapLoading(const QString &gapId, bool loading);
    void stopGapLoading();
    // The divider stands above the first of the last `count` messages of others; 0 takes it away.
    void markUnread(qint64 count);
    void markUnreadFrom(const QString &id);
    // Forgets the oldest rows above the maximum: for a view that stands at the bottom.
    void trim();

    bool isLoaded() const { return m_loaded; }
    bool hasOlder() const { return m_loaded && !m_beginning; }
    std::optional<Place> oldestPlace() const; // where the next older page ends
    const Message *find(const QString &id) const;
    // The first of these messages of others that is new here, and newer than all that is here; empty where none is.
    QString firstArrival(const TimelineChange &change) const;
    const std::vector<Message> &rows() const { return m_rows; }

Q_SIGNALS:
    void loaded(); // the first page of the room came, maybe an empty one

private:
    int lowerBound(const Message &message) const;
    int rowOf(const QString &id) const;
    void upsert(const Message &message);
    void upsertRun(const QList<Message> &rows);
    void remove(const QString &id);
    void insertAt(int row, const Message &message);
    void touched(int first, int last);
    const Message *datedAbove(int row) const;
    bool startsDay(int row) const;
    bool startsGroup(int row) const;

    std::vector<Message> m_rows;
    QHash<QString, Message> m_keys; // id -> the row as it was sorted in, to find it again
    QSet<QString> m_loadingGaps;
    QString m_room;
    QString m_firstUnread;
    bool m_loaded = false;
    bool m_beginning = false;
};

} // namespace tincan
