// The settings of one's name, of starting and closing. GUI thread.
#pragma once

#include "ui/settings_page.h"

namespace tincan {

class GeneralPage : public SettingsPage
{
    Q_OBJECT
public:
    explicit GeneralPage(Workspace &workspace);
};

} // namespace tincan
