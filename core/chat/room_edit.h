// What is to change of a room (protocol, section 5): what is not set stays as it is. A value; any thread.
#pragma once

#include <QMetaType>
#include <QString>

#include <optional>

namespace tincan {

struct RoomEdit
{
    std::optional<QString> title = {};
    std::optional<QString> topic = {};
    std::optional<bool> archived = {};
};

} // namespace tincan
