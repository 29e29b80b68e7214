#include "ui/language_page.h"

namespace tincan {

using namespace Qt::StringLiterals;

LanguagePage::LanguagePage(Workspace &workspace) : SettingsPage(tr("Language"), workspace)
{
    // Each in its own words, for whoever reads no other.
    addChoice(tr("Language"), tr("Of all windows, at once."),
              {{QString(), tr("System")}, {u"en"_s, u"English"_s}, {u"zh_CN"_s, u"简体中文"_s}},
              preference<QString>([](Preferences &all) -> QString & { return all.language; }));
    end();
}

} // namespace tincan
