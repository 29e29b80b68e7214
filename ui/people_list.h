// "People" in the side bar: who has an account on this server, and whether they are here; a click opens the room of
// two. Nothing is shown where there are none. GUI thread.
#pragma once

#include "ui/people_model.h"

#include <QListView>

class QLabel;
class QPushButton;

namespace tincan {

class PeopleList : public QWidget
{
    Q_OBJECT
public:
    explicit PeopleList(QWidget *parent = nullptr);

    void setPeople(const ServerPeople &people);
    void fit(int rows); // as high as all of these and what stands above them, at most
    PeopleModel *model() const { return m_model; }
    QListView *list() const { return m_list; }
    QString state() const; // said in place of people; empty: nothing is
    QPushButton *againButton() const { return m_again; }

Q_SIGNALS:
    void againChosen(); // to load them

private:
    void say(const QString &sentence, bool again);

    PeopleModel *m_model;
    QListView *m_list;
    QLabel *m_heading;
    QLabel *m_state;
    QPushButton *m_again;
};

} // namespace tincan
