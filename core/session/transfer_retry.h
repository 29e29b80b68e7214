// When a transfer that failed is tried again, and when it is given up: ever later, and not for ever where not a byte
// more comes. A value; chance is passed in.
#pragma once

#include "core/base/clock.h"
#include "core/base/failure.h"

namespace tincan {

class TransferRetry
{
public:
    // So many bytes are there. An upload begins anew each time: that as many went out again is no progress.
    void advanced(qint64 bytes);
    // It begins anew: the line is back.
    void forget() { m_inVain = 0; }
    // The wait before the next try, of which `spread`, a random number in [0, 1), is chance; none: it is given up.
    std::optional<milliseconds> failed(const Failure &failure, double spread);

private:
    qint64 m_most = 0; // bytes that were there at once
    int m_inVain = 0;  // tries in a row
};

} // namespace tincan
