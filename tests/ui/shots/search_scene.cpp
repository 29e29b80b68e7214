#include "scenes.h"
#include "ui/chat_page.h"
#include "ui/conversation.h"
#include "ui/main_window.h"

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// Hits beside the timeline, in one room and in all of them, and what is said where there are none.
void search(Shots &shots, MainWindow &window, const QString &words, bool everywhere, const QString &name)
{
    window.conversation()->showRoom(u"lobby"_s); // a hit may have led to another one
    shots.waitFor("the lobby", [&window] { return window.page()->model()->rowCount() > 0; });
    Search *search = window.page()->search();
    search->open();
    search->bar()->setEverywhere(everywhere);
    search->bar()->edit()->setText(words);
    const QList<SearchTerm> terms = parseSearchQuery(words).terms;
    shots.waitFor("an answer", [search, &terms] { return search->results()->terms() == terms; });
    if (search->results()->hits() > 0) {
        shots.waitFor("marks", [search] { return !search->marks()->ranks().isEmpty(); });
        search->step(1);
        shots.waitFor("the hit", [&window] { return window.page()->model()->rowCount() > 0; });
    }
    shots.take(name, &window);
}

} // namespace

void shootSearch(Shots &shots, MainWindow &window)
{
    window.page()->search()->open();
    shots.take(u"search-empty"_s, &window);
    search(shots, window, u"th"_s, true, u"search"_s);
    search(shots, window, u"延迟"_s, false, u"search-words-of-two"_s);
    search(shots, window, u"carrier pigeon before:soon"_s, false, u"search-nothing"_s);
    window.page()->search()->close();
    window.conversation()->showRoom(u"lobby"_s);
    shots.waitFor("the lobby", [&window] { return window.page()->model()->rowCount() > 0; });
}

} // namespace tincan
