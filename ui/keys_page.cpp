#include "ui/keys_page.h"

#include "ui/key_list.h"
#include "ui/server_set.h"

namespace tincan {

KeysPage::KeysPage(Workspace &workspace) : SettingsPage(tr("Keys"), workspace)
{
    addSwitch(tr("Enter sends"), tr("Shift+Enter breaks the line; otherwise the other way round."),
              {.get = [this] { return servers().profile().enterSends(); },
               .set = [this](bool sends) { servers().setEnterSends(sends); },
               .standard = true});
    addKeys();
    connect(&servers(), &ServerSet::enterSendsChanged, this, &KeysPage::showKeys);
    end();
}

void KeysPage::addKeys()
{
    for (const KeyGroup &group : keyGroups(servers().profile().enterSends())) {
        QStringList words;
        for (const NamedKeys &key : group.keys)
            words += {key.name, key.keys};
        addHeading(group.title, words.join(u' '));
        for (const NamedKeys &key : group.keys)
            m_keys.append(addTold(key.name, key.keys, group.title));
    }
}

void KeysPage::showKeys(bool enterSends)
{
    qsizetype at = 0;
    for (const KeyGroup &group : keyGroups(enterSends)) {
        for (const NamedKeys &key : group.keys)
            m_keys[at++]->setValue(key.keys);
    }
}

} // namespace tincan
