#include "ui/timeline_loader.h"

namespace tincan {

namespace {

constexpr int pageSize = 80; // rows: more than the tallest window shows
constexpr int nearSize = 40; // what comes while a hand scrolls is taken in within one frame

} // namespace

TimelineLoader::TimelineLoader(TimelineView *view, QObject *parent)
    : QObject(parent), m_view(view), m_timeline(view->model())
{
    connect(view, &TimelineView::olderWanted, this, &TimelineLoader::askForOlder);
    connect(view, &TimelineView::newerWanted, this, &TimelineLoader::askForNewer);
    connect(view, &TimelineView::newestWanted, this, [this] { jump(PageQuestion::newest(pageSize)); });
    connect(view, &TimelineView::rankWanted, this, [this](qint64 rank) { jump(PageQuestion::atRank(rank, pageSize)); });
    connect(view, &TimelineView::timeWanted, this, [this](qint64 time) { jump(PageQuestion::atTime(time, pageSize)); });
    connect(view, &TimelineView::spotWanted, this,
            [this](const TimelineSpot &spot) { jump(PageQuestion::around(spot.place, pageSize), spot); });
}

void TimelineLoader::begin()
{
    m_older.reset();
    m_newer.reset();
    m_jump.reset();
    m_nextJump.reset();
    m_nothingOlder = m_olderHeard = false;
    jump(PageQuestion::newest(pageSize));
}

void TimelineLoader::askAgain()
{
    if (m_jump)
        Q_EMIT wanted(m_jump->question);
    for (const auto &pending : {m_older, m_newer})
        if (pending)
            Q_EMIT wanted(*pending);
}

void TimelineLoader::jump(const PageQuestion &question, const TimelineSpot &spot)
{
    if (m_jump) {
        m_nextJump = Jump{question, spot};
        return;
    }
    m_jump = Jump{question, spot};
    Q_EMIT wanted(question);
}

void TimelineLoader::askForOlder()
{
    const auto oldest = m_timeline->oldestPlace();
    if (m_older || m_jump || !oldest)
        return;
    m_nothingOlder = m_olderHeard = false;
    m_older = PageQuestion::before(*oldest, nearSize);
    Q_EMIT wanted(*m_older);
}

void TimelineLoader::askForNewer()
{
    const auto newest = m_timeline->newestPlace();
    if (m_newer || m_jump || !newest)
        return;
    m_newer = PageQuestion::after(*newest, nearSize);
    Q_EMIT wanted(*m_newer);
}

bool TimelineLoader::take(const TimelinePage &page)
{
    if (m_jump && m_jump->question == page.question) {
        const Jump done = *std::exchange(m_jump, {});
        m_older.reset(); // about the rows that were here
        m_newer.reset();
        m_timeline->apply(page);
        arrive(done, page);
        if (const auto next = std::exchange(m_nextJump, {}); next && next->question != page.question)
            jump(next->question, next->spot);
        return true;
    }
    if (m_newer == page.question) {
        m_newer.reset();
        m_timeline->apply(page);
        return true;
    }
    if (m_older != page.question)
        return false;
    m_older.reset();
    m_nothingOlder = page.rows.isEmpty();
    // What was brought meanwhile and left out is in the history by now: it is asked for again, and is no beginning.
    if (!m_nothingOlder || !m_olderHeard)
        m_timeline->apply(page);
    lookAgainForOlder();
    return true;
}

void TimelineLoader::arrive(const Jump &jump, const TimelinePage &page)
{
    const bool around = jump.question.kind == PageQuestion::Kind::Around;
    if (around && m_timeline->rowCount() > 0)
        return m_view->standAt(jump.spot);
    if (!page.target.isEmpty())
        return m_view->standAt({.id = page.target, .place = {}, .top = {}, .marked = true});
    if (jump.question.kind != PageQuestion::Kind::Rank || !m_view->goToRank(jump.question.rank))
        m_view->goToBottom();
}

void TimelineLoader::heardOfOlder()
{
    m_olderHeard = true;
    lookAgainForOlder();
}

void TimelineLoader::lookAgainForOlder()
{
    if (m_nothingOlder && m_olderHeard)
        askForOlder();
}

} // namespace tincan
