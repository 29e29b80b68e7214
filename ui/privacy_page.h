// The settings of what others learn of this person, and of what is kept here about them. GUI thread.
#pragma once

#include "ui/settings_page.h"

namespace tincan {

class PrivacyPage : public SettingsPage
{
    Q_OBJECT
public:
    explicit PrivacyPage(Workspace &workspace);

    QPushButton *forgetEmojiButton() const { return m_forgetEmoji; }

private:
    QPushButton *m_forgetEmoji;
};

} // namespace tincan
