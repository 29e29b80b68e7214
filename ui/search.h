// A search from the first letter to the hit: asks as one types (by signals, it knows no engine), takes back what is not
// wanted any more, shows what comes in bar, panel and timeline, and goes from hit to hit. One a window. GUI thread.
#pragma once

#include "ui/hit_marks.h"
#include "ui/search_bar.h"
#include "ui/search_panel.h"

#include <QTimer>

namespace tincan {

class TimelineView;

class Search : public QObject
{
    Q_OBJECT
public:
    explicit Search(TimelineView *view, QObject *parent = nullptr);

    SearchBar *bar() const { return m_bar; }
    SearchPanel *panel() const { return m_panel; }
    SearchResults *results() const { return m_results; }
    HitMarks *marks() const { return m_marks; }

    void take(const SearchAnswer &answer); // others than those that wait here are left alone
    void setRoom(const QString &room);     // that is in sight
    bool isOpen() const { return !m_bar->isHidden(); }
    void open(); // or back to the words, where it is
    void close();
    void step(int by); // to the next hit in the list, and show it

Q_SIGNALS:
    void asked(const tincan::SearchQuestion &question);
    void hitChosen(const tincan::Message &hit);
    void closed();

private:
    SearchQuestion question() const;
    void ask(bool again = false); // the same, as more is looked through by now
    void askForMore();
    void askForRanks();
    void withdraw();
    void takePage(const SearchAnswer &answer);
    void select(int row);
    void show(int row);
    void sayCount();
    void sayNothing(bool soFar);
    QString hintOf(const SearchAnswer &answer) const;
    int current() const { return m_panel->list()->currentIndex().row(); }

    TimelineView *m_view;
    SearchResults *m_results;
    SearchBar *m_bar;
    SearchPanel *m_panel;
    HitMarks *m_marks;
    QString m_room;
    SearchQuery m_query; // as asked last
    Withdrawn m_first;   // the questions that wait for their answers
    Withdrawn m_next;
    Withdrawn m_ranks;
    std::optional<Place> m_more;
    int m_shown = -1; // the row that the timeline was led to
    QTimer m_again;   // while older messages are being looked through
};

} // namespace tincan
