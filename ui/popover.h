// A card that floats above the window until something else is clicked: rounded, ruled, in the theme's ground.
// Deletes itself when it closes. GUI thread.
#pragma once

#include <QFrame>

namespace tincan {

class Popover : public QFrame
{
    Q_OBJECT
public:
    explicit Popover(QWidget *parent);
    // Opens above the anchor, inside the anchor's window, beginning at its leading edge.
    void openAbove(QWidget *anchor);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace tincan
