#include "ui/general_page.h"

#include "ui/autostart.h"
#include "ui/tray_icon.h"

#include <QCheckBox>
#include <QDir>
#include <QLineEdit>

namespace tincan {

using namespace Qt::StringLiterals;

GeneralPage::GeneralPage(Workspace &workspace) : SettingsPage(tr("General"), workspace)
{
    addText(tr("Name"), tr("Others see it beside what you write from now on."),
            {.get = [this] { return this->workspace().profile().name(); },
             .set =
                 [this](const QString &name) {
                     if (name.isEmpty() || name == this->workspace().profile().name())
                         return refresh(); // nobody is called nothing
                     this->workspace().setName(name);
                 },
             .standard = {}})
        ->setMaxLength(64);
    // A profile is named by its folder.
    const Autostart autostart(QDir(workspace.profile().folder()).dirName());
    if (Autostart::isAvailable())
        addSwitch(tr("Start with the desktop"), tr("Tincan opens when you log in."),
                  {.get = [autostart] { return autostart.isOn(); },
                   .set =
                       [this, autostart](bool on) {
                           Autostart(autostart).set(on);
                           refresh(); // by what the disk says
                       },
                   .standard = false});
    QCheckBox *keep = addSwitch(tr("Keep running when the window is closed"),
                                TrayIcon::isAvailable() ? tr("It waits in the tray, and tells of messages.")
                                                        : tr("This desktop has no tray to wait in."),
                                preference<bool>([](Preferences &all) -> bool & { return all.keepRunning; }));
    keep->setEnabled(TrayIcon::isAvailable());
    end();
}

} // namespace tincan
