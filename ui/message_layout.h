// Where the parts of a timeline row stand for a given width, what of it is under the mouse, and the wrapped text
// itself, kept for the rows that were used last. GUI thread.
#pragma once

#include "core/chat/search_query.h"
#include "ui/mention_names.h"
#include "ui/row_files.h"
#include "ui/row_reactions.h"
#include "ui/timeline_row.h"

#include <QCache>
#include <QRect>
#include <QTextDocument>

#include <memory>

namespace tincan {

// In the row's own coordinates, mirrored where the language runs from right to left.
struct RowParts
{
    bool gap = false;
    bool day = false;
    bool unread = false;
    bool group = false;
    QRect dayRect;
    QRect unreadRect;
    QRect body; // the part that lights up under the mouse
    QRect avatar;
    QRect name;  // name and time
    QRect quote; // what it answers
    QRect text;
    QRect more; // "Show all", where the text goes on
    RowFiles files;
    RowChips reactions;
    QRect mark;   // edited, delivery
    QRect edited; // in it
    QRect footer; // why it failed, Retry, Delete
    QRect retry;
    QRect remove;
    QRect button; // a gap's
    int height = 0;
};

// What of a row can be clicked.
struct RowHit
{
    enum class What
    {
        Nothing,
        Link,
        Retry,
        Remove,
        Load, // what a gap misses
        Copy, // a block of code
        All,  // of a text that is cut off
        Quote,
        Reaction,
        AddReaction,
        Edits,
        File,
    };
    What what = What::Nothing;
    QString link = {};  // or the code
    QString about = {}; // of a quote the message that it answers, of a reaction its emoji
    qsizetype file = -1;
};

class MessageLayout
{
public:
    RowParts parts(const TimelineRow &row, int width, Qt::LayoutDirection direction);
    RowHit hit(const TimelineRow &row, const RowParts &parts, const QPoint &inRow);
    // The block of code there; empty: none.
    QString codeAt(const Message &message, const RowParts &parts, const QPoint &inRow);
    // The wrapped text, shared with the cache.
    std::shared_ptr<QTextDocument> document(const Message &message, int width);
    // Who is marked where somebody writes @ and a name. Answers by the ids of the messages that may look different now.
    QStringList setNames(const MentionNames &names);
    // What is searched for: lit up where it is painted.
    void setHighlights(const QList<SearchTerm> &terms) { m_highlights = terms; }
    const QList<SearchTerm> &highlights() const { return m_highlights; }
    // Less room above and below a row.
    void setCompact(bool compact) { m_compact = compact; }
    // After a change of theme or font.
    void clear();

private:
    // What a page is written from.
    struct Content
    {
        QString text;
        QString instead; // of the text, where there is none
        bool operator==(const Content &) const = default;
    };
    struct Page
    {
        Content content;
        int width = 0;
        int height = 0;
        bool whole = true; // nothing was cut off
        QTextDocument document;
    };

    static Content contentOf(const Message &message);
    std::shared_ptr<Page> pageOf(const Message &message, int width);
    void write(Page &page) const;
    int placeText(RowParts &parts, const Message &message, int width, int y);
    RowParts leftToRight(const TimelineRow &row, int width);
    void placeGap(RowParts &parts, const TimelineRow &row, int width, int y) const;
    void placeReactions(RowParts &parts, const Message &message, int &y) const;
    void placeFooter(RowParts &parts, int left, int width) const;

    bool m_compact = false;
    MentionNames m_names;
    QList<SearchTerm> m_highlights;
    QCache<QString, std::shared_ptr<Page>> m_pages{120}; // some four screens
};

} // namespace tincan
