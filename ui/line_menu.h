// Settings → Line: the popover's list as checkable actions of the menu bar. GUI thread.
#pragma once

#include "ui/line_state.h"

#include <QMenu>

namespace tincan {

class LineMenu : public QMenu
{
    Q_OBJECT
public:
    LineMenu(LineState *lines, QWidget *parent);

    // The action of a kind; none: Automatic.
    QAction *action(std::optional<TransportKind> kind) const;

Q_SIGNALS:
    void chosen(const tincan::LineChoice &choice);
    void testAllChosen();
    void optionsChosen();

private:
    void addChoice(const LineChoice &choice);
    void refresh();

    LineState *m_lines;
    QActionGroup *m_group;
    QList<std::pair<LineChoice, QAction *>> m_actions;
};

} // namespace tincan
