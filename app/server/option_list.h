// The options of `tincand`, as `--help` shows them. Main thread.
#pragma once

#include <QCommandLineOption>
#include <QList>

namespace tincan {

QList<QCommandLineOption> everyOption();

} // namespace tincan
