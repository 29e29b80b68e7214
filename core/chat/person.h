// Somebody who writes or reads, as the protocol names them (section 1). A value; any thread.
#pragma once

#include <QString>

namespace tincan {

struct Person
{
    QString id;
    QString name;

    bool operator==(const Person &) const = default;
};

} // namespace tincan
