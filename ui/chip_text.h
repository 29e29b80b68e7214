// What the connection chip says about a status: a pure function, tested as rows (docs/ui.md, "States"). GUI thread
// (tr).
#pragma once

#include "core/session/connection_status.h"

#include <QCoreApplication>

namespace tincan {

class ChipText
{
    Q_DECLARE_TR_FUNCTIONS(ChipText)
public:
    enum class Tone
    {
        Grey,
        Good,
        Warn,
        Bad
    };
    enum class Action
    {
        None,
        TryNow,
        UseAutomatic,
        OtherServer,
        SignIn,
        Compare
    };

    Tone tone = Tone::Grey;
    QString text;
    Action action = Action::None;
    QString tip; // the whole story, for whoever hovers

    // `retryLeft`: what remains of the wait at this moment.
    static ChipText of(const ConnectionStatus &status, std::chrono::milliseconds retryLeft);
    static QString switchedTo(TransportKind kind);
    static QString word(Action action); // the button

    bool operator==(const ChipText &) const = default;
};

} // namespace tincan
