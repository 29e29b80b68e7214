// One message of an export, out of its JSON. Pure; any thread.
#pragma once

#include "core/store/export_reader.h"

class QJsonObject;

namespace tincan {

// None where it is not what an export writes.
std::optional<Exported> exportedOf(const QJsonObject &json);

} // namespace tincan
