// The list of hits beside the timeline, and what is said where there is none, or where it is not all of it. GUI thread.
#pragma once

#include "ui/search_results.h"

#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>

namespace tincan {

class SearchPanel : public QWidget
{
    Q_OBJECT
public:
    explicit SearchPanel(SearchResults *results, QWidget *parent = nullptr);

    QListView *list() const { return m_list; }
    // In place of the list; empty: the list. Perhaps with the button that searches elsewhere, too.
    void say(const QString &sentences, bool offersAllRooms = false);
    void setHint(const QString &hint); // above it
    QString said() const { return m_said->isHidden() ? QString() : m_said->text(); }
    bool offersAllRooms() const { return !m_allRooms->isHidden(); }
    QPushButton *allRoomsButton() const { return m_allRooms; }
    QString hint() const { return m_hint->isHidden() ? QString() : m_hint->text(); }

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return false; } // it scrolls

Q_SIGNALS:
    void chosen(const QModelIndex &index);
    void moreWanted(); // the end of the list is near
    void allRoomsChosen();
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QListView *m_list;
    QLabel *m_said;
    QPushButton *m_allRooms;
    QScrollArea *m_words; // around both
    QLabel *m_hint;
};

} // namespace tincan
