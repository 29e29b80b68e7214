// The ways through a room: to the first unread message, to a date, to either end, and back. GUI thread.
#pragma once

class QMenu;

namespace tincan {

class MainWindow;

// The window's; its keys work wherever the focus is.
QMenu *makeGoMenu(MainWindow *window);

} // namespace tincan
