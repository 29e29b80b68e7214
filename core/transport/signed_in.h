// A session on a server that asks who one is (protocol, section 4). A value; any thread.
#pragma once

#include "core/chat/person.h"

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>

namespace tincan {

struct SignedIn
{
    QByteArray token;
    QDateTime expires;
    Person user;
};

} // namespace tincan

Q_DECLARE_METATYPE(tincan::SignedIn)
