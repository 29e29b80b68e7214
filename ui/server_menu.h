// The servers that were joined, to go from one to another; and off the list. GUI thread.
#pragma once

class QMenu;

namespace tincan {

class MainWindow;

QMenu *makeServerMenu(MainWindow *window);

} // namespace tincan
