// Shows a room: stands at the bottom and stays there, or stays at the message being read whatever comes above or below.
// Its anchor is a message and a pixel, never a height from the top, and its scroll bar counts messages, so a million of
// them cost what a screenful costs. Lays out what is in sight, at most once a frame for all that comes; asks for what
// is near and not here, and lets go of what is far. GUI thread.
#pragma once

#include "ui/input_relay.h"
#include "ui/message_layout.h"
#include "ui/row_glow.h"
#include "ui/row_pictures.h"
#include "ui/timeline_model.h"
#include "ui/timeline_scroll.h"
#include "ui/timeline_selection.h"
#include "ui/timeline_spot.h"

#include <QAbstractScrollArea>
#include <QClipboard>
#include <QDate>
#include <QElapsedTimer>
#include <QPersistentModelIndex>
#include <QTimer>

class QMenu;

namespace tincan {

class FileDesk;
class RowToolbar;

class TimelineView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit TimelineView(TimelineModel *model, QWidget *parent = nullptr);

    TimelineModel *model() const { return m_timeline; }
    // Where the pictures and the progress of files come from; it outlives the view.
    void setFileDesk(FileDesk *desk);
    bool isAtBottom() const { return m_atBottom; }
    void goToBottom();
    // The message of this rank at the top edge. False where it is not here; then nothing moves.
    bool goToRank(qint64 rank);
    // Shows the message wherever it is, its neighbours with it, and lights it up for a moment; the place next to it
    // where it is there no more. Loads what is not here.
    void goToMessage(const QString &id, Place place);
    void goToPlace(Place place); // the first message from there on
    void goToTime(qint64 time);  // the first message of that time or later; milliseconds since 1970, UTC
    void jump(bool toEnd);       // or to the first of all
    // To where the reader was before the last of these jumps.
    void goBack();
    bool hasTrail() const { return !m_trail.isEmpty(); }
    // Of rows that are here.
    void standAt(const TimelineSpot &spot);
    // Lights up what is searched for in what is in sight.
    void setHighlights(const QList<SearchTerm> &terms);
    // Less room between the rows.
    void setCompact(bool compact);
    // Down by so many pixels; up where negative.
    void scrollBy(int pixels);
    void turnPage(int pages);

    // Who is marked where somebody writes @ and a name.
    void setNames(const MentionNames &names);
    // Lasts while its messages come and go, until another room is shown.
    const TimelineSelection &selection() const { return m_selection; }
    void selectAll(); // of the room, loaded or not
    void clearSelection();
    void copySelected(QClipboard::Mode mode);
    // What is typed with an input method goes there from the first letter on: the keyboard follows when it is written.
    void setInput(QWidget *input);
    QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

    // The row that keys and a screen reader mean.
    QModelIndex currentIndex() const { return m_current; }
    void setCurrentIndex(const QModelIndex &index);
    QModelIndex indexAt(const QPoint &point) const;
    // Where the row is in the viewport; empty where it is out of sight.
    QRect visualRect(const QModelIndex &index) const;
    QRect bodyOf(const QModelIndex &index) const; // of it without what stands between it and the row above
    QRect markOf(const QModelIndex &index) const; // what stands at its end: that it was edited, where it is
    RowToolbar *toolbar() const { return m_toolbar; }
    QModelIndex hoveredIndex() const { return m_hovered; }
    // `at`: what of it is meant, where that is a point of the viewport.
    void openMenu(const QModelIndex &index, const QPoint &global, const std::optional<QPoint> &at = {});
    // The rows in sight, top down.
    const std::vector<PlacedRow> &placed() const;
    const TimelineScroll &scroll() const { return m_scroll; }

Q_SIGNALS:
    void olderWanted();
    void newerWanted();
    void newestWanted(); // in place of all that is here
    void rankWanted(qint64 rank);
    void spotWanted(const tincan::TimelineSpot &spot);
    void timeWanted(qint64 time);
    void trailChanged(); // see hasTrail()
    void atBottomChanged(bool atBottom);
    void currentChanged();
    void placedChanged(); // other rows are in sight, or stand elsewhere
    void linkActivated(const QString &link);
    void retryChosen(const QString &id);
    void deleteChosen(const tincan::Message &message);
    void undoDeleteChosen(const QString &id); // of one whose deletion waits
    void gapChosen(const QString &id);
    void replyChosen(const tincan::Message &message);
    void editChosen(const tincan::Message &message);
    void editsChosen(const tincan::Message &message); // its history
    void reactChosen(const tincan::Message &message); // with what is still to be asked
    void reactionChosen(const QString &id, const QString &emoji, bool on);
    void quoteChosen(const QString &id); // of the message that is quoted
    void copyLinkChosen(const tincan::Message &message);
    void hoveredChanged();
    void typed(const QString &text);
    void selectionChanged();
    // Of several messages: the history has them all.
    void copyWanted(const tincan::TimelineSelection &selection, QClipboard::Mode mode);
    void fileChosen(const tincan::Message &message, qsizetype file);
    void fileMenuWanted(QMenu *menu, const tincan::Message &message); // of a message that has some

protected:
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;

private:
    void listen();
    void listenToBar();
    void layOutSoon();
    void layOut();
    void settle() const; // what is asked about is laid out first
    RowParts partsOf(int row) const;
    void paintRow(QPainter *painter, const PlacedRow &at);
    void forgetPictures(int first, int last);
    void setAtBottom(bool bottom);
    void updateBar();
    void askForMore();
    void letGo();
    int mostRows() const; // that are here

