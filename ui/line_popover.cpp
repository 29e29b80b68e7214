#include "ui/line_popover.h"

#include "ui/line_row.h"
#include "ui/line_words.h"
#include "ui/sparkline.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tincan {

LinePopover::LinePopover(LineState *lines, QWidget *parent)
    : Popover(parent), m_lines(lines), m_sentence(new QLabel), m_sparkline(new Sparkline)
{
    setAccessibleName(tr("Line"));
    setFixedWidth(520);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(0);
    auto *title = new QLabel(tr("Line"));
    title->setFont(fontFor(Type::Strong));
    column->addWidget(title);
    column->addSpacing(4);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setFont(fontFor(Type::Hint));
    setLook(m_sentence, QStringLiteral("dim"));
    column->addWidget(m_sentence);
    column->addWidget(m_sparkline);
    column->addSpacing(8);

    addRow({}, tr("Automatic"), tr("recommended"));
    for (const TransportKind kind : allTransportKinds)
        addRow({kind}, LineWords::word(kind), LineWords::hint(kind));
    for (const auto &[choice, row] : std::as_const(m_rows))
        column->addWidget(row);
    column->addSpacing(12);
    column->addLayout(makeButtons());
    setFocusProxy(row(lines->status().choice.forced)); // where the arrows begin

    connect(m_lines, &LineState::changed, this, &LinePopover::refresh);
    connect(m_lines, &LineState::counted, this, [this] { m_sentence->setText(m_lines->sentence()); });
    refresh();
}

LineRow *LinePopover::row(std::optional<TransportKind> kind) const
{
    for (const auto &[choice, row] : m_rows) {
        if (choice.forced == kind)
            return row;
    }
    return nullptr;
}

void LinePopover::addRow(const LineChoice &choice, const QString &word, const QString &hint)
{
    auto *row = new LineRow(word, hint);
    m_rows.append({choice, row});
    connect(row, &QAbstractButton::clicked, this, [this, choice] { Q_EMIT chosen(choice); });
}

QLayout *LinePopover::makeButtons()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *test = new QPushButton(tr("Test all"));
    auto *options = new QPushButton(tr("Options…"));
    connect(test, &QPushButton::clicked, this, &LinePopover::testAllChosen);
    connect(options, &QPushButton::clicked, this, [this] {
        Q_EMIT optionsChosen();
        close();
    });
    row->addWidget(test);
    row->addStretch();
    row->addWidget(options);
    return row;
}

void LinePopover::refresh()
{
    const ConnectionStatus &status = m_lines->status();
    m_sentence->setText(m_lines->sentence());
    m_sparkline->setValues(m_lines->recentTimes());
    m_sparkline->setVisible(m_lines->recentTimes().size() > 1);
    for (const auto &[choice, row] : std::as_const(m_rows)) {
        const bool now = status.state == ConnectionStatus::State::Connected && status.line;
        if (choice.forced)
            row->setTime(m_lines->timeOf(*choice.forced));
        else
            row->setTime(now && status.choice.isAutomatic() ? tr("now %1").arg(LineWords::protocol(*status.line))
                                                            : QString());
        row->setChecked(choice == status.choice);
    }
}

} // namespace tincan
