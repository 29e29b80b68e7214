// `tincand user|invite|room …`: asks the server that runs on a data folder, over its local socket. Main thread.
#pragma once

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace tincan {

// Whether these arguments (the program first) are such a command.
bool isAdministration(const QStringList &arguments);
// The exit code: 0, 1 where the server refused or does not run, 2 where the words make no sense.
int administer(const QStringList &arguments);
// Nothing where no server runs on the folder, an empty object where it does not answer.
std::optional<QJsonObject> askServer(const QString &folder, const QJsonObject &command);

} // namespace tincan
