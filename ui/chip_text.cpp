#include "ui/chip_text.h"

#include "ui/failure_text.h"
#include "ui/line_words.h"

#include <QLocale>

namespace tincan {

namespace {

using State = ConnectionStatus::State;

QString stageWord(const QString &stage)
{
    if (stage == u"name")
        return ChipText::tr("Connecting… finding the server");
    if (stage == u"securing")
        return ChipText::tr("Connecting… securing the line");
    if (stage == u"first byte")
        return ChipText::tr("Connecting… signing in");
    return ChipText::tr("Connecting…");
}

ChipText connected(const ConnectionStatus &status)
{
    ChipText chip{.tone = ChipText::Tone::Good, .text = {}, .action = ChipText::Action::None, .tip = {}};
    const TransportKind line = status.line.value_or(TransportKind::WebSocket);
    if (status.blockedLine) {
        chip.tone = ChipText::Tone::Warn;
        chip.text = ChipText::tr("Connected by %1: %2 is blocked here")
                        .arg(LineWords::word(line).toLower(), LineWords::protocol(*status.blockedLine));
        return chip;
    }
    chip.text = LineWords::full(line);
    if (status.deliveryTime)
        chip.text +=
            ChipText::tr(" · %1", "delivery time after the line's name").arg(LineWords::time(*status.deliveryTime));
    return chip;
}

ChipText waiting(const ConnectionStatus &status, std::chrono::milliseconds left)
{
    ChipText chip{.tone = ChipText::Tone::Grey, .text = {}, .action = ChipText::Action::None, .tip = {}};
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(left).count();
    chip.text = seconds > 4 ? ChipText::tr("Reconnecting in %1 s").arg(seconds) : ChipText::tr("Reconnecting…");
    if (seconds > 4)
        chip.action = ChipText::Action::TryNow;
    // A forced choice that fails says so and offers Automatic; it is never overridden in silence.
    if (status.choice.forced && status.failure && status.failure->kind == Failure::Kind::Blocked) {
        chip.tone = ChipText::Tone::Warn;
        chip.text = ChipText::tr("%1 does not get through here").arg(LineWords::word(*status.choice.forced));
        chip.action = ChipText::Action::UseAutomatic;
    }
    return chip;
}

// What helps: a look at both, a renewed certificate, or another address or link.
ChipText::Action actionFor(CertificateProblem::Reason reason)
{
    switch (reason) {
    case CertificateProblem::Reason::PinChanged:
        return ChipText::Action::Compare;
    case CertificateProblem::Reason::Expired:
        return ChipText::Action::TryNow;
    default:
        return ChipText::Action::OtherServer;
    }
}

ChipText needsYou(const ConnectionStatus &status)
{
    ChipText chip{.tone = ChipText::Tone::Bad, .text = {}, .action = ChipText::Action::OtherServer, .tip = {}};
    if (!status.failure) {
        chip.text = ChipText::tr("Tincan stopped trying to connect.");
        chip.action = ChipText::Action::TryNow;
        return chip;
    }
    chip.text = FailureText::happened(*status.failure);
    if (status.choice.forced && status.failure->kind == Failure::Kind::Blocked)
        chip.action = ChipText::Action::UseAutomatic;
    else if (status.failure->kind == Failure::Kind::SignIn)
        chip.action = ChipText::Action::SignIn;
    else if (const auto &certificate = status.failure->certificate; certificate)
        chip.action = actionFor(certificate->reason);
    else if (status.failure->retryable() || status.failure->kind == Failure::Kind::Storage)
        chip.action = ChipText::Action::TryNow;
    return chip;
}

ChipText withoutTip(const ConnectionStatus &status, std::chrono::milliseconds retryLeft)
{
    const auto grey = [](const QString &text) {
        return ChipText{.tone = ChipText::Tone::Grey, .text = text, .action = ChipText::Action::None, .tip = {}};
    };
    switch (status.state) {
    case State::Idle:
        return grey(ChipText::tr("Not connected to a server"));
    case State::Offline:
        return grey(ChipText::tr("No network"));
    case State::Connecting:
        return grey(stageWord(status.stage));
    case State::CatchingUp:
        return grey(ChipText::tr("Catching up (%1)").arg(QLocale().toString(qlonglong(status.behind))));
    case State::Connected:
        return connected(status);
    case State::Waiting:
        return waiting(status, retryLeft);
    case State::NeedsYou:
        return needsYou(status);
    }
    return {};
}

} // namespace

ChipText ChipText::of(const ConnectionStatus &status, std::chrono::milliseconds retryLeft)
{
    ChipText chip = withoutTip(status, retryLeft);
    if (status.failure && status.state != State::Connected)
        chip.tip = FailureText::sentences(*status.failure);
    else if (status.blockedLine)
        chip.tip = tr("Automatic tries better lines again in the background.");
    else
        chip.tip = tr("Click to see and change the line.");
    return chip;
}

QString ChipText::switchedTo(TransportKind kind)
{
    return tr("Switched to %1. Nothing missed.").arg(LineWords::word(kind));
}

QString ChipText::word(Action action)
{
    switch (action) {
    case Action::None:
        return {};
    case Action::TryNow:
        return tr("Try now");
    case Action::UseAutomatic:
        return tr("Use Automatic");
    case Action::OtherServer:
        return tr("Other server…");
    case Action::SignIn:
        return tr("Sign in…");
    case Action::Compare:
        return tr("Compare…");
    }
    return {};
}

} // namespace tincan
