// The settings of what all connections go through. GUI thread.
#pragma once

#include "ui/settings_page.h"

namespace tincan {

class NetworkPage : public SettingsPage
{
    Q_OBJECT
public:
    explicit NetworkPage(Workspace &workspace);
};

} // namespace tincan
