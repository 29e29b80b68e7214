// The uploaded files of a backup. Their bytes go in as they lie in the data folder, for they never change, and are
// judged by the log's own hashes when they come back. One thread.
#pragma once

#include "core/server/sqlite.h"
#include "core/server/tar.h"

#include <QHash>

#include <optional>

namespace tincan::backup {

using Sums = QHash<QByteArray, QByteArray>; // SHA-256 of each member by its name, in hex

// files/<id>
bool isFileMember(const QByteArray &name);
// Those that the log in the backup knows; what was collected meanwhile is left out. What could not be read or written.
std::optional<QString> addFiles(TarWriter &tar, Database &log, const QString &folder);
// Of the members that are files: one that the log does not know, or whose bytes are others.
std::optional<QString> wrongWithFiles(const Sums &sums, Database &log);
// On disk, and their owner's alone.
bool keepFiles(const QString &folder);

} // namespace tincan::backup
