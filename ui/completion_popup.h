// The list of what may be meant, at the cursor of a text that keeps the keyboard. A child of the window. GUI thread.
#pragma once

#include "ui/completion.h"

#include <QFrame>

class QListWidget;

namespace tincan {

class CompletionPopup : public QFrame
{
    Q_OBJECT
public:
    explicit CompletionPopup(QWidget *window);

    // Above the cursor, or below it where there is no room; `cursor` is in the window's coordinates.
    void open(const QList<Completion> &completions, const QRect &cursor);
    void choose(int row); // -1: none
    void step(int rows);  // round and round
    int chosen() const;
    QListWidget *list() const { return m_list; }

Q_SIGNALS:
    void picked(int row); // by the mouse

private:
    void announce();

    QListWidget *m_list;
};

} // namespace tincan
