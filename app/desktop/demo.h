// --demo: a server in a folder that is gone afterwards, and two windows side by side, Ada's and Bob's: two people, so
// each has a workspace of its own. GUI thread.
#pragma once

#include "ui/main_window.h"

#include <QTemporaryDir>

namespace tincan {

class Demo
{
public:
    // Fails where the server cannot start.
    static Result<std::unique_ptr<Demo>> start();

private:
    Demo() = default;
    void openWindows();

    // Destroyed from the bottom up: the windows, then the server, then the folder.
    QTemporaryDir m_folder;
    HostedServer m_server;
    std::vector<std::unique_ptr<MainWindow>> m_windows;
};

} // namespace tincan
