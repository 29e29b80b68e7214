#include "ui/line_list.h"

#include "ui/line_row.h"
#include "ui/line_words.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

namespace tincan {

LineList::LineList(LineState *lines, QWidget *parent) : QWidget(parent), m_lines(lines)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    addRow({}, tr("Automatic"), tr("recommended"));
    for (const TransportKind kind : allTransportKinds)
        addRow({kind}, LineWords::word(kind), LineWords::hint(kind));
    for (const auto &[choice, row] : std::as_const(m_rows))
        column->addWidget(row);
    setFocusProxy(row(lines->status().choice.forced)); // where the arrows begin
    connect(m_lines, &LineState::changed, this, &LineList::refresh);
    refresh();
}

LineRow *LineList::row(std::optional<TransportKind> kind) const
{
    for (const auto &[choice, row] : m_rows) {
        if (choice.forced == kind)
            return row;
    }
    return nullptr;
}

void LineList::addRow(const LineChoice &choice, const QString &word, const QString &hint)
{
    auto *row = new LineRow(word, hint);
    m_rows.append({choice, row});
    // Toggled, not clicked: that is all that a screen reader can do to a radio button.
    connect(row, &QAbstractButton::toggled, this, [this, choice](bool on) {
        if (on)
            Q_EMIT chosen(choice);
    });
}

void LineList::refresh()
{
    const ConnectionStatus &status = m_lines->status();
    const bool now = status.state == ConnectionStatus::State::Connected && status.line;
    for (const auto &[choice, row] : std::as_const(m_rows)) {
        if (choice.forced)
            row->setTime(m_lines->timeOf(*choice.forced));
        else
            row->setTime(now && status.choice.isAutomatic() ? tr("now %1").arg(LineWords::protocol(*status.line))
                                                            : QString());
        const QSignalBlocker told(row);
        row->setChecked(choice == status.choice);
    }
}

} // namespace tincan
