// The setting of which language the windows speak. GUI thread.
#pragma once

#include "ui/settings_page.h"

namespace tincan {

class LanguagePage : public SettingsPage
{
    Q_OBJECT
public:
    explicit LanguagePage(Workspace &workspace);
};

} // namespace tincan
