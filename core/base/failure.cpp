#include "core/base/failure.h"

namespace tincan {

bool Failure::retryable() const
{
    switch (kind) {
    case Kind::NoNetwork:
    case Kind::NotFound:
    case Kind::Unreachable:
    case Kind::TimedOut:
    case Kind::Dropped:
    case Kind::Blocked:
    case Kind::Busy:
    case Kind::NotTincan: // a captive portal goes away when the person has signed in to the network
    case Kind::Invalid:
        return true;
    case Kind::Certificate:
    case Kind::SignIn:
    case Kind::Refused:
    case Kind::Storage:
        return false;
    }
    return false;
}

QString toWord(Failure::Kind kind)
{
    switch (kind) {
    case Failure::Kind::NoNetwork:
        return QStringLiteral("no-network");
    case Failure::Kind::NotFound:
        return QStringLiteral("not-found");
    case Failure::Kind::Unreachable:
        return QStringLiteral("unreachable");
    case Failure::Kind::TimedOut:
        return QStringLiteral("timed-out");
    case Failure::Kind::Dropped:
        return QStringLiteral("dropped");
    case Failure::Kind::Blocked:
        return QStringLiteral("blocked");
    case Failure::Kind::Busy:
        return QStringLiteral("busy");
    case Failure::Kind::NotTincan:
        return QStringLiteral("not-tincan");
    case Failure::Kind::Certificate:
        return QStringLiteral("certificate");
    case Failure::Kind::SignIn:
        return QStringLiteral("sign-in");
    case Failure::Kind::Refused:
        return QStringLiteral("refused");
    case Failure::Kind::Invalid:
        return QStringLiteral("invalid");
    case Failure::Kind::Storage:
        return QStringLiteral("storage");
    }
    return {};
}

} // namespace tincan
