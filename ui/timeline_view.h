// The list that shows a room: stands at the bottom and stays there, or stays at the message being read whatever comes
// above or below; asks for older rows when scrolled up. Rows are painted by MessageDelegate. GUI thread.
#pragma once

#include "ui/message_delegate.h"
#include "ui/timeline_model.h"

#include <QListView>
#include <QPersistentModelIndex>

namespace tincan {

class TimelineView : public QListView
{
    Q_OBJECT
public:
    explicit TimelineView(TimelineModel *model, QWidget *parent = nullptr);

    bool isAtBottom() const { return m_atBottom; }
    void goToBottom();

Q_SIGNALS:
    void olderWanted();
    void atBottomChanged(bool atBottom);
    void linkActivated(const QString &link);
    void retryChosen(const QString &id);
    void deleteChosen(const tincan::Message &message);
    void undoDeleteChosen(const QString &id); // of one whose deletion waits
    void gapChosen(const QString &id);
    void typed(const QString &text);

protected:
    void doItemsLayout() override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void setAtBottom(bool bottom);
    void scrolled();
    void rememberAnchor();
    void restoreAnchor();
    void standAtBottomEdge();
    void copyText(const Message &message) const;

    TimelineModel *m_timeline;
    MessageDelegate *m_delegate;
    QPersistentModelIndex m_anchor; // the first row in sight
    int m_anchorOffset = 0;         // and where its top is
    bool m_atBottom = true;
    bool m_layingOut = false;
};

} // namespace tincan