    // --- timeline_view_jumps.cpp ---
    void seek(qint64 rank);
    void goTo(const TimelineSpot &spot);
    void remember();
    void forgetTrail();

    // --- timeline_view_files.cpp ---
    void tellPicturesInSight();
    void repaintFile(const QString &key);

    // --- timeline_view_mouse.cpp ---
    bool showToolTip(const QPoint &at, const QPoint &global);
    RowHit hitAt(const QPoint &point) const;
    void hover(const QPoint &point);
    void setHovered(const QModelIndex &index);
    void follow(const RowHit &hit, const Message &message);

    // --- timeline_view_text.cpp ---
    void copyCode(const QString &code);
    void showWhole(const Message &message);
    QString wordsFor(const RowHit &hit) const; // for the tooltip
    void addTextActions(QMenu *menu, const QModelIndex &index, const std::optional<QPoint> &at);
    bool isOverText(const QPoint &point) const;
    void forgetLayout();

    // --- timeline_view_selection.cpp ---
    SelectionPoint pointAt(const QPoint &point) const; // the nearest one
    SelectionSpan spanAt(const QPoint &point, int clicks) const;
    SelectionSpan spanOf(int row) const;
    std::shared_ptr<QTextDocument> documentOf(int row) const;
    void pressSelection(const QMouseEvent *event);
    bool dragSelection(const QPoint &point); // true: the hand is selecting
    void scrollBySelection();
    bool releaseSelection(); // true: it has selected something
    bool selectByKey(const QKeyEvent *event);
    bool extendByKey(int key);
    void followRows(int first, int last);
    void tellSelection();

    // --- timeline_view_keys.cpp ---
    bool moveCurrent(int key);
    void turnPageWithCurrent(int pages);
    void step(int rows);
    void makeVisible(int row);
    bool performKey(const QKeyEvent &event);

    // The hand that selects.
    struct Hand
    {
        bool pressed = false;
        bool dragging = false;
        int clicks = 0;
        QPoint from;
        QPoint at;
        QElapsedTimer last; // press
    };

    TimelineModel *m_timeline;
    InputRelay m_input;
    TimelineScroll m_scroll;
    mutable MessageLayout m_layout;
    FileDesk *m_desk = nullptr;
    RowToolbar *m_toolbar;
    RowPictures m_pictures;
    RowGlow m_glow;
    TimelineSelection m_selection;
    Hand m_hand;
    QTimer m_selfScroll;         // while the hand is beyond an edge
    QList<TimelineSpot> m_trail; // where the reader was before each jump
    QDate m_paintedOn;
    QTimer m_soon;
    QPersistentModelIndex m_current;
    QPersistentModelIndex m_hovered;
    QPersistentModelIndex m_pressed;
    QElapsedTimer m_lastScroll;
    double m_speed = 0;     // pixels a millisecond, of late
    QPoint m_wheel;         // what was turned and is less than a pixel
    bool m_walking = false; // by keyboard: letters are for the current message
    bool m_atBottom = true;
    bool m_updatingBar = false;
    bool m_lettingGo = false;
    bool m_takeCurrent = false; // the row that a jump by keyboard leads to
};

} // namespace tincan
