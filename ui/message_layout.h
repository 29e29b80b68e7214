// Where the parts of a timeline row stand for a given width, and the wrapped text itself, kept for the rows that were
// used last. Heights are remembered longer than texts, because a list asks every row for its height. GUI thread.
#pragma once

#include "core/chat/message.h"

#include <QCache>
#include <QHash>
#include <QModelIndex>
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
    QRect name; // name and time
    QRect text;
    QRect mark;   // delivery
    QRect footer; // why it failed, Retry, Delete
    QRect retry;
    QRect remove;
    QRect button; // a gap's
    int height = 0;
};

class MessageLayout
{
public:
    MessageLayout();

    RowParts parts(const QModelIndex &index, int width, Qt::LayoutDirection direction);
    // The wrapped text, shared with the cache.
    std::shared_ptr<QTextDocument> document(const Message &message, int width);
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
    struct Height
    {
        Content content;
        int width = 0;
        int height = 0;
    };
    struct Page
    {
        Content content;
        int width = 0;
        QTextDocument document;
    };

    static Content contentOf(const Message &message);
    static void write(QTextDocument &document, const Content &content, int width);
    RowParts leftToRight(const QModelIndex &index, int width);
    int textHeight(const Message &message, int width);
    void placeGap(RowParts &parts, const QModelIndex &index, int width, int y) const;
    void placeFooter(RowParts &parts, int left, int width) const;

    QCache<QString, std::shared_ptr<Page>> m_pages{300};
    QHash<QString, Height> m_heights;
};

} // namespace tincan
