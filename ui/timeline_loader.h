// Asks for the pages that a timeline wants, one of a kind at a time, and knows its answers among those for other
// windows of the same engine. GUI thread.
#pragma once

#include "ui/timeline_view.h"

namespace tincan {

class TimelineLoader : public QObject
{
    Q_OBJECT
public:
    explicit TimelineLoader(TimelineView *view, QObject *parent = nullptr);

    // The newest page of another room, or again where nothing was answered.
    void begin();
    // What was not answered, as the history was closed meanwhile.
    void askAgain();
    bool isJumping() const { return m_jump || m_nextJump; } // away from what is here
    // False where the page was not asked for here.
    bool take(const TimelinePage &page);
    // Rows came that are older than all that is here, and were left out.
    void heardOfOlder();

Q_SIGNALS:
    void wanted(const tincan::PageQuestion &question);

private:
    void askForOlder();
    void askForNewer();
    struct Jump
    {
        PageQuestion question;
        TimelineSpot spot; // of a question around a place
    };
    void jump(const PageQuestion &question, const TimelineSpot &spot = {});
    void arrive(const Jump &jump, const TimelinePage &page);
    void lookAgainForOlder();

    TimelineView *m_view;
    TimelineModel *m_timeline;
    std::optional<PageQuestion> m_older;
    std::optional<PageQuestion> m_newer;
    std::optional<Jump> m_jump;     // to other rows than those that are here
    std::optional<Jump> m_nextJump; // a hand on the scroll bar is faster than the answers: the last one counts
    bool m_nothingOlder = false;    // was the last answer
    bool m_olderHeard = false;      // since that was asked
};

} // namespace tincan
