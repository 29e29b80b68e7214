#include "ui/advanced_page.h"

#include "ui/crash_report_view.h"

#include <QDesktopServices>
#include <QDir>
#include <QPushButton>

namespace tincan {

using namespace Qt::StringLiterals;

AdvancedPage::AdvancedPage(Workspace &workspace) : SettingsPage(tr("Advanced"), workspace)
{
    addChoice(tr("Log level"), tr("What is written to the standard error output: this, and what is graver."),
              {{u"debug"_s, tr("Debug")},
               {u"info"_s, tr("Information")},
               {u"warning"_s, tr("Warnings")},
               {u"error"_s, tr("Errors")}},
              preference<QString>([](Preferences &all) -> QString & { return all.logLevel; }));
    auto *open = new QPushButton(tr("Open"));
    open->setAutoDefault(false);
    connect(open, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(this->workspace().profile().folder())); });
    addRow(tr("Profile folder"), QDir::toNativeSeparators(workspace.profile().folder()), open);
    addWide(tr("Last crash report"), tr("copy delete fault unexpected", "words by which it is found"),
            new CrashReportView(CrashReports(workspace.profile().folder())));
    end();
}

} // namespace tincan
