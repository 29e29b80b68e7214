// A failure of the local disk or of a database on it. Any thread.
#pragma once

#include "core/base/failure.h"

namespace tincan {

// `status`: the database's own code, or what an HTTP answer is to say.
inline Failure storageFailure(const QString &detail, int status = 0)
{
    return Failure{.kind = Failure::Kind::Storage, .detail = detail, .status = status};
}

} // namespace tincan
