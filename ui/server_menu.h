// The servers that are open, to go from one to another; those that were joined before; and the ways out of one.
// GUI thread.
#pragma once

#include <QString>

class QMenu;

namespace tincan {

class MainWindow;
class Workspace;

// For the window's menu bar.
QMenu *makeServerMenu(MainWindow *window);
// What can be done with one of the rail. Deletes itself.
QMenu *makeRailMenu(MainWindow *window, Workspace *workspace);

// What leaving it is called in a menu: it leaves in all windows at once.
QString leaveWords(const MainWindow &window, const Workspace &workspace);

} // namespace tincan
