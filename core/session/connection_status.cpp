#include "core/session/connection_status.h"

namespace tincan {

using namespace Qt::StringLiterals;

QString toWord(ConnectionStatus::State state)
{
    switch (state) {
    case ConnectionStatus::State::Idle:
    case ConnectionStatus::State::Offline:
        return u"offline"_s;
    case ConnectionStatus::State::Connecting:
        return u"connecting"_s;
    case ConnectionStatus::State::CatchingUp:
        return u"catching-up"_s;
    case ConnectionStatus::State::Connected:
        return u"connected"_s;
    case ConnectionStatus::State::Waiting:
        return u"waiting"_s;
    case ConnectionStatus::State::NeedsYou:
        return u"needs-you"_s;
    }
    return {};
}

} // namespace tincan
