#include "core/session/transfer_retry.h"

#include "core/base/backoff.h"

namespace tincan {

namespace {

constexpr int mostInVain = 5;
constexpr Backoff transferBackoff{.cap = milliseconds(20'000), .maximum = {}};

} // namespace

void TransferRetry::advanced(qint64 bytes)
{
    if (bytes <= m_most)
        return;
    m_most = bytes;
    m_inVain = 0;
}

std::optional<milliseconds> TransferRetry::failed(const Failure &failure, double spread)
{
    ++m_inVain;
    // A token that is too old is renewed meanwhile; what cannot be read stays so.
    const bool forNow =
        (failure.retryable() && failure.kind != Failure::Kind::Invalid) || failure.kind == Failure::Kind::SignIn;
    if (!forNow || m_inVain >= mostInVain)
        return std::nullopt;
    return failure.retryAfter.value_or(milliseconds(0)) + transferBackoff.delay(m_inVain - 1, spread);
}

} // namespace tincan
