#include "ui/notifications_page.h"

#include <QCheckBox>
#include <QTimeEdit>

namespace tincan {

using namespace Qt::StringLiterals;

NotificationsPage::NotificationsPage(Workspace &workspace) : SettingsPage(tr("Notifications"), workspace)
{
    const auto on =
        addSwitch(tr("Show notifications"), tr("For messages in rooms that you are not looking at, one for each room."),
                  preference<bool>([](Preferences &all) -> bool & { return all.notify.on; }));
    const auto mentions =
        addSwitch(tr("Only when I am mentioned"), tr("Where somebody writes @ and your name."),
                  preference<bool>([](Preferences &all) -> bool & { return all.notify.mentionsOnly; }));
    const auto text = addSwitch(tr("Show the text"), tr("Otherwise only who wrote, and where."),
                                preference<bool>([](Preferences &all) -> bool & { return all.notify.withText; }));
    addSwitch(tr("Do not disturb"), tr("Nothing is shown until this is off again. What comes is still counted."),
              preference<bool>([](Preferences &all) -> bool & { return all.notify.doNotDisturb; }));
    const auto quiet = addSwitch(tr("Quiet hours"), tr("Nothing is shown between these times, each day."),
                                 preference<bool>([](Preferences &all) -> bool & { return all.notify.quietHours; }));
    const auto from = addTime(tr("Quiet from"), {},
                              preference<QTime>([](Preferences &all) -> QTime & { return all.notify.quietFrom; }));
    const auto to = addTime(tr("Quiet until"), {},
                            preference<QTime>([](Preferences &all) -> QTime & { return all.notify.quietTo; }));
    const auto follow = [=, this] {
        const NotifyRules &rules = servers().preferences().notify;
        for (QWidget *control : {static_cast<QWidget *>(mentions), static_cast<QWidget *>(text)})
            control->setEnabled(rules.on);
        for (QWidget *control : {static_cast<QWidget *>(from), static_cast<QWidget *>(to)})
            control->setEnabled(rules.on && rules.quietHours);
        quiet->setEnabled(rules.on);
    };
    connect(&servers(), &ServerSet::preferencesChanged, on, follow);
    follow();
    end();
}

} // namespace tincan
