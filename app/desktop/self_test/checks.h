// What `tincan --self-test` looks at, a function each. None waits longer than three seconds for one thing, or leaves
// anything behind. GUI thread, with a QApplication.
#pragma once

#include "app/terminal/findings.h"

#include <QList>

namespace tincan {

Finding checkIcons();
// Ours, and Qt's own words. Afterwards English is spoken.
QList<Finding> checkTranslations();
// `chinese`: it is what the windows speak, and not only what somebody may write.
QList<Finding> checkFonts(bool chinese);

Finding checkHistory(); // SQLite, as it keeps and searches
// Whether the profile can be written, or made.
Finding checkFolder(const QString &profileFolder);

Finding checkKeychain();

// A hub with a certificate of its own, and lines that trust this one alone.
QList<Finding> checkTls();
// A message through each line, to a hub on this computer.
QList<Finding> checkLines();

} // namespace tincan
