#include "ui/search_results.h"

#include "ui/file_words.h"
#include "ui/message_words.h"
#include "ui/plain_line.h"
#include "ui/room_list_model.h"

#include <algorithm>

namespace tincan {

namespace {

constexpr qsizetype shownBefore = 24; // characters that are shown before what was found
constexpr qsizetype longestSnippet = 200;

QString fileNamesOf(const QList<FileRef> &files)
{
    QStringList names;
    for (const FileRef &file : files)
        names.append(FileWords::name(file));
    return names.join(QStringLiteral(", "));
}

} // namespace

int SearchResults::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant SearchResults::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    if (!row.heading.isEmpty())
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? titleOf(row.heading) : QVariant();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return MessageWords::spoken(row.hit);
    case Qt::ToolTipRole:
        return MessageWords::fullTime(row.hit);
    case HitRole:
        return QVariant::fromValue(row.hit);
    case SnippetRole:
        return snippetOf(row.hit);
    default:
        return {};
    }
}

Qt::ItemFlags SearchResults::flags(const QModelIndex &index) const
{
    return index.isValid() && !hit(index.row()) ? Qt::ItemFlags(Qt::ItemIsEnabled) : QAbstractListModel::flags(index);
}

void SearchResults::setRooms(const QList<RoomSummary> &rooms)
{
    m_titles.clear();
    for (const RoomSummary &summary : rooms)
        m_titles.insert(summary.room.id, RoomListModel::titleOf(summary.room));
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

void SearchResults::clear()
{
    beginResetModel();
    m_rows.clear();
    m_terms.clear();
    m_hits = 0;
    endResetModel();
}

QList<SearchResults::Row> SearchResults::rowsOf(const QList<Message> &hits, bool headings)
{
    QStringList rooms; // by their newest hit
    QHash<QString, QList<Row>> byRoom;
    for (const Message &hit : hits) {
        const QString key = headings ? hit.room : QString();
        if (!byRoom.contains(key))
            rooms.append(key);
        byRoom[key].append({{}, hit});
    }
    QList<Row> rows;
    for (const QString &room : std::as_const(rooms)) {
        if (headings)
            rows.append({room, {}});
        rows += byRoom[room];
    }
    return rows;
}

void SearchResults::setFirst(const SearchAnswer &answer)
{
    const bool headings = answer.question.room.isEmpty();
    const QList<Row> rows = rowsOf(answer.hits, headings);
    const auto same = [](const Row &a, const Row &b) { return a.heading == b.heading && a.hit == b.hit; };
    if (headings == m_headings && answer.question.query.terms == m_terms && rows.size() == m_rows.size() &&
        std::equal(rows.begin(), rows.end(), m_rows.begin(), same))
        return;
    beginResetModel();
    m_rows = rows;
    m_terms = answer.question.query.terms;
    m_headings = headings;
    m_hits = int(answer.hits.size());
    endResetModel();
}

void SearchResults::append(const SearchAnswer &answer)
{
    for (const Row &row : rowsOf(answer.hits, m_headings)) {
        // At the end of its room's group; a room that was not here yet comes last.
        int at = int(m_rows.size());
        if (m_headings && row.heading.isEmpty()) {
            const auto isOfRoom = [&row](const Row &other) { return other.hit.room == row.hit.room; };
            const auto last = std::find_if(m_rows.crbegin(), m_rows.crend(), isOfRoom);
            at = last == m_rows.crend() ? at : int(m_rows.crend() - last);
        } else if (!row.heading.isEmpty()) {
            const auto isIt = [&row](const Row &other) { return other.heading == row.heading; };
            if (std::any_of(m_rows.cbegin(), m_rows.cend(), isIt))
                continue;
        }
        beginInsertRows({}, at, at);
        m_rows.insert(at, row);
        endInsertRows();
    }
    m_hits += int(answer.hits.size());
}

const Message *SearchResults::hit(int row) const
{
    return row >= 0 && row < m_rows.size() && m_rows[row].heading.isEmpty() ? &m_rows[row].hit : nullptr;
}

int SearchResults::step(int row, int by) const
{
    for (int next = row + by; next >= 0 && next < m_rows.size(); next += by)
        if (hit(next))
            return next;
    return -1;
}

int SearchResults::numberOf(int row) const
{
    int number = 0;
    for (int at = 0; at <= row && at < m_rows.size(); ++at)
        number += hit(at) ? 1 : 0;
    return number;
}

QString SearchResults::titleOf(const QString &room) const
{
    return m_titles.value(room, room);
}

QString SearchResults::snippetOf(const Message &hit) const
{
    const QString files = fileNamesOf(hit.files);
    const bool byFile = !foundIn(files, m_terms).isEmpty() && foundIn(hit.text, m_terms).isEmpty();
    const QString said = hit.text.isEmpty() || byFile ? files : hit.text;
    const QList<TextRange> found = foundIn(said, m_terms);
    qsizetype from = found.isEmpty() ? 0 : std::max<qsizetype>(0, found.constFirst().begin - shownBefore);
    while (from > 0 && !said[from - 1].isSpace() && found.constFirst().begin - from < 2 * shownBefore)
        --from;
    if (from > 0 && said[from].isLowSurrogate())
        --from;
    const QString text = plainLine(said.mid(from), longestSnippet);
    return from > 0 ? QChar(0x2026) + text : text;
}

} // namespace tincan
