// How large a window may be on its screen: a laptop whose screen is doubled has 640 × 360 of these pixels. GUI thread.
#pragma once

#include <QSize>

class QWidget;

namespace tincan {

// What bars and docks leave, less the window's own frame.
QSize screenRoom(const QWidget *window);
// Where it ends below or beside what is free, moves it up or back; a window that is larger begins at the top.
void moveOnScreen(QWidget *window);

} // namespace tincan
