// The settings of what everything looks like. GUI thread.
#pragma once

#include "ui/settings_page.h"

namespace tincan {

class AppearancePage : public SettingsPage
{
    Q_OBJECT
public:
    explicit AppearancePage(Workspace &workspace);
};

} // namespace tincan
