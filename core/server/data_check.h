// What a data folder holds, looked through without changing it: for `tincand check`. Slow on large logs: it reads all
// of it. Works while a server runs on the folder, too. One thread.
#pragma once

#include "core/server/checked.h"

namespace tincan {

QList<Checked> checkData(const QString &folder);
// The one that the server is to show, in PEM files.
Checked checkCertificate(const QString &chainFile, const QString &keyFile);

} // namespace tincan
