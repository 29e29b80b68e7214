#include "ui/privacy_page.h"

#include "ui/recent_emoji.h"

#include <QPushButton>

namespace tincan {

PrivacyPage::PrivacyPage(Workspace &workspace)
    : SettingsPage(tr("Privacy"), workspace), m_forgetEmoji(new QPushButton(tr("Forget")))
{
    addSwitch(tr("Tell others that I am typing"), tr("Those in the same room see it while you write."),
              preference<bool>([](Preferences &all) -> bool & { return all.tellTyping; }));
    addSwitch(
        tr("Tell others that I am here"),
        tr("Everybody on a server with accounts sees whether you are connected, and away once no window of Tincan "
           "was touched for five minutes. Without it you are shown as offline."),
        preference<bool>([](Preferences &all) -> bool & { return all.tellPresence; }));
    addSwitch(tr("Load pictures by themselves"),
              tr("They come from the server that you are on, and from nowhere else, when their message is in sight. "
                 "Otherwise a click shows each."),
              preference<bool>([](Preferences &all) -> bool & { return all.loadPictures; }));
    m_forgetEmoji->setAutoDefault(false);
    addRow(tr("Emoji picked last"), tr("They stand first in the picker, on this computer only."), m_forgetEmoji);
    connect(m_forgetEmoji, &QPushButton::clicked, this, [] { RecentEmoji::shared().forget(); });
    const auto follow = [this] { m_forgetEmoji->setEnabled(!RecentEmoji::shared().picked().isEmpty()); };
    connect(&RecentEmoji::shared(), &RecentEmoji::changed, m_forgetEmoji, follow);
    follow();
    addRow(tr("What leaves this computer"),
           tr("To the server that you are on: what you send, your name, how far you have read, and what the switches "
              "above say. To this network: while “Join” is open, the question which servers there are; while you host "
              "for this network, this computer's name and where the server is."),
           nullptr);
    addRow(tr("What never does"),
           tr("What you search for, what you have not sent yet, reports of crashes, and how you use Tincan. No link is "
              "followed unless you click it, and no picture comes from elsewhere. After a crash the "
              "system may keep a memory dump of its own, by its own settings."),
           nullptr);
    end();
}

} // namespace tincan
