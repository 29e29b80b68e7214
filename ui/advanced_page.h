// The settings of those who look for a fault. GUI thread.
#pragma once

#include "ui/settings_page.h"

namespace tincan {

class AdvancedPage : public SettingsPage
{
    Q_OBJECT
public:
    explicit AdvancedPage(Workspace &workspace);
};

} // namespace tincan
