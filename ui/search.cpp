#include "ui/search.h"

#include "ui/failure_text.h"
#include "ui/timeline_view.h"

#include <QLocale>
#include <QScrollBar>

namespace tincan {

namespace {

constexpr int mostHitMarks = 2'000;
constexpr int askAgainEvery = 1'500; // milliseconds
constexpr int narrowest = 400;       // pixels of the timeline that are enough to read in

} // namespace

Search::Search(TimelineView *view, QObject *parent)
    : QObject(parent),
      m_view(view),
      m_results(new SearchResults(this)),
      m_bar(new SearchBar),
      m_panel(new SearchPanel(m_results)),
      m_marks(new HitMarks(view->verticalScrollBar()))
{
    m_bar->hide();
    m_panel->hide();
    m_again.setSingleShot(true);
    m_again.setInterval(askAgainEvery);
    connect(&m_again, &QTimer::timeout, this, [this] {
        // Who goes through the hits, or reads further down, keeps the list as it is.
        if (m_shown >= 0 || m_results->hits() > SearchQuestion().count)
            return m_again.start();
        ask(true);
    });
    connect(m_bar, &SearchBar::changed, this, [this] {
        m_shown = -1;
        ask();
    });
    connect(m_bar, &SearchBar::chosen, this, [this](int by) { select(m_results->step(current(), by)); });
    const auto everywhere = [this] {
        m_bar->setEverywhere(true);
        m_bar->edit()->setFocus(); // the button goes
    };
    connect(m_panel, &SearchPanel::allRoomsChosen, this, everywhere);
    connect(m_bar, &SearchBar::entered, this, [this, everywhere] {
        if (m_panel->offersAllRooms())
            everywhere();
        else if (current() >= 0 && current() != m_shown)
            show(current());
        else
            step(1);
    });
    connect(m_bar, &SearchBar::stepped, this, &Search::step);
    connect(m_bar, &SearchBar::closed, this, &Search::close);
    connect(m_panel, &SearchPanel::closed, this, &Search::close);
    connect(m_panel, &SearchPanel::chosen, this, [this](const QModelIndex &index) { show(index.row()); });
    connect(m_panel, &SearchPanel::moreWanted, this, &Search::askForMore);
    connect(m_panel->list()->selectionModel(), &QItemSelectionModel::currentChanged, this, &Search::sayCount);
}

void Search::setRoom(const QString &room)
{
    if (room == std::exchange(m_room, room) || !isOpen())
        return;
    if (m_bar->isEverywhere())
        askForRanks(); // the list stays
    else
        ask();
}

void Search::open()
{
    if (!isOpen())
        m_bar->setEverywhere(false); // it begins where one is
    m_bar->show();
    m_panel->show();
    m_bar->edit()->setFocus(Qt::ShortcutFocusReason);
    m_bar->edit()->selectAll();
    ask();
}

void Search::close()
{
    if (!isOpen())
        return;
    withdraw();
    m_bar->hide();
    m_panel->hide();
    m_results->clear();
    m_marks->setRanks({}, 0);
    m_view->setHighlights({});
    m_shown = -1;
    Q_EMIT closed();
}

void Search::withdraw()
{
    m_again.stop();
    m_more.reset();
    for (Withdrawn *asked : {&m_first, &m_next, &m_ranks})
        if (const Withdrawn old = std::exchange(*asked, {}))
            *old = true;
}

SearchQuestion Search::question() const
{
    SearchQuestion question;
    question.query = m_query;
    question.room = m_bar->isEverywhere() ? QString() : m_room;
    return question;
}

void Search::ask(bool again)
{
    withdraw();
    if (!again)
        m_panel->show();
    m_query = parseSearchQuery(m_bar->edit()->text());
    if (m_query.isEmpty()) {
        m_results->clear();
        m_marks->setRanks({}, 0);
        m_view->setHighlights({});
        m_panel->setHint({});
        m_panel->say(tr("Words that messages have to have, \"words side by side\", or narrower:\n\n"
                        "from:Ada\nin:design\nbefore:2026-11-01\nafter:2026-10-01\nhas:file\nhas:link"));
        return sayCount();
    }
    if (m_results->hits() == 0 && !again)
        m_panel->say(tr("Searching…"));
    const SearchQuestion first = question();
    m_first = first.withdrawn;
    Q_EMIT asked(first);
}

void Search::askForMore()
{
    if (!m_more || m_next || m_first)
        return;
    SearchQuestion next = question();
    next.before = m_more;
    m_next = next.withdrawn;
    Q_EMIT asked(next);
}

void Search::askForRanks()
{
    if (m_ranks)
        *m_ranks = true;
    m_ranks.reset();
    m_marks->setRanks({}, 0);
    if (m_query.isEmpty() || m_room.isEmpty())
        return;
    SearchQuestion ranks = question();
    ranks.room = m_room;
    ranks.count = mostHitMarks;
    ranks.ranks = true;
    m_ranks = ranks.withdrawn;
    Q_EMIT asked(ranks);
}

void Search::take(const SearchAnswer &answer)
{
    if (answer.question.withdrawn == m_first && m_first) {
        m_first.reset();
        takePage(answer);
    } else if (answer.question.withdrawn == m_next && m_next) {
        m_next.reset();
        m_more = answer.more;
        m_results->append(answer);
        sayCount();
    } else if (answer.question.withdrawn == m_ranks && m_ranks) {
        m_ranks.reset();
        m_marks->setRanks(answer.ranks, m_view->model()->total());
    }
}

void Search::takePage(const SearchAnswer &answer)
{
    m_more = answer.more;
    m_results->setFirst(answer);
    m_view->setHighlights(answer.question.query.terms);
    m_panel->setHint(hintOf(answer));
    const bool behind = answer.indexed < answer.stored;
    if (answer.failure)
        m_panel->say(tr("The search failed.") + QLatin1Char('\n') + FailureText::sentences(*answer.failure, u'\n'));
    else if (m_results->hits() > 0)
        m_panel->say({});
    else
        sayNothing(behind);
    sayCount();
    if (behind)
        m_again.start();
    askForRanks();
}

void Search::sayNothing(bool soFar)
{
    if (m_bar->isEverywhere())
        return m_panel->say(soFar ? tr("Nothing found so far.") : tr("Nothing found."));
    m_panel->say(soFar ? tr("Nothing found in this room so far.") : tr("Nothing found in this room."), true);
}

QString Search::hintOf(const SearchAnswer &answer) const
{
    QStringList hints;
    if (answer.indexed < answer.stored)
        hints.append(tr("Still looking through what was stored before: %1 % so far.")
                         .arg(QLocale().toString(100 * answer.indexed / answer.stored)));
    for (const QString &filter : answer.question.query.hints)
        hints.append(tr("%1 is searched as words: a day looks like before:2026-11-01, and has: knows file and link.")
                         .arg(filter));
    return hints.join(u'\n');
}

void Search::step(int by)
{
    if (!isOpen())
        return open();
    const int row = m_results->step(current(), by);
    if (row >= 0)
        show(row);
    else if (by > 0)
        askForMore();
}

void Search::select(int row)
{
    if (row >= 0)
        m_panel->list()->setCurrentIndex(m_results->index(row));
    if (row < 0 || m_results->step(row, 1) < 0)
        askForMore();
}

void Search::show(int row)
{
    const Message *hit = m_results->hit(row);
    if (!hit)
        return;
    select(row);
    m_shown = row;
    // In a narrow window nothing would be seen of it: the list comes back with the next words, and the arrows go on.
    if (m_view->width() < narrowest) {
        m_bar->edit()->setFocus();
        m_panel->hide();
    }
    Q_EMIT hitChosen(Message(*hit));
}

void Search::sayCount()
{
    const int row = current();
    m_bar->setCount(row < 0 ? 0 : m_results->numberOf(row), m_results->hits(), m_more.has_value());
}

} // namespace tincan
