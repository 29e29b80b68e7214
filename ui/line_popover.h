// The chip's popover: one plain sentence, the recent delivery times, and the list of lines, of which one is chosen with
// one click. GUI thread.
#pragma once

#include "ui/line_state.h"
#include "ui/popover.h"

class QLabel;

namespace tincan {

class LineList;
class LineRow;
class Sparkline;

class LinePopover : public Popover
{
    Q_OBJECT
public:
    LinePopover(LineState *lines, QWidget *parent);

    // The row of a kind; none: Automatic.
    LineRow *row(std::optional<TransportKind> kind) const;

Q_SIGNALS:
    void chosen(const tincan::LineChoice &choice);
    void testAllChosen();
    void optionsChosen();

private:
    QLayout *makeButtons();
    void refresh();

    LineState *m_lines;
    QLabel *m_sentence;
    Sparkline *m_sparkline;
    LineList *m_list;
};

} // namespace tincan
