// What Enter means, and the list of all keys. GUI thread.
#pragma once

#include "ui/settings_page.h"

namespace tincan {

class KeysPage : public SettingsPage
{
    Q_OBJECT
public:
    explicit KeysPage(Workspace &workspace);

private:
    void addKeys();
    void showKeys(bool enterSends);

    QList<SettingsRow *> m_keys; // in the list's order
};

} // namespace tincan
