// The list of lines: Automatic and the five, each with its last measured time, of which one is chosen with one click.
// GUI thread.
#pragma once

#include "ui/line_state.h"

#include <QWidget>

namespace tincan {

class LineRow;

class LineList : public QWidget
{
    Q_OBJECT
public:
    explicit LineList(LineState *lines, QWidget *parent = nullptr);

    // The row of a kind; none: Automatic.
    LineRow *row(std::optional<TransportKind> kind) const;

Q_SIGNALS:
    void chosen(const tincan::LineChoice &choice);

private:
    void addRow(const LineChoice &choice, const QString &word, const QString &hint);
    void refresh();

    LineState *m_lines;
    QList<std::pair<LineChoice, LineRow *>> m_rows;
};

} // namespace tincan
