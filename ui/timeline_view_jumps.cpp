// Where the timeline goes at once, however far that is, and the way back.
#include "ui/timeline_view.h"

#include <QScrollBar>

namespace tincan {

namespace {

constexpr int longestTrail = 50;

} // namespace

void TimelineView::seek(qint64 rank)
{
    if (rank >= verticalScrollBar()->maximum())
        goToBottom();
    else if (!goToRank(rank))
        Q_EMIT rankWanted(rank);
}

bool TimelineView::goToRank(qint64 rank)
{
    const int row = m_timeline->rowOfRank(rank);
    if (row < 0)
        return false;
    // What stands above the first message, a gap perhaps, is seen with it.
    m_scroll.standAt(rank == 0 ? 0 : row, 0);
    layOut();
    if (std::exchange(m_takeCurrent, false))
        setCurrentIndex(m_timeline->index(m_scroll.placed().front().row));
    return true;
}

void TimelineView::goToBottom()
{
    if (m_timeline->hasNewer())
        return Q_EMIT newestWanted();
    m_scroll.stickToBottom();
    layOut();
    if (std::exchange(m_takeCurrent, false) && m_timeline->rowCount() > 0)
        setCurrentIndex(m_timeline->index(m_timeline->rowCount() - 1));
}

void TimelineView::jump(bool toEnd)
{
    remember();
    m_takeCurrent = hasFocus();
    if (toEnd)
        goToBottom();
    else
        seek(0);
}

void TimelineView::goToMessage(const QString &id, Place place)
{
    remember();
    goTo({.id = id, .place = place, .top = {}, .marked = true});
}

void TimelineView::goToPlace(Place place)
{
    remember();
    goTo({.id = {}, .place = place, .top = {}, .marked = true});
}

void TimelineView::goToTime(qint64 time)
{
    remember();
    Q_EMIT timeWanted(time);
}

void TimelineView::goBack()
{
    if (m_trail.isEmpty())
        return;
    goTo(m_trail.takeLast());
    Q_EMIT trailChanged();
}

void TimelineView::goTo(const TimelineSpot &spot)
{
    if (spot.atBottom)
        goToBottom();
    else if (m_timeline->rowOf(spot.id) >= 0)
        standAt(spot);
    else
        Q_EMIT spotWanted(spot);
}

void TimelineView::standAt(const TimelineSpot &spot)
{
    const int known = m_timeline->rowOf(spot.id);
    const int row = known < 0 ? m_timeline->rowFrom(spot.place) : known;
    if (row < 0)
        return;
    const QRect there = visualRect(m_timeline->index(row));
    const int height = viewport()->height();
    const int rowHeight = partsOf(row).height;
    const bool inSight = !there.isEmpty() && there.top() >= 0 && there.bottom() < height;
    if (spot.top || !inSight) {
        m_scroll.standAt(row, spot.top.value_or(qMax(0, qMin(height / 3, height - rowHeight))));
        layOut();
    }
    if (!spot.marked)
        return;
    setCurrentIndex(m_timeline->index(row));
    if (known >= 0 || spot.id.isEmpty())
        m_glow.start(m_timeline->rows()[size_t(row)].id);
}

// Where the reader stands now, for the way back.
void TimelineView::remember()
{
    const auto &rows = placed();
    if (rows.empty())
        return;
    TimelineSpot here;
    here.atBottom = m_atBottom;
    for (const PlacedRow &at : rows) {
        if (at.row != m_scroll.anchorRow())
            continue;
        const Message &message = m_timeline->rows()[size_t(at.row)];
        here = {.id = message.id, .place = message.place, .top = at.top, .atBottom = m_atBottom};
    }
    m_trail.append(here);
    if (m_trail.size() > longestTrail)
        m_trail.removeFirst();
    Q_EMIT trailChanged();
}

void TimelineView::forgetTrail()
{
    m_trail.clear();
    Q_EMIT trailChanged();
}

} // namespace tincan
