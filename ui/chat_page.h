// The middle of the window: the room's name and topic, the timeline, the composer, and what is said where there is
// nothing to show. Knows no engine: it asks by signals. GUI thread.
#pragma once

#include "ui/announcer.h"
#include "ui/composer.h"
#include "ui/known_people.h"
#include "ui/notice_bar.h"
#include "ui/search.h"
#include "ui/timeline_model.h"
#include "ui/timeline_view.h"

#include <QTimer>

class QLabel;
class QMenu;
class QToolButton;

namespace tincan {

class DropOverlay;
class JumpButton;

class ChatPage : public QWidget
{
    Q_OBJECT
public:
    explicit ChatPage(QWidget *parent = nullptr);

    void setRoom(const Room &room);
    void setUnread(qint64 count); // of the room, said at the way down
    void setRoomMenu(QMenu *menu);
    TimelineModel *model() const { return m_model; }
    TimelineView *view() const { return m_view; }
    DropOverlay *dropOverlay() const { return m_drop; }
    Composer *composer() const { return m_composer; }
    KnownPeople *people() const { return m_people; }
    NoticeBar *notice() const { return m_notice; }
    Announcer *announcer() const { return m_announcer; }
    Search *search() const { return m_search; }
    // Why nothing comes; said where there are no messages to show. Empty while connected.
    void setTrouble(const QString &sentences);
    QString emptyText() const;
    QList<QWidget *> stops() const; // of the Tab key

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHeader();
    void refreshEmpty();
    void refreshIcons();
    void placeJump();

    TimelineModel *m_model;
    KnownPeople *m_people;
    TimelineView *m_view;
    Composer *m_composer;
    NoticeBar *m_notice;
    Announcer *m_announcer;
    Search *m_search;
    QLabel *m_title;
    QLabel *m_topic;
    QLabel *m_empty;
    QString m_trouble;
    QToolButton *m_find;
    QToolButton *m_menu;
    DropOverlay *m_drop;
    JumpButton *m_jump; // down to the newest
    QTimer m_resting;   // since the rows stood still
};

} // namespace tincan
