#include "ui/line_menu.h"

#include "ui/line_words.h"

#include <QActionGroup>

namespace tincan {

LineMenu::LineMenu(LineState *lines, QWidget *parent)
    : QMenu(tr("&Line"), parent), m_lines(lines), m_group(new QActionGroup(this))
{
    addChoice({});
    for (const TransportKind kind : allTransportKinds)
        addChoice({kind});
    addSeparator();
    addAction(tr("Test all…"), this, &LineMenu::testAllChosen);
    addAction(tr("Options…"), this, &LineMenu::optionsChosen);
    connect(m_lines, &LineState::changed, this, &LineMenu::refresh);
    refresh();
}

QAction *LineMenu::action(std::optional<TransportKind> kind) const
{
    for (const auto &[choice, action] : m_actions) {
        if (choice.forced == kind)
            return action;
    }
    return nullptr;
}

void LineMenu::addChoice(const LineChoice &choice)
{
    QAction *entry = addAction(QString());
    entry->setCheckable(true);
    m_group->addAction(entry);
    m_actions.append({choice, entry});
    connect(entry, &QAction::triggered, this, [this, choice] { Q_EMIT chosen(choice); });
}

void LineMenu::refresh()
{
    const ConnectionStatus &status = m_lines->status();
    for (const auto &[choice, entry] : std::as_const(m_actions)) {
        QString text = tr("Automatic (recommended)");
        QString behind;
        if (choice.forced) {
            text = tr("%1 — %2", "word and protocol of a line")
                       .arg(LineWords::word(*choice.forced), LineWords::hint(*choice.forced));
            behind = m_lines->timeOf(*choice.forced);
        } else if (status.choice.isAutomatic() && status.line && status.state == ConnectionStatus::State::Connected) {
            behind = tr("now %1").arg(LineWords::protocol(*status.line));
        }
        entry->setText(behind.isEmpty() ? text : text + u'\t' + behind);
        entry->setChecked(choice == status.choice);
    }
}

} // namespace tincan
