// The window's menus and keys. GUI thread.
#pragma once

namespace tincan {

class MainWindow;

// Once, from the window's constructor.
void makeMenus(MainWindow *window);

} // namespace tincan
