// Asks for one of the people of the server, by a list that a word leaves fewer in. GUI thread.
#pragma once

#include "core/chat/person.h"
#include "ui/form_dialog.h"

#include <QList>

class QLabel;
class QLineEdit;
class QListWidget;

namespace tincan {

class PersonDialog : public FormDialog
{
    Q_OBJECT
public:
    // `nobody`: said where there are no people to choose from.
    PersonDialog(const QString &heading, const QString &sentence, const QString &accept, const QString &nobody,
                 QWidget *parent);

    void setPeople(const QList<Person> &people);
    Person person() const; // who is chosen
    QLineEdit *filterEdit() const { return m_filter; }
    QListWidget *list() const { return m_list; }

protected:
    void tryAccept() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();

    QString m_nobody;
    QList<Person> m_people;
    QLineEdit *m_filter;
    QListWidget *m_list;
    QLabel *m_state;
};

} // namespace tincan
