// What a search found, as rows: newest first, and where several rooms were asked, room by room under headings, the one
// with the newest hit on top. Pages are added as they come. GUI thread.
#pragma once

#include "core/chat/room.h"
#include "core/chat/search_question.h"
#include "core/session/session.h"

#include <QAbstractListModel>

namespace tincan {

class SearchResults : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role
    {
        HitRole = Qt::UserRole + 1, // Message; none for a heading
        SnippetRole,                // what is shown of its text: one line about what was found
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    void setRooms(const QList<RoomSummary> &rooms); // for their titles
    void clear();
    // In place of all that is here; nothing happens where it is the same.
    void setFirst(const SearchAnswer &answer);
    void append(const SearchAnswer &answer);

    const QList<SearchTerm> &terms() const { return m_terms; }
    int hits() const { return m_hits; }
    const Message *hit(int row) const; // none: a heading
    // From a row (-1: before all) to the next hit in a direction; -1 where there is none.
    int step(int row, int by) const;
    int numberOf(int row) const; // of a hit among the hits, from 1

private:
    struct Row
    {
        QString heading; // the room's id; empty for a hit
        Message hit;
    };
    static QList<Row> rowsOf(const QList<Message> &hits, bool headings);
    QString titleOf(const QString &room) const;
    QString snippetOf(const Message &hit) const;

    QList<Row> m_rows;
    QList<SearchTerm> m_terms;
    QHash<QString, QString> m_titles;
    bool m_headings = false;
    int m_hits = 0;
};

} // namespace tincan
