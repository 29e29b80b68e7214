#include "ui/person_dialog.h"

#include "ui/plain_line.h"
#include "ui/style_sheet.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace tincan {

PersonDialog::PersonDialog(const QString &heading, const QString &sentence, const QString &accept,
                           const QString &nobody, QWidget *parent)
    : FormDialog(heading, sentence, accept, parent),
      m_nobody(nobody),
      m_filter(new QLineEdit),
      m_list(new QListWidget),
      m_state(new QLabel)
{
    m_filter->setPlaceholderText(tr("Part of a name"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    addField(tr("&Find"), m_filter);
    m_list->setMinimumHeight(200);
    setLook(m_list, QStringLiteral("choices"));
    addField(tr("&People"), m_list);
    m_state->setWordWrap(true);
    setLook(m_state, QStringLiteral("dim"));
    addWidget(m_state);
    connect(m_filter, &QLineEdit::textChanged, this, &PersonDialog::refresh);
    connect(m_list, &QListWidget::itemActivated, this, &PersonDialog::tryAccept);
    m_filter->setFocus();
    refresh();
}

void PersonDialog::setPeople(const QList<Person> &people)
{
    m_people = people;
    refresh();
}

void PersonDialog::refresh()
{
    const QString chosen = person().id;
    m_list->clear();
    for (const Person &someone : std::as_const(m_people)) {
        if (!someone.name.contains(m_filter->text().trimmed(), Qt::CaseInsensitive))
            continue;
        auto *item = new QListWidgetItem(plainLine(someone.name), m_list);
        item->setData(Qt::UserRole, someone.id);
        if (someone.id == chosen)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && m_list->count() > 0)
        m_list->setCurrentRow(0);
    const QString state = m_people.isEmpty()     ? m_nobody
                          : m_list->count() == 0 ? tr("Nobody here has such a name.")
                                                 : QString();
    m_state->setText(state);
    m_state->setVisible(!state.isEmpty());
    acceptButton()->setEnabled(m_list->count() > 0);
    complain({});
}

Person PersonDialog::person() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? Person{item->data(Qt::UserRole).toString(), item->text()} : Person{};
}

void PersonDialog::tryAccept()
{
    if (!person().id.isEmpty())
        accept();
}

// The arrows choose while one types.
bool PersonDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if ((key == Qt::Key_Down || key == Qt::Key_Up) && m_list->count() > 0) {
            const int step = key == Qt::Key_Down ? 1 : -1;
            m_list->setCurrentRow(qBound(0, m_list->currentRow() + step, m_list->count() - 1));
            return true;
        }
    }
    return FormDialog::eventFilter(watched, event);
}

} // namespace tincan
