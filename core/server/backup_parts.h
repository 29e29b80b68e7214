// What a backup is made of, for who makes and who reads one. Values; any thread.
#pragma once

#include "core/base/storage_failure.h"
#include "core/platform/files.h"
#include "core/server/database_check.h"

#include <array>

namespace tincan::backup {

inline constexpr int format = 1;
inline constexpr const char *manifestName = "manifest.json";

struct Part
{
    const char *name;                     // in the folder and in the backup
    QStringList (*wrongWith)(Database &); // none: no database, but a file that is never changed
    bool needed;
};
// In the order in which their moments are taken: who is named in the log must be among the accounts.
inline constexpr std::array<Part, 3> parts{{{"log.sqlite", &wrongWithLogFile, true},
                                            {"accounts.sqlite", &wrongWithAccountFile, false},
                                            {"tls/certificate.pem", nullptr, false}}}; // which clients have pinned

} // namespace tincan::backup
