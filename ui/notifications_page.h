// The settings of what is told of rooms that are not looked at. GUI thread.
#pragma once

#include "ui/settings_page.h"

namespace tincan {

class NotificationsPage : public SettingsPage
{
    Q_OBJECT
public:
    explicit NotificationsPage(Workspace &workspace);
};

} // namespace tincan
