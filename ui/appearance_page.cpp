#include "ui/appearance_page.h"

namespace tincan {

using namespace Qt::StringLiterals;

AppearancePage::AppearancePage(Workspace &workspace) : SettingsPage(tr("Appearance"), workspace)
{
    addChoice(tr("Theme"), {}, {{u"system"_s, tr("System")}, {u"light"_s, tr("Light")}, {u"dark"_s, tr("Dark")}},
              {.get = [] { return toWord(currentAppearance()); },
               .set =
                   [this](const QString &word) {
                       servers().setAppearance(appearanceFromWord(word).value_or(Appearance::System));
                   },
               .standard = u"system"_s});
    const QString percent = tr(" %", "unit behind a number");
    addNumber(tr("Text size"), tr("Of the size that the system asks for."),
              {.least = Preferences::smallestText, .most = Preferences::largestText, .step = 10, .unit = percent},
              preference<int>([](Preferences &all) -> int & { return all.textSize; }));
    addNumber(tr("Interface scale"), tr("Of everything, letters and pictures. Holds from the next start on."),
              {.least = 100, .most = 200, .step = 25, .unit = percent},
              preference<int>([](Preferences &all) -> int & { return all.scale; }));
    addSwitch(tr("Group messages"), tr("What one person writes within five minutes stands under one name."),
              preference<bool>([](Preferences &all) -> bool & { return all.groups; }));
    addSwitch(tr("Compact"), tr("Less room between messages."),
              preference<bool>([](Preferences &all) -> bool & { return all.compact; }));
    end();
}

} // namespace tincan
