// What hand and keys select in the timeline, and what of it is copied.
#include "ui/message_copy.h"
#include "ui/timeline_view.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QClipboard>
#include <QMouseEvent>
#include <QTextBlock>
#include <QTextCursor>

#include <algorithm>
#include <array>

namespace tincan {

namespace {

constexpr int scrollEvery = 16;    // milliseconds
constexpr int fastest = 90;        // pixels a frame
constexpr int primaryAtMost = 200; // rows: what is selected by the way is not worth a reading of the history
constexpr Place beforeAll{0, 0};
constexpr Place afterAll{outboxEra, outboxEra - 1};

SelectionSpan edge(Place place, int position)
{
    SelectionPoint point;
    point.place = place;
    point.position = position;
    return {point, point};
}

} // namespace

SelectionPoint TimelineView::pointAt(const QPoint &point) const
{
    const auto &rows = placed();
    if (rows.empty())
        return {};
    auto at = std::find_if(rows.begin(), rows.end(), [&](const PlacedRow &row) { return point.y() < row.bottom(); });
    if (at == rows.end())
        --at;
    SelectionPoint found = spanOf(at->row).from;
    const RowParts parts = partsOf(at->row);
    const QPoint inText = point - QPoint(0, at->top) - parts.text.topLeft();
    if (parts.gap)
        found.position = inText.y() < parts.text.height() / 2 ? 0 : TimelineSelection::wholeText;
    else if (inText.y() >= parts.text.height())
        found.position = TimelineSelection::wholeText;
    else if (inText.y() >= 0)
        found.position = qMax(0, documentOf(at->row)->documentLayout()->hitTest(inText, Qt::FuzzyHit));
    return found;
}

std::shared_ptr<QTextDocument> TimelineView::documentOf(int row) const
{
    return m_layout.document(m_timeline->rows()[size_t(row)], partsOf(row).text.width());
}

SelectionSpan TimelineView::spanOf(int row) const
{
    const Message &message = m_timeline->rows()[size_t(row)];
    SelectionPoint from{message.place, message.kind, message.id, 0, {}};
    if (message.kind == Message::Kind::Text)
        from.text = documentOf(row)->toRawText();
    SelectionPoint to = from;
    to.position = TimelineSelection::wholeText;
    return {from, to};
}

// A second click takes the word, a third one the paragraph.
SelectionSpan TimelineView::spanAt(const QPoint &point, int clicks) const
{
    SelectionSpan span;
    span.from = span.to = pointAt(point);
    const int row = m_timeline->rowOf(span.from.id);
    if (clicks < 2 || row < 0 || span.from.kind == Message::Kind::Gap)
        return span;
    const auto document = documentOf(row);
    QTextCursor cursor(document.get());
    cursor.setPosition(qMin(span.from.position, document->characterCount() - 1));
    if (clicks == 2) {
        cursor.select(QTextCursor::WordUnderCursor);
        span.from.position = cursor.selectionStart();
        span.to.position = cursor.selectionEnd();
    } else {
        span.from.position = cursor.block().position();
        span.to.position = span.from.position + cursor.block().length() - 1;
    }
    return span;
}

void TimelineView::pressSelection(const QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const bool again = m_hand.last.isValid() && m_hand.last.elapsed() < QApplication::doubleClickInterval() &&
                       (point - m_hand.from).manhattanLength() < QApplication::startDragDistance();
    const bool twice = event->type() == QEvent::MouseButtonDblClick;
    m_hand.clicks = twice ? 2 : again && m_hand.clicks == 2 ? 3 : 1;
    m_hand.last.start();
    m_hand.pressed = true;
    m_hand.from = m_hand.at = point;
    m_hand.dragging = m_hand.clicks > 1;
    const SelectionSpan span = spanAt(point, m_hand.clicks);
    if (!(event->modifiers() & Qt::ShiftModifier)) {
        m_selection.begin(span);
    } else {
        if (!m_selection.hasBegun())
            m_selection.begin(m_current.isValid() ? spanOf(m_current.row()) : span);
        m_selection.extendTo(span);
    }
    tellSelection();
}

bool TimelineView::dragSelection(const QPoint &point)
{
    if (!m_hand.pressed)
        return false;
    m_hand.at = point;
    if (!m_hand.dragging && (point - m_hand.from).manhattanLength() < QApplication::startDragDistance())
        return true;
    m_hand.dragging = true;
    const bool beyond = point.y() < 0 || point.y() >= viewport()->height();
    if (beyond && !m_selfScroll.isActive())
        m_selfScroll.start(scrollEvery);
    if (!beyond)
        m_selfScroll.stop();
    m_selection.extendTo(spanAt(point, m_hand.clicks));
    tellSelection();
    return true;
}

// The farther the hand is beyond the edge, the faster.
void TimelineView::scrollBySelection()
{
    const int above = qMin(0, m_hand.at.y());
    const int below = qMax(0, m_hand.at.y() - viewport()->height() + 1);
    scrollBy(qBound(-fastest, (above + below) / 3 + (above < 0 ? -1 : 1), fastest));
    m_selection.extendTo(spanAt(m_hand.at, m_hand.clicks));
    tellSelection();
}

bool TimelineView::releaseSelection()
{
    m_selfScroll.stop();
    if (!std::exchange(m_hand.pressed, false) || m_selection.isEmpty())
        return false;
    const bool small =
        m_selection.isWithinOne() ||
        (m_timeline->rowOf(m_selection.first().id) >= 0 && m_timeline->rowOf(m_selection.last().id) >= 0 &&
         m_timeline->rowOf(m_selection.last().id) - m_timeline->rowOf(m_selection.first().id) < primaryAtMost);
    if (small && QApplication::clipboard()->supportsSelection())
        copySelected(QClipboard::Selection);
    return true;
}

void TimelineView::selectAll()
{
    m_selection.selectAll();
    tellSelection();
}

void TimelineView::clearSelection()
{
    m_hand.pressed = false;
    m_selfScroll.stop();
    m_selection.clear();
    tellSelection();
}

void TimelineView::tellSelection()
{
    viewport()->update();
    Q_EMIT selectionChanged();
}

// Ends of what is selected are other rows now, or stand elsewhere.
void TimelineView::followRows(int first, int last)
{
    for (int row = first; m_selection.hasBegun() && row <= last; ++row) {
        if (const Message &message = m_timeline->rows()[size_t(row)]; m_selection.isEnd(message.id))
            m_selection.follow(message);
    }
}

// The whole messages from where it began to where the keys lead.
bool TimelineView::extendByKey(int key)
{
    static constexpr std::array keys{Qt::Key_Up,       Qt::Key_Down, Qt::Key_PageUp,
                                     Qt::Key_PageDown, Qt::Key_Home, Qt::Key_End};
    if (std::find(keys.begin(), keys.end(), key) == keys.end())
        return false;
    if (m_selection.isEmpty())
        m_selection.clear(); // where a click was
    if (!m_selection.hasBegun() && m_current.isValid())
        m_selection.begin(spanOf(m_current.row()));
    moveCurrent(key);
    if (key == Qt::Key_Home || key == Qt::Key_End)
        m_selection.extendTo(key == Qt::Key_Home ? edge(beforeAll, 0) : edge(afterAll, TimelineSelection::wholeText));
    else if (m_current.isValid() && m_selection.hasBegun())
        m_selection.extendTo(spanOf(m_current.row()));
    else if (m_current.isValid())
        m_selection.begin(spanOf(m_current.row()));
    tellSelection();
    return true;
}

bool TimelineView::selectByKey(const QKeyEvent *event)
{
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return true;
    }
    if (event->modifiers() == Qt::ShiftModifier)
        return extendByKey(event->key());
    if (m_selection.isEmpty())
        return false;
    const bool copies = event->matches(QKeySequence::Copy);
    if (copies)
        copySelected(QClipboard::Clipboard);
    else if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        clearSelection();
    return copies || event->key() == Qt::Key_Escape;
}

void TimelineView::copySelected(QClipboard::Mode mode)
{
    if (m_selection.isWithinOne())
        QApplication::clipboard()->setText(MessageCopy::cut(m_selection.first(), m_selection.last().position), mode);
    else if (!m_selection.isEmpty())
        Q_EMIT copyWanted(m_selection, mode);
}

// The window has a meaning of its own for this key.
bool TimelineView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape &&
        !m_selection.isEmpty())
        event->accept();
    return QAbstractScrollArea::event(event);
}

} // namespace tincan
