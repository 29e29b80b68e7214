#include "ui/timeline_view.h"

#include "ui/message_words.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QScrollBar>

namespace tincan {

namespace {

constexpr int nearTop = 600; // pixels from the top at which older rows are asked for

bool hasText(const Message &message)
{
    return message.kind == Message::Kind::Text && MessageWords::instead(message).isEmpty();
}

bool mayDelete(const Message &message)
{
    return message.own && hasText(message) && message.delivery != Delivery::Sending;
}

} // namespace

TimelineView::TimelineView(TimelineModel *model, QWidget *parent)
    : QListView(parent), m_timeline(model), m_delegate(new MessageDelegate(this))
{
    setModel(model);
    setItemDelegate(m_delegate);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setFrameShape(NoFrame);
    setAccessibleName(tr("Messages"));
    verticalScrollBar()->setSingleStep(24);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &TimelineView::scrolled);
    // A changed neighbour changes a row's height: day separators and names come and go.
    connect(model, &QAbstractItemModel::dataChanged, this, [this] { scheduleDelayedItemsLayout(); });
    connect(model, &QAbstractItemModel::modelReset, this, [this] { setAtBottom(true); });
    connect(m_delegate, &MessageDelegate::linkActivated, this, &TimelineView::linkActivated);
    connect(m_delegate, &MessageDelegate::retryChosen, this, &TimelineView::retryChosen);
    connect(m_delegate, &MessageDelegate::deleteChosen, this, &TimelineView::deleteChosen);
    connect(m_delegate, &MessageDelegate::gapChosen, this, &TimelineView::gapChosen);
}

void TimelineView::setAtBottom(bool bottom)
{
    if (bottom == std::exchange(m_atBottom, bottom))
        return;
    Q_EMIT atBottomChanged(bottom);
}

void TimelineView::goToBottom()
{
    setAtBottom(true);
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void TimelineView::doItemsLayout()
{
    const bool outer = !std::exchange(m_layingOut, true);
    m_delegate->setWidth(viewport()->width(), layoutDirection());
    QListView::doItemsLayout();
    if (!outer)
        return;
    standAtBottomEdge();
    restoreAnchor();
    m_layingOut = false;
    // A window that grew may show the end without anybody's scrolling.
    if (verticalScrollBar()->value() >= verticalScrollBar()->maximum() - 4)
        setAtBottom(true);
    rememberAnchor();
    if (verticalScrollBar()->value() < nearTop && m_timeline->hasOlder())
        Q_EMIT olderWanted();
}

// Few messages stand above the composer, not under the header.
void TimelineView::standAtBottomEdge()
{
    const int room = height(); // the viewport may have shrunk to nothing under the margin that was
    const int top = qMax(0, room - contentsSize().height());
    if (top != viewportMargins().top())
        setViewportMargins(0, top, 0, 0);
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    if (!m_layingOut)
        scheduleDelayedItemsLayout();
}

void TimelineView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::StyleChange) {
        m_delegate->clearCache();
        scheduleDelayedItemsLayout();
    }
}

void TimelineView::scrolled()
{
    if (m_layingOut)
        return;
    setAtBottom(verticalScrollBar()->value() >= verticalScrollBar()->maximum() - 4);
    rememberAnchor();
    if (verticalScrollBar()->value() < nearTop && m_timeline->hasOlder())
        Q_EMIT olderWanted();
}

void TimelineView::rememberAnchor()
{
    const QModelIndex first = indexAt(QPoint(viewport()->width() / 2, 1));
    m_anchor = first;
    m_anchorOffset = first.isValid() ? visualRect(first).top() : 0;
}

void TimelineView::restoreAnchor()
{
    QScrollBar *bar = verticalScrollBar();
    if (m_atBottom)
        bar->setValue(bar->maximum());
    else if (m_anchor.isValid())
        bar->setValue(bar->value() + visualRect(m_anchor).top() - m_anchorOffset);
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    QListView::mouseMoveEvent(event);
    const QPoint at = event->position().toPoint();
    const QModelIndex index = indexAt(at);
    const bool hand = index.isValid() && m_delegate->isClickable(visualRect(index), index, at);
    viewport()->setCursor(hand ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void TimelineView::copyText(const Message &message) const
{
    QApplication::clipboard()->setText(message.text);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const auto message = currentIndex().data(TimelineModel::MessageRole).value<Message>();
    if (currentIndex().isValid() && event->matches(QKeySequence::Copy) && hasText(message))
        return copyText(message);
    if (currentIndex().isValid() && event->matches(QKeySequence::Delete) && mayDelete(message))
        return Q_EMIT deleteChosen(message);
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (currentIndex().isValid() && enter && message.kind == Message::Kind::Gap && !message.deleted)
        return Q_EMIT gapChosen(message.id);
    // Whoever types means the composer, wherever was clicked before. Alt makes letters on some keyboards, and Ctrl with
    // it is AltGr.
    const bool command = (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) == Qt::ControlModifier;
    if (const QString text = event->text(); !command && !text.isEmpty() && text.front().isPrint())
        return Q_EMIT typed(text);
    QListView::keyPressEvent(event);
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    const auto message = index.data(TimelineModel::MessageRole).value<Message>();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (message.kind == Message::Kind::Gap) {
        menu->addAction(tr("Load what is missing"), this, [this, message] { Q_EMIT gapChosen(message.id); })
            ->setEnabled(!message.deleted);
    } else {
        menu->addAction(tr("Copy text"), this, [this, message] { copyText(message); })->setEnabled(hasText(message));
        menu->addAction(tr("Copy with name and time"), this,
                        [message] { QApplication::clipboard()->setText(MessageWords::whole(message)); })
            ->setEnabled(hasText(message));
        if (message.own && message.delivery == Delivery::Failed)
            menu->addAction(tr("Retry"), this, [this, message] { Q_EMIT retryChosen(message.id); });
        if (mayDelete(message))
            menu->addAction(message.delivery == Delivery::Sent ? tr("Delete for everyone…") : tr("Delete…"),
                            QKeySequence::Delete, this, [this, message] { Q_EMIT deleteChosen(message); });
        if (message.deleted && message.delivery == Delivery::Queued)
            menu->addAction(tr("Undo delete"), this, [this, message] { Q_EMIT undoDeleteChosen(message.id); });
    }
    menu->popup(byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).center()));
}

} // namespace tincan
