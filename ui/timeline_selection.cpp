#include "ui/timeline_selection.h"

#include <algorithm>
#include <tuple>

namespace tincan {

namespace {

// A gap stands below the message at its place.
auto rowKey(const SelectionPoint &point)
{
    return std::tuple(point.place, int(point.kind), point.id);
}

auto rowKey(const Message &row)
{
    return std::tuple(row.place, int(row.kind), row.id);
}

bool before(const SelectionPoint &a, const SelectionPoint &b)
{
    return std::tuple(rowKey(a), a.position) < std::tuple(rowKey(b), b.position);
}

} // namespace

void TimelineSelection::begin(const SelectionSpan &origin)
{
    m_all = false;
    m_origin = origin;
    m_end = origin;
}

void TimelineSelection::extendTo(const SelectionSpan &end)
{
    if (!m_origin)
        return;
    m_all = false;
    m_end = end;
}

void TimelineSelection::selectAll()
{
    m_origin.reset();
    m_all = true;
}

void TimelineSelection::clear()
{
    m_origin.reset();
    m_all = false;
}

bool TimelineSelection::isEmpty() const
{
    return !m_all && (!m_origin || !before(first(), last()));
}

bool TimelineSelection::isWithinOne() const
{
    return !isEmpty() && !m_all && rowKey(first()) == rowKey(last());
}

SelectionPoint TimelineSelection::first() const
{
    return m_origin ? std::min(m_origin->from, m_end.from, before) : SelectionPoint();
}

SelectionPoint TimelineSelection::last() const
{
    return m_origin ? std::max(m_origin->to, m_end.to, before) : SelectionPoint();
}

TimelineSelection::Part TimelineSelection::partOf(const Message &row) const
{
    if (m_all)
        return {0, wholeText};
    if (!m_origin)
        return {};
    const SelectionPoint from = first();
    const SelectionPoint to = last();
    const auto key = rowKey(row);
    if (key < rowKey(from) || key > rowKey(to))
        return {};
    const bool behind = from.isIn(row) && from.position > 0 && from.position >= from.text.size();
    if (behind) // its last character
        return {};
    return {from.isIn(row) ? from.position : 0, to.isIn(row) ? to.position : wholeText};
}

PlaceRange TimelineSelection::range(const QString &room) const
{
    return m_all ? PlaceRange::all(room) : PlaceRange{room, first().place, last().place};
}

void TimelineSelection::follow(const Message &row)
{
    if (!m_origin)
        return;
    for (SelectionPoint *end : {&m_origin->from, &m_origin->to, &m_end.from, &m_end.to}) {
        if (!end->isIn(row))
            continue;
        end->place = row.place;
        end->kind = row.kind;
    }
}

bool TimelineSelection::isEnd(const QString &id) const
{
    return m_origin && (m_origin->from.id == id || m_origin->to.id == id || m_end.from.id == id || m_end.to.id == id);
}

} // namespace tincan
