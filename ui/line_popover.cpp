#include "ui/line_popover.h"

#include "ui/line_list.h"
#include "ui/scrolled_body.h"
#include "ui/sparkline.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tincan {

LinePopover::LinePopover(LineState *lines, QWidget *parent)
    : Popover(parent), m_lines(lines), m_sentence(new QLabel), m_sparkline(new Sparkline), m_list(new LineList(lines))
{
    setAccessibleName(tr("Line"));
    setMinimumWidth(qMin(520, window()->width() - 16));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(16, 16, 16, 16);
    whole->setSpacing(12);
    auto *body = new ScrolledBody; // large letters in a small window
    body->setAccessibleName(tr("Line"));
    QVBoxLayout *column = body->column();
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

    column->addWidget(m_list);
    whole->addWidget(body, 1);
    whole->addLayout(makeButtons());
    setFocusProxy(m_list);

    connect(m_list, &LineList::chosen, this, &LinePopover::chosen);
    connect(m_lines, &LineState::changed, this, &LinePopover::refresh);
    connect(m_lines, &LineState::counted, this, [this] { m_sentence->setText(m_lines->sentence()); });
    refresh();
}

LineRow *LinePopover::row(std::optional<TransportKind> kind) const
{
    return m_list->row(kind);
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
    m_sentence->setText(m_lines->sentence());
    m_sparkline->setValues(m_lines->recentTimes());
    m_sparkline->setVisible(m_lines->recentTimes().size() > 1);
}

} // namespace tincan
